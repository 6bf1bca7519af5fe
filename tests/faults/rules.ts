// Each fault of the matrix as a rule of the emulator.

import type { FaultRule } from "../../pkg-template/src/emulator/fault-rules.ts";
import type { FaultName } from "./table.ts";

/** Longer than any attempt waits. */
const NEVER_MS = 60_000;

const throttled = { status: 429, body: "" };

const tencentError = (Code: string, status = 200) => ({
  status,
  body: { Response: { Error: { Code, Message: "m" }, RequestId: "r" } },
});

/** Not those that no rule makes: where nobody listens, and a clock that is wrong. */
const rules: Record<Exclude<FaultName, "refused connection" | "401 signature expired">, FaultRule> = {
  "cut before the headers, not executed": { cut: "before" },
  "cut before the headers, executed": { cut: "after" },
  "cut mid-body": { truncate: 20 },
  "truncated JSON": { body: '{"endpoint": {"id": "ff80' },
  "HTML 502": { status: 502 },
  "HTML 502, executed": { status: 502, effect: true },
  "empty 503": { status: 503, body: "" },
  "500, executed": { status: 500, effect: true },
  "504, executed": { status: 504, effect: true },
  "429 without Retry-After": throttled,
  "429 with Retry-After": { ...throttled, headers: { "retry-after": new Date(0).toUTCString() } },
  "429 with Retry-After past the deadline": { ...throttled, headers: { "retry-after": "30" } },
  "slow headers": { latencyMs: NEVER_MS },
  "slow body": { trickle: { bytes: 20, everyMs: NEVER_MS } },
  "wrong content type": { headers: { "content-type": "text/html" } },
  redirect: { status: 302, body: "", headers: { location: "/elsewhere" } },
  "200 with an error body": { status: 200, body: { error_code: "APIC.9000", error_msg: "m" } },
  "200 with InternalError": { ...tencentError("InternalError"), effect: true },
  "200 with RequestLimitExceeded": tencentError("RequestLimitExceeded"),
  "200 with a busy resource": tencentError("UnsupportedOperation.MutexOperationTaskRunning"),
  "busy resource": { status: 400, code: "DNS.0021" },
  "401 wrong signature": { status: 401, code: "APIGW.0301", message: "verify aksk signature fail" },
  "403": { status: 403 },
  "100 MB body": { body: " ".repeat(100 << 20) },
};

export const ruleOf = (fault: FaultName): FaultRule | undefined =>
  Object.hasOwn(rules, fault) ? rules[fault as keyof typeof rules] : undefined;

/** All attempts before the one that meets the fault. */
export const throttledBefore = (attempt: number): FaultRule[] =>
  attempt > 1 ? [{ ...throttled, count: attempt - 1 }] : [];
