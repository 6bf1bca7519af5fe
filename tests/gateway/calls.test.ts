// What callers may do through the gateway, and what comes back.
import { expect, test } from "vitest";
import { ENDPOINT, setting, tokenOf } from "./support/gateway.ts";

test("a read is answered with data, status, request id and attempts, and leaves one line", async () => {
  const { post, lines, keysAsked } = setting();
  const response = await post("/v1/huawei/dns/showEndpoint", { endpoint_id: ENDPOINT });
  const answer = await response.json();
  expect(answer).toMatchObject({ data: { endpoint: { id: ENDPOINT } }, status: 200, attempts: 1 });
  expect(answer.requestId).toMatch(/\S/);
  expect(response.headers.get("Cache-Control")).toBe("no-store");
  expect(keysAsked()).toBe(1);
  expect(lines).toEqual([
    {
      at: expect.stringMatching(/Z$/),
      id: response.headers.get("X-Request-Id"),
      method: "POST",
      path: "/v1/huawei/dns/showEndpoint",
      caller: "reader",
      cloud: "huawei",
      account: "hw",
      region: "cn-north-4",
      service: "dns",
      operation: "showEndpoint",
      resources: { endpoint_id: [ENDPOINT] },
      outcome: "ok",
      status: 200,
      requestId: answer.requestId,
      attempts: 1,
      durationMs: expect.any(Number),
    },
  ]);
});

test("an operation has the provider's name too", async () => {
  const { post, lines } = setting();
  expect((await post("/v1/tencent/vpc/DescribeNetworkInterfaces")).status).toBe(200);
  expect(lines[0]).toMatchObject({ operation: "describeNetworkInterfaces", account: "tc", region: "ap-guangzhou" });
});

test("an error of a provider keeps its kind, code and request id", async () => {
  const { post, lines } = setting();
  const response = await post("/v1/huawei/dns/showEndpoint", { endpoint_id: "0".repeat(32) });
  expect(response.status).toBe(404);
  const { error } = await response.json();
  expect(error).toMatchObject({
    kind: "NotFound",
    status: 404,
    attempts: 1,
    service: "dns",
    operation: "showEndpoint",
  });
  expect(error.requestId).toMatch(/\S/);
  expect(lines[0]).toMatchObject({ outcome: "failed", kind: "NotFound", code: error.code, requestId: error.requestId });
});

test("parameters are checked before keys are asked for", async () => {
  const { post, keysAsked, sent } = setting();
  const response = await post("/v1/huawei/dns/showEndpoint", { endpoint_id: 7 });
  expect(response.status).toBe(400);
  expect((await response.json()).error).toMatchObject({ kind: "InvalidInput", details: [{ path: "endpoint_id" }] });
  expect(keysAsked()).toBe(0);
  expect(sent).toEqual([]);
});

test("a prepared request shows what would be sent, and nothing that proves who sends it", async () => {
  const { post, keysAsked, sent } = setting();
  const response = await post("/v1/huawei/dns/showEndpoint/prepare", { endpoint_id: ENDPOINT });
  const { data: prepared } = await response.json();
  expect(prepared).toMatchObject({
    method: "GET",
    url: `https://dns.cn-north-4.myhuaweicloud.com/v2.1/endpoints/${ENDPOINT}`,
    canonicalRequest: expect.stringContaining(ENDPOINT),
    stringToSign: expect.stringContaining("SDK-HMAC-SHA256"),
  });
  expect(prepared).not.toHaveProperty("signature");
  expect(Object.keys(prepared.headers).map((name) => name.toLowerCase())).not.toContain("authorization");
  expect(keysAsked()).toBe(0);
  expect(sent).toEqual([]);
});

test("the operations are those that the caller may call", async () => {
  const { fetch } = setting({
    policy: [
      { callers: ["reader"], services: ["dns"] },
      { callers: ["writer"], operations: ["add", "dns.deletePtr"] },
    ],
  });
  const of = async (id: string) => {
    const response = await fetch("/v1/operations", { headers: { Authorization: `Bearer ${tokenOf(id)}` } });
    return (await response.json()).operations as { service: string; operation: string; effect: string }[];
  };
  const read = await of("reader");
  expect(read.map(({ operation }) => operation)).toContain("showEndpoint");
  expect(new Set(read.map(({ service, effect }) => `${service} ${effect}`))).toEqual(new Set(["dns read"]));
  const written = await of("writer");
  expect(written.filter(({ effect }) => effect !== "add").map(({ operation }) => operation)).toEqual(["deletePtr"]);
});

test("health is told to everybody", async () => {
  const { fetch } = setting();
  const response = await fetch("/health");
  expect([response.status, await response.json()]).toEqual([200, { ok: true }]);
});
