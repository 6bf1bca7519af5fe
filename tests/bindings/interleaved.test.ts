// Random changes of random worlds, their steps in random order and side by side, each in the same one in every run: no
// request that the emulator refuses, and every planned change as wished.
import { expect, test } from "vitest";
import type { Binding, Change, Plan } from "../../pkg/bindings/index.js";
import { inVirtualTime } from "./support/virtual-time.ts";
import { all, INTERVAL, type Size, stateOf, unbind, worldOf } from "./support/world.ts";

/** A generator of numbers below a bound, the same for the same seed (mulberry32). */
function randomOf(seed: number) {
  let state = seed;
  return (bound: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  };
}

type Random = ReturnType<typeof randomOf>;

const some = (random: Random, most: number, make: () => number) => Array.from({ length: random(most + 1) }, make);

const randomSize = (random: Random): Size => ({
  endpoints: some(random, 3, () => 2 + random(5)),
  gateways: some(random, 2, () => 0).map(() => some(random, 3, () => random(5))),
  desktops: [1 + random(4), random(3)],
  spareDesktopEips: random(3),
  interfaces: some(random, 3, () => 0).map(() => [random(13), random(3)]),
  publicips: random(4),
});

function randomChange(random: Random, found: readonly Binding[]): Change {
  const binding = found[random(found.length)] as Binding;
  const peers = found.filter(({ kind, cloud }) => kind === binding.kind && cloud === binding.cloud);
  const to = peers[random(peers.length)] as Binding;
  const kind = random(4);
  if (kind < 2) return unbind(binding);
  return kind === 2 ? { action: "bind", to: binding } : { action: "move", binding, to };
}

/** The steps in another order; which of them may begin is for the plan to say. */
function shuffled(random: Random, plan: Plan): Plan {
  const steps = [...plan.steps];
  for (let at = steps.length - 1; at > 0; at -= 1) {
    const other = random(at + 1);
    [steps[at], steps[other]] = [steps[other] as (typeof steps)[0], steps[at] as (typeof steps)[0]];
  }
  return { ...plan, steps };
}

test.each(Array.from({ length: 25 }, (_, at) => at + 1))("seed %i", (seed) => inVirtualTime(() => play(seed)));

async function play(seed: number): Promise<void> {
  const random = randomOf(seed);
  const world = worldOf(stateOf(randomSize(random)));
  const found = await all(world);
  expect(found.length).toBeGreaterThan(0);
  const changes = Array.from({ length: 1 + random(20) }, () => randomChange(random, found));
  const plan = shuffled(random, world.bindings.plan(changes, { inventory: found, allow: ["detach-eip"] }));
  expect(plan.items.length + plan.refused.length).toBe(changes.length);

  const report = await world.bindings.apply(plan, { ...INTERVAL, concurrency: 1 + random(8) });
  const { requests } = (await world.control("requests")) as { requests: { code?: string; operation?: string }[] };
  expect(requests.filter(({ code }) => code !== undefined)).toEqual([]);
  const bad = report.items.filter(({ outcome }) => !["done", "already", "refused"].includes(outcome));
  expect(bad).toEqual([]);

  const now = new Set((await all(world, { state: "bound" })).map(({ id }) => id));
  const bound = new Set(report.items.map(({ after }) => after?.id));
  for (const { action, outcome, binding, after } of report.items) {
    if (outcome !== "done") continue;
    // What was taken off is gone, unless the provider chose the freed address for another change.
    if (action === "unbind") expect(now.has(binding?.id ?? "")).toBe(bound.has(binding?.id));
    else expect(now.has(after?.id ?? "")).toBe(true);
  }
}
