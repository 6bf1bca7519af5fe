// Signed requests through HTTP, with few and with many resources in the state.

import { median } from "../support/measure.mjs";
import { note, printTable, times, title, whole } from "../support/table.mjs";
import { openLoad } from "./load.mjs";
import { startProgram } from "./program.mjs";
import { kinds } from "./requests.mjs";
import { resources } from "./resources.mjs";

const SIZES = [100, 10_000, 100_000];
const GOAL = 5_000;
/** Longer than a change takes. */
const SETTLED_MS = 2000;
const MOST_AT_ONCE = 1000;

const control = async (url, name, body) => {
  const response = await fetch(`${url}/_emulator/${name}`, { method: "POST", body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${name}: ${await response.text()}`);
};

/**
 * Requests a second of the emulator's CPU time, in which the threads of its cryptography are included: what one core
 * does that has nothing else to do, whatever else this machine does. Sign and advance the clock between, unmeasured.
 */
async function rate(program, load, { call, undo }, size, seconds, clock) {
  // A fifth of the resources are interfaces, the smallest kind.
  const count = Math.min(size / 5, MOST_AT_ONCE);
  const spent = { cpu: 0, wall: 0, requests: 0 };
  const perform = async (step, from) => {
    const at = Date.now() + clock.offsetMs;
    const requests = Array.from({ length: count }, (_, index) => step((from + index) % (size / 5))(program.url, at));
    const [cpu, wall] = [await program.cpuSeconds(), performance.now()];
    await load.send(requests);
    spent.cpu += (await program.cpuSeconds()) - cpu;
    spent.wall += (performance.now() - wall) / 1000;
    spent.requests += count;
    if (!undo) return;
    clock.offsetMs += SETTLED_MS;
    await control(program.url, "clock", { offsetMs: clock.offsetMs });
  };
  for (let from = 0; spent.cpu < seconds; from += count) {
    await perform(call, from);
    if (undo) await perform(undo, from);
  }
  return { perCpuSecond: spent.requests / spent.cpu, perSecond: spent.requests / spent.wall };
}

export async function http({ quick }) {
  const seconds = quick ? 0.5 : 2;
  const figures = new Map(Object.keys(kinds).map((kind) => [kind, []]));
  for (const size of SIZES) {
    const program = await startProgram();
    const load = await openLoad(program.url);
    try {
      await control(program.url, "seed", resources(size));
      const clock = { offsetMs: 0 };
      for (const [kind, steps] of Object.entries(kinds)) {
        // Before a compiler has seen the code, it is slow.
        await rate(program, load, steps, size, seconds / 2, clock);
        figures.get(kind).push({ size, ...(await rate(program, load, steps, size, seconds, clock)) });
      }
    } finally {
      load.close();
      await program.close();
    }
  }
  title("Requests a second of the emulator's own CPU time, through HTTP, signed ahead, 16 connections");
  const many = `${whole(SIZES.at(-1))} / ${whole(SIZES[0])}`;
  printTable(
    ["", ...SIZES.map((size) => `${whole(size)} resources`), many],
    [...figures].map(([kind, rates]) => [
      kind,
      ...rates.map(({ perCpuSecond }) => whole(perCpuSecond)),
      times(rates.at(-1).perCpuSecond / rates[0].perCpuSecond),
    ]),
  );
  const all = [...figures.values()].flat();
  const least = Math.min(...all.map(({ perCpuSecond }) => perCpuSecond));
  note(`median by the clock on the wall, beside the sender: ${whole(median(all.map(({ perSecond }) => perSecond)))}`);
  note(`to reach: at least ${whole(GOAL)} of every kind: ${least >= GOAL ? "yes" : "NO"}`);
  return Object.fromEntries(figures);
}
