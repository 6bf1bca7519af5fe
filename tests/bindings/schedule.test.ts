// How long a plan takes where computing costs nothing: the longest chain of requests and of changes taking effect, and
// what sharing looks adds to it.
import { expect, test } from "vitest";
import { createEmulator } from "../../pkg-template/src/emulator/index.ts";
import { inVirtualTime } from "./support/virtual-time.ts";
import { all, type Size, stateOf, unbind, viewsOf } from "./support/world.ts";

const LATENCY_MS = 50;
const SETTLE_MS = 1500;
/** Those who look within this time share a list. */
const WINDOW_MS = 50;

/** Performs the unbinding of everything that may go, and tells how long that took and what was sent. */
const performed = (size: Size) =>
  inVirtualTime(async ({ now, sleep, hold }) => {
    const emulator = createEmulator({ seed: stateOf(size), settleMs: SETTLE_MS, now });
    const view = viewsOf(async (url: string, init?: RequestInit) => {
      const answer = await hold(emulator.fetch(url, init));
      await sleep(LATENCY_MS);
      return answer;
    });
    const found = await all(view);
    const plan = view.bindings.plan(found.map(unbind));
    const began = now();
    const report = await view.bindings.apply(plan, { intervalMs: SETTLE_MS, concurrency: 100 });
    return { ms: now() - began, plan, report };
  });

test("side by side, the many take as long as one", async () => {
  const { ms, plan, report } = await performed({
    gateways: Array(30).fill(Array(20).fill(2)),
    interfaces: Array(30).fill([20, 0]),
  });
  expect(plan.steps).toHaveLength(30 * 2 + 30 * 2);
  expect(report.items.every(({ outcome }) => outcome === "done" || outcome === "refused")).toBe(true);
  // A gateway takes two requests one behind the other, and to look at it takes two as well, for all gateways at once.
  const round = LATENCY_MS + SETTLE_MS + WINDOW_MS + 2 * LATENCY_MS;
  // Thirty lists of balancers are read, sixteen at a time.
  expect(ms).toBeLessThanOrEqual(2 * (round + LATENCY_MS));
  // The changes, and for each round: the list of gateways, the balancers of each, and the list of interfaces.
  expect(report.calls).toBeLessThanOrEqual(120 + 2 * (1 + 30) + 2);
});

test("endpoints are looked at side by side", async () => {
  const { ms, plan, report } = await performed({ endpoints: Array(12).fill(4) });
  expect(plan.steps).toHaveLength(12 * 2);
  const round = LATENCY_MS + SETTLE_MS + WINDOW_MS + 2 * LATENCY_MS;
  expect(ms).toBeLessThanOrEqual(2 * round);
  expect(report.calls).toBeLessThanOrEqual(24 + 2 * (2 + 12));
});
