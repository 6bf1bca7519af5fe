// A run is killed at every position of its journal, once before and once after the entry is safe, and another goes on.
import { describe, expect, test } from "vitest";
import type { Binding, Change } from "../../pkg/bindings/index.js";
import { killedAndResumed, whole } from "./support/crash.ts";
import { all, INTERVAL, stateOf, unbind, worldOf } from "./support/world.ts";

const SIZE = {
  endpoints: [2],
  gateways: [[1, 1]],
  desktops: [2, 1] as [number, number],
  interfaces: [
    [3, 1],
    [1, 0],
  ] as [number, number][],
  publicips: 1,
};

/** A bit of everything: a replaced endpoint address, moves, batches, an address of the provider's choice. */
async function setting() {
  const world = worldOf(stateOf(SIZE));
  const found = await all(world);
  const of = (kind: string) => found.filter((binding) => binding.kind === kind && !binding.primary);
  const [endpoint] = of("dns-endpoint-ip") as [Binding];
  const [a, b] = of("desktop-eip") as [Binding, Binding];
  const [first, second, third, other] = of("eni-private-ip") as [Binding, Binding, Binding, Binding];
  const [publicip] = of("eip").filter(({ cloud }) => cloud === "huawei") as [Binding];
  const changes: Change[] = [
    { action: "bind", to: endpoint },
    unbind(endpoint),
    { action: "move", binding: a, to: b },
    unbind(b),
    ...of("gateway-ingress").map(unbind),
    { action: "move", binding: first, to: other },
    unbind(second),
    unbind(third),
    { action: "bind", to: other },
    { action: "bind", to: other },
    unbind(publicip),
  ];
  return { ...world, before: found, changes, ...INTERVAL };
}

type World = Awaited<ReturnType<typeof setting>>;

/** What is bound where at the end; new bindings by their resource, since the provider may choose a freed address. */
async function finalState(world: World): Promise<string[]> {
  const old = new Set(world.before.map(({ id }) => id));
  const found = await all(world, { state: "bound" });
  return found.map(({ id, kind, resource }) => (old.has(id) ? id : `${kind} ${resource.id}`)).sort();
}

describe("killed and resumed", async () => {
  const world = await setting();
  const { entries, report } = await whole(world);
  const expected = await finalState(world);

  test("the whole run does what is wished", () => {
    expect(report.items.map(({ outcome }) => outcome)).toEqual(report.items.map(() => "done"));
    // One entry for the plan, and two for each step.
    expect(entries).toBe(1 + 2 * world.bindings.plan(world.changes).steps.length);
  });

  for (const written of [true, false]) {
    test.each(Array.from({ length: entries }, (_, at) => at))(
      `at entry %i, ${written ? "which is safe" : "which is lost"}`,
      async (position) => {
        const world = await setting();
        const resumed = await killedAndResumed(world, position, written);
        expect(resumed.report.items.map(({ outcome }) => outcome)).toEqual(report.items.map(({ outcome }) => outcome));
        expect(resumed.report).toMatchObject({ complete: true, plan: resumed.plan.id });
        expect(await finalState(world)).toEqual(expected);
        // Every step has one outcome, and what was bound has a binding that is there.
        const outcomes = resumed.entries.flatMap((entry) => (entry.type === "outcome" ? [entry.step] : []));
        expect(outcomes.sort()).toEqual(resumed.plan.steps.map(({ id }) => id).sort());
        const now = new Set((await all(world)).map(({ id }) => id));
        for (const { after } of resumed.report.items) if (after) expect(now.has(after.id)).toBe(true);
      },
    );
  }
});
