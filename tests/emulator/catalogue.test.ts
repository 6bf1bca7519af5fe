import { describe, expect, test } from "vitest";
import { allOperations } from "../../pkg-template/src/emulator/catalogue.ts";
import { huaweiOperations } from "../../pkg-template/src/emulator/huawei/handle.ts";
import { tencentOperations } from "../../pkg-template/src/emulator/tencent/actions.ts";
import { Bench } from "./bench.ts";

test("what is answered is in the catalogue, and of Tencent Cloud all that is in it", () => {
  const described = allOperations().map(({ cloud, service, name }) => `${cloud}.${service}.${name}`);
  expect(described).toEqual(expect.arrayContaining(huaweiOperations().map((name) => `huawei.${name}`)));
  const tencent = described.filter((name) => name.startsWith("tencent."));
  expect(
    tencentOperations()
      .map((name) => `tencent.${name}`)
      .sort(),
  ).toEqual(tencent.sort());
});

describe("what the catalogue knows, but the emulator does not answer, is refused as unknown", () => {
  const bench = new Bench();

  test.each([
    ["vpc", "GET", "/v3/0123456789abcdef0123456789abcdef/eip/publicip-pools"],
    ["apig", "GET", "/v2/0123456789abcdef0123456789abcdef/apigw/available-zones"],
  ])("Huawei Cloud, %s: %s %s", async (service, method, path) => {
    const { status, body } = await bench.huawei(service, method, path, method === "GET" ? undefined : {});
    expect([status, body.error_code]).toEqual([404, "APIGW.0101"]);
  });

  test("Tencent Cloud: an action of no catalogue", async () => {
    expect((await bench.v3("CreateVpc", {})).Error.Code).toBe("InvalidAction");
    expect((await bench.legacy("CreateVpc", {})).codeDesc).toBe("InvalidAction.NotFound");
  });
});
