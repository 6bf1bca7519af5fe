// Ten thousand addresses are unbound while about every third request meets a fault: nothing is lost, nothing is done that
// was not wished, and the report says what the state says. Which request meets what is told by a seed and by their order,
// which is the same in each run where time is virtual.
import { expect, test } from "vitest";
import { inVirtualTime } from "./support/virtual-time.ts";
import { all, stateOf, unbind, viewsOf, worldOf } from "./support/world.ts";

test("10,000 unbinds under the emulator's hostile mix", async () => {
  const size = {
    endpoints: Array<number>(10).fill(4),
    gateways: Array.from({ length: 4 }, () => [2, 2, 2, 2, 2]),
    desktops: [7400, 0] as [number, number],
    interfaces: Array.from({ length: 200 }, () => [19, 1] as [number, number]),
    publicips: 60,
  };
  const calm = worldOf(stateOf(size));
  const before = await all(calm, { state: "bound" });
  // A tenth stays: what nobody wished away has to be there at the end.
  const free = before.filter(({ primary, kind }) => !primary && kind !== "eip" && kind !== "dns-endpoint-ip");
  const wished = [
    ...free.filter((_, at) => at % 10 > 0),
    ...before.filter(({ kind }, at) => kind === "dns-endpoint-ip" && at % 2 === 0),
    ...before.filter(({ kind, cloud }) => kind === "eip" && cloud === "huawei").slice(0, 20),
  ];
  const plan = calm.bindings.plan(wished.map(unbind), { allow: ["detach-eip"] });
  const planned = plan.items.length;
  expect(planned).toBeGreaterThanOrEqual(10_000);

  const { report, after } = await inVirtualTime(async () => {
    const world = worldOf(stateOf(size), { chaos: 7, settleMs: 5 });
    const report = await world.bindings.apply(plan, { intervalMs: 10, concurrency: 64 });
    await world.control("faults", { faults: [] });
    return { report, after: await all(viewsOf(world.emulator.fetch), { state: "bound" }) };
  });
  const there = new Set(after.map(({ id }) => id));
  const asked = new Set(wished.map(({ id }) => id));
  const gone = new Set(
    report.items.flatMap(({ outcome, binding }) => (outcome === "done" || outcome === "already" ? [binding?.id] : [])),
  );
  const untrue = report.items.filter(({ binding }) => there.has(binding?.id ?? "") === gone.has(binding?.id));
  expect(untrue).toEqual([]);
  const outcomes = report.items.map(({ outcome }) => outcome);
  expect(outcomes.filter((outcome) => outcome === "done" || outcome === "already")).toHaveLength(planned);
  // An EIP goes with its private address; everything else that nobody asked for is there.
  const kept = before.filter(({ id, kind, cloud }) => !asked.has(id) && !(kind === "eip" && cloud === "tencent"));
  expect(kept.filter(({ id }) => !there.has(id))).toEqual([]);
}, 900_000);
