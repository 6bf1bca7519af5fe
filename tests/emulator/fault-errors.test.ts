// Errors that a fault rule asks for: each in the shape of the service that the request is for.
import { beforeEach, describe, expect, test } from "vitest";
import { type Json, PROJECT } from "./bench.ts";
import { FaultBench } from "./fault-bench.ts";

let bench: FaultBench;
beforeEach(() => {
  bench = new FaultBench();
});

const request_id = expect.stringMatching(/^[0-9a-f]{32}$/);
const lastOf = async () => (await bench.control("GET", "requests")).body.requests.at(-1);

describe("Huawei Cloud (huawei.md 5.1)", () => {
  const coded = (error_code: string) => ({ error_code, error_msg: "why" });

  test.each<[string, status: number, code: string, service: string, path: string, Json]>([
    ["DNS", 500, "DNS.0021", "dns", "/v2.1/vpcs", { code: "DNS.0021", message: "why" }],
    ["the gateway", 401, "APIGW.0301", "dns", "/v2.1/vpcs", { ...coded("APIGW.0301"), request_id }],
    ["nobody's request", 500, "X.1", "dns", "/nowhere", { ...coded("X.1"), request_id }],
    ["API Gateway", 500, "APIC.9000", "apig", `/v2/${PROJECT}/apigw/instances`, coded("APIC.9000")],
    [
      "Workspace",
      400,
      "WKS.00010099",
      "workspace",
      `/v2/${PROJECT}/eips`,
      { ...coded("WKS.00010099"), error_detail: "why", encoded_authorization_message: "" },
    ],
    ["VPC v1", 409, "VPC.0601", "vpc", `/v1/${PROJECT}/ports`, { code: "VPC.0601", message: "why" }],
    ["EIP v3", 409, "EIP.7902", "vpc", `/v3/${PROJECT}/eip/publicips`, { ...coded("EIP.7902"), request_id }],
    ["Neutron", 409, "Busy", "vpc", "/v2.0/ports", { NeutronError: { type: "Busy", message: "why", detail: "" } }],
    ["IAM", 403, "Forbidden", "iam", "/v3/projects", { error: { code: 403, title: "Forbidden", message: "why" } }],
  ])("%s", async (_, status, code, service, path, body) => {
    await bench.setFaults([{ status, code, message: "why" }]);
    expect(await bench.huawei(service, "GET", path)).toMatchObject({ status, body });
    expect(await lastOf()).toMatchObject({ status, fault: { code } });
  });
});

describe("Tencent Cloud (tencent.md 3.1 to 3.4)", () => {
  const setError = (code: string) => bench.setFaults([{ cloud: "tencent", code, message: "why" }]);

  test("API 3.0", async () => {
    await setError("InternalError");
    const { Error: error, RequestId } = await bench.v3("DescribeNetworkInterfaces", {});
    expect(error).toEqual({ Code: "InternalError", Message: "why" });
    expect(RequestId).toBe((await lastOf()).requestId);
  });

  test.each([
    ["a number", "6000", 6000, "InternalError"],
    ["a number without a word", "5200", 5200, "5200"],
    ["a word", "InvalidRequest.ReplayAttack", 4500, "InvalidRequest.ReplayAttack"],
    ["a word without a number", "InvalidPrivateIpAddress.InUse", 5100, "InvalidPrivateIpAddress.InUse"],
  ])("API 2.0, by %s", async (_, asked, code, codeDesc) => {
    await setError(asked);
    const reply = await bench.legacy("DescribeNetworkInterfaces", {});
    expect(reply).toEqual({ code, codeDesc, message: `(${code})why` });
  });

  test("API 2.0's address, with the newer version", async () => {
    await setError("InternalError");
    const reply = await bench.legacyEip("AssociateAddress", { Version: "2017-03-12" });
    expect(reply).toEqual({
      Response: { Error: { Code: "InternalError", Message: "why" }, RequestId: expect.any(String) },
    });
  });
});

test("one call too many: the provider's own answer", async () => {
  await bench.setFaults([{ throttle: { calls: 0, windowMs: 1 } }]);
  expect(await bench.show()).toMatchObject({ status: 429, body: { error_code: "APIGW.0308", request_id } });
  expect((await bench.v3("DescribeNetworkInterfaces", {})).Error.Code).toBe("RequestLimitExceeded");
  const legacy = await bench.legacy("DescribeNetworkInterfaces", {});
  expect(legacy).toMatchObject({ code: 4400, codeDesc: "InvalidRequest.LimitExceeded" });
});
