import { type FaultDocument, readFaults } from "./fault-rules.ts";

/** About every third request meets one of these. What a client makes of them is true or it has a bug. */
const HOSTILE_MIX = [
  { probability: 0.05, latencyMs: 50 },
  { probability: 0.04, cut: "before" },
  { probability: 0.04, cut: "after" },
  { probability: 0.03, truncate: 20 },
  { probability: 0.03, trickle: { bytes: 16, everyMs: 1 } },
  { probability: 0.02, status: 502 },
  { probability: 0.02, status: 503, body: "" },
  { probability: 0.02, status: 504, effect: true },
  { probability: 0.02, dateOffsetMs: -3_600_000 },
  { probability: 0.02, headers: { "content-type": "text/html" } },
  { cloud: "huawei", probability: 0.03, status: 429, code: "APIGW.0308" },
  // The gateway's limit (huawei.md 5.4), and that of most actions (tencent.md 2.3).
  { cloud: "huawei", throttle: { calls: 200, windowMs: 1000 } },
  { cloud: "tencent", throttle: { calls: 100, windowMs: 1000 } },
  { cloud: "huawei", probability: 0.02, status: 500, code: "APIGW.0601", effect: true },
  { cloud: "huawei", service: "dns", probability: 0.03, status: 409, code: "DNS.0021" },
  { cloud: "tencent", probability: 0.03, code: "RequestLimitExceeded" },
  { cloud: "tencent", probability: 0.02, code: "InternalError", effect: true },
];

export const chaos = (seed: number): FaultDocument => readFaults({ faults: HOSTILE_MIX, seed });
