// Fault rules that make no sense.
import { beforeEach, describe, expect, test } from "vitest";
import { down, FaultBench } from "./fault-bench.ts";

let bench: FaultBench;
beforeEach(() => {
  bench = new FaultBench();
});

describe("a rule that is refused, naming the field; the rules before it stay", () => {
  test.each<[object, string, string]>([
    [{ faults: {} }, "faults", "an array"],
    [{ faults: [], seed: 0.5 }, "seed", "an integer"],
    [{ faults: [], chaos: true }, "chaos", "not known"],
    [{ faults: [7] }, "faults[0]", "an object"],
    [{ faults: [{ status: 503 }, {}] }, "faults[1]", "must have an effect: one of status, code"],
    [{ faults: [{ service: "dns" }] }, "faults[0]", "must have an effect"],
    ...(
      [
        [{ status: 503, cloud: "azure" }, "cloud", "one of huawei, tencent"],
        [{ status: 503, service: "cdn" }, "service", "one of dns, "],
        [{ status: 503, cloud: "tencent", service: "dns" }, "service", "one of vpc, vpcLegacy, eipLegacy"],
        [{ status: 503, operation: "BindIp" }, "operation", "BindIp is no operation of the clouds"],
        [{ status: 503, service: "dns", operation: "ListPorts" }, "operation", "ListPorts is no operation of dns"],
        [{ status: 503, resource: "" }, "resource", "a non-empty string"],
        [{ status: 503, nth: 0 }, "nth", "an integer from 1 on"],
        [{ status: 503, count: 1.5 }, "count", "an integer from 1 on"],
        [{ status: 503, probability: 1.1 }, "probability", "a number from 0 to 1"],
        [{ status: 99 }, "status", "an integer from 200 to 599"],
        [{ status: "503" }, "status", "an integer from 200 to 599"],
        [{ code: "DNS.0021" }, "code", "needs status"],
        [{ status: 500, message: "m" }, "message", "needs code"],
        [{ effect: true, latencyMs: 1 }, "effect", "needs status or code"],
        [{ latencyMs: -1 }, "latencyMs", "an integer from 0 to 2147483647"],
        [{ latencyMs: 2 ** 31 }, "latencyMs", "an integer from 0 to 2147483647"],
        [{ cut: "during" }, "cut", "one of before, after"],
        [{ cut: "after", status: 500 }, "cut", "does not go with status"],
        [{ cut: "before", body: "" }, "cut", "does not go with body"],
        [{ cut: "before", throttle: { calls: 1, windowMs: 1 } }, "cut", "does not go with throttle"],
        [{ throttle: { calls: 1, windowMs: 1 }, nth: 1 }, "throttle", "does not go with nth"],
        [{ throttle: { calls: 1, windowMs: 1 }, status: 503 }, "throttle", "does not go with status"],
        [{ throttle: { calls: 1 } }, "throttle.windowMs", "is missing"],
        [{ throttle: { calls: 1, windowMs: 0 } }, "throttle.windowMs", "an integer from 1 on"],
        [{ truncate: -1 }, "truncate", "an integer from 0 on"],
        [{ trickle: { bytes: 0, everyMs: 1 } }, "trickle.bytes", "an integer from 1 on"],
        [{ headers: { "a b": "c" } }, "headers", "names and values of headers"],
        [{ headers: "retry-after" }, "headers", "an object"],
        [{ headers: { "retry-after": 3 } }, "headers.retry-after", "a string"],
        [{ dateOffsetMs: "1" }, "dateOffsetMs", "an integer"],
        [{ retryAfter: 3 }, "retryAfter", "is not known here; known are cloud, service"],
      ] as const
    ).map(([rule, field, why]): [object, string, string] => [{ faults: [rule] }, `faults[0].${field}`, why]),
  ])("%j", async (document, field, why) => {
    await bench.setFaults([down(418)]);
    const { status, body } = await bench.control("POST", "faults", document);
    expect(status).toBe(400);
    expect(body.field).toBe(field);
    expect(body.error).toContain(why);
    expect(await bench.statuses(1)).toEqual([418]);
  });
});
