// The parts of the explorer that need no page: search, the values of its form, and what it says of signatures.

import { beforeAll, describe, expect, test } from "vitest";
import type * as cloudip from "../../pkg/default.js";
import type { PreparedRequest } from "../../pkg/default.js";
import { fresh, integer, parse, withMember, write } from "../../www/page/explorer/form/values.ts";
import { matching } from "../../www/page/shell/fuzzy.ts";
import { stepsOf } from "../../www/page/signature/steps.ts";
import { catalogue } from "./world.ts";

const { HuaweiCloud, TencentCloud } = (await import("../../pkg/default.js" as string)) as typeof cloudip;

describe("search", () => {
  const found = (typed: string) =>
    matching(catalogue.operations, typed, ({ method, service, summary }) => `${method} ${service} ${summary}`).map(
      ({ method }) => method,
    );

  test.each([
    ["unassignPrivateIp", "unassignPrivateIpAddresses"],
    ["unregingress", "unregisterIngressIps"],
    ["resolver bind", "associateEndpointIpaddress"],
    ["DESKTOP unbind", "batchDisassociateDesktopsEip"],
  ])("%s leads to %s", (typed, method) => {
    expect(found(typed).slice(0, 3)).toContain(method);
  });

  test("every word must be there, and letters far apart are none", () => {
    expect(found("eip zzz")).toEqual([]);
    expect(found("xq")).toEqual([]);
    expect(found("")).toHaveLength(catalogue.operations.length);
  });
});

describe("values", () => {
  test("a member is changed in its place, added at the end, or left out", () => {
    expect(Object.entries(withMember({ a: 1, b: 2 }, "a", 3))).toEqual([
      ["a", 3],
      ["b", 2],
    ]);
    expect(withMember({ a: 1 }, "b", null)).toEqual({ a: 1, b: null });
    expect(withMember({ a: 1 }, "a", undefined)).toEqual({});
  });

  test("integers of any size keep their digits", () => {
    expect([integer(""), integer("12"), integer("-3"), integer("9007199254740993"), integer("x")]).toEqual([
      undefined,
      12,
      -3,
      9007199254740993n,
      "x",
    ]);
  });

  test("JSON is read and written", () => {
    const value = { text: "ü", list: [1, true, null] };
    expect(parse(write(value))).toEqual(value);
    expect(() => parse("{")).toThrow(SyntaxError);
  });

  test("what is added has what it must have", () => {
    const elbs = catalogue.operations
      .find(({ name }) => name === "UnregisterIngressIps")
      ?.fields.find(({ name }) => name === "elbs");
    expect(elbs && fresh(elbs.type, catalogue.types)).toEqual([{ elb_id: "" }]);
  });
});

describe("steps to a signature", () => {
  let requests: Record<"huawei" | "tencent" | "legacy", PreparedRequest>;
  beforeAll(async () => {
    const key = { accessKeyId: "AKEXAMPLE0000000000", secretAccessKey: "SKEXAMPLE0000000000000000000000000000000" };
    const secret = { secretId: "AKIDEXAMPLE00000000000000000000000", secretKey: "SKEXAMPLE000000000000000000000000" };
    const tencent = new TencentCloud({ region: "ap-guangzhou", credentials: secret });
    requests = {
      huawei: await new HuaweiCloud({ region: "cn-north-4", credentials: key }).prepare("dns", "listEndpoints", {
        direction: "inbound",
      }),
      tencent: await tencent.prepare("vpc", "describeAddresses", {}),
      legacy: await tencent.prepare("eipLegacy", "describeEip", {}),
    };
  });
  const of = ({ stringToSign = "", scope }: PreparedRequest) => stepsOf({ stringToSign, ...(scope && { scope }) });

  test("name the keys of each scheme", () => {
    expect(of(requests.huawei)).toEqual(["signature = hex(HMAC-SHA256(secret access key, string to sign))"]);
    expect(of(requests.legacy)).toEqual(["signature = base64(HMAC-SHA256(secret key, string to sign))"]);
    expect(of(requests.tencent)).toEqual([
      expect.stringMatching(/^date key = HMAC-SHA256\("TC3" \+ secret key, "\d{4}-\d\d-\d\d"\)$/),
      'service key = HMAC-SHA256(date key, "vpc")',
      'signing key = HMAC-SHA256(service key, "tc3_request")',
      "signature = hex(HMAC-SHA256(signing key, string to sign))",
    ]);
  });
});
