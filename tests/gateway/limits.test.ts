// What a call may cost, and what becomes of it when its caller goes away.
import { expect, test } from "vitest";
import { huaweiKey } from "../emulator/sign.ts";
import { createGateway, ENDPOINT, setting } from "./support/gateway.ts";

const SHOW = "/v1/huawei/dns/showEndpoint";

/** A gateway in front of a cloud that answers nothing until it is aborted. */
function inFrontOfSilence(callMs: number, onSent = () => {}) {
  const aborted: unknown[] = [];
  const fetch = (_: string, { signal }: RequestInit) =>
    new Promise<Response>((_, reject) => {
      onSent();
      signal?.addEventListener("abort", () => {
        aborted.push(signal.reason);
        reject(signal.reason);
      });
    });
  const accounts = { hw: { cloud: "huawei", regions: ["cn-north-4"], credentials: huaweiKey, fetch } } as const;
  return { ...setting({ accounts: accounts as never, limits: { callMs } }), aborted };
}

test("a caller that goes away ends the call", async () => {
  const controller = new AbortController();
  const { post, lines, aborted } = inFrontOfSilence(30_000, () => setTimeout(() => controller.abort(), 10));
  const answer = await post(SHOW, { endpoint_id: ENDPOINT }, { signal: controller.signal });
  expect(answer.status).toBe(499);
  expect(aborted).toHaveLength(1);
  expect(lines).toMatchObject([{ outcome: "failed", kind: "Aborted", attempts: 1 }]);
});

test("a call that takes too long is ended", async () => {
  const { post, lines, aborted } = inFrontOfSilence(50);
  const response = await post(SHOW, { endpoint_id: ENDPOINT });
  expect([response.status, (await response.json()).error.kind]).toEqual([504, "Timeout"]);
  expect(aborted).toHaveLength(1);
  expect(lines).toMatchObject([{ outcome: "failed", kind: "Timeout" }]);
});

test("an answer that is too long is not passed on, and the error says that the call was made", async () => {
  const { post, lines } = setting({ limits: { answerBytes: 100 } });
  const response = await post(SHOW, { endpoint_id: ENDPOINT });
  expect(response.status).toBe(502);
  const { error } = await response.json();
  expect(error).toMatchObject({ kind: "Decode", code: "Gateway.AnswerTooLong", attempts: 1, retryable: false });
  expect(error.requestId).toMatch(/\S/);
  expect(lines).toMatchObject([{ outcome: "failed", requestId: error.requestId }]);
});

test("keys that cannot be used are the operator's matter", async () => {
  const credentials = { accessKeyId: "", secretAccessKey: "SKEXAMPLE" };
  const { post } = setting({ accounts: { hw: { cloud: "huawei", regions: ["cn-north-4"], credentials } } });
  const response = await post(SHOW, { endpoint_id: ENDPOINT });
  const text = await response.text();
  expect([response.status, JSON.parse(text).error.code]).toEqual([502, "Gateway.BadAccount"]);
  expect(text).not.toContain("accessKeyId");
});

const withLimits = (limits: object) => ({ bulk: { jobs: {}, queue: "Q", objects: "O", limits } });

test.each<[string, object]>([
  ["options.accounts", { accounts: {} }],
  ["options.accounts.hw.regions", { accounts: { hw: { cloud: "huawei", regions: [], credentials: huaweiKey } } }],
  ["options.callers", { callers: {} }],
  ["options.callers.tokens.a", { callers: { tokens: { a: "not a hash" } } }],
  ["options.callers.access.team", { callers: { access: { team: "http://x", audience: "a" } } }],
  ["options.policy[0].operations[0]", { policy: [{ operations: ["dns.deleteEverything"] }] }],
  ["options.policy[0].operations[0]", { policy: [{ operations: ["dns.*"] }] }],
  ["options.cors.origins[0]", { cors: { origins: ["https://a.example/"] } }],
  ["options.limits.requestBytes", { limits: { requestBytes: 0 } }],
  ["options.limits.requestSize", { limits: { requestSize: 1 } }],
  ["options.objects", { limits: { rate: { perMinute: 1 } } }],
  ["options.objects", { policy: [{ once: true }] }],
  ["options.objects", { audit: { keepDays: 1 } }],
  ["options.polices", { polices: [] }],
  ["options.bulk.jobs", { bulk: { queue: "Q", objects: "O" } }],
  ["options.bulk.queue", { bulk: { jobs: {}, objects: "O" } }],
  ["options.bulk.objects", { bulk: { jobs: {}, queue: "Q" } }],
  ["options.bulk.limits.items", withLimits({ items: 10_001 })],
  ["options.bulk.limits.consumer", withLimits({ consumer: 1 })],
  ["options.bulk.limits.subrequests", withLimits({ subrequests: 25 })],
  ["options.bulk.limits.service.perSecond", withLimits({ service: { perSecond: 0 } })],
  ["options.bulk.limits.services.dns.concurrency", withLimits({ services: { dns: { concurrency: 0.5 } } })],
])("options that make no sense are refused: %s", (path, wrong) => {
  const options = {
    accounts: { hw: { cloud: "huawei", regions: ["cn-north-4"], credentials: huaweiKey } },
    callers: { tokens: { a: "0".repeat(64) } },
  };
  const make = () => createGateway({ ...options, ...wrong } as never);
  expect(make).toThrowError(
    expect.objectContaining({ kind: "InvalidInput", details: [expect.objectContaining({ path })] }),
  );
});
