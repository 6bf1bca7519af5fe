// Signed requests through HTTP, with few and with many resources in the state.

import { median } from "../support/measure.mjs";
import { note, printTable, times, title, whole } from "../support/table.mjs";
import { openLoad } from "./load.mjs";
import { emulator, nothing, startProgram } from "./program.mjs";
import { kinds } from "./requests.mjs";
import { resources } from "./resources.mjs";

const SIZES = [100, 10_000, 100_000];
const GOAL = 5_000;
/** Longer than a change takes. */
const SETTLED_MS = 2000;
const MOST_AT_ONCE = 1000;
/**
 * Requests of a kind before it is measured. The compiler looks at what runs often, and again where it took something for
 * granted that was not so: in the first thousands of requests it takes more time than they do.
 */
const WARM_REQUESTS = 20_000;

const control = async (url, name, body) => {
  const response = await fetch(`${url}/_emulator/${name}`, { method: "POST", body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${name}: ${await response.text()}`);
};

/**
 * Requests a second of the emulator's CPU time, in which the threads of its cryptography are included: what one core
 * does that has nothing else to do, whatever else this machine does. Sign and advance the clock between, unmeasured.
 */
async function rate(program, load, { call, undo }, size, clock, isEnough) {
  // A fifth of the resources are interfaces, the smallest kind.
  const count = Math.min(size / 5, MOST_AT_ONCE);
  const spent = { cpu: 0, wall: 0, requests: 0 };
  const perform = async (step, from, before) => {
    const at = Date.now() + clock.offsetMs;
    const requests = Array.from({ length: count }, (_, index) =>
      step((from + index) % (size / 5), before?.[index])(program.url, at),
    );
    const [cpu, wall] = [await program.cpuSeconds(), performance.now()];
    const answers = await load.send(requests);
    spent.cpu += (await program.cpuSeconds()) - cpu;
    spent.wall += (performance.now() - wall) / 1000;
    spent.requests += count;
    if (!undo) return answers;
    clock.offsetMs += SETTLED_MS;
    await control(program.url, "clock", { offsetMs: clock.offsetMs });
    return answers;
  };
  for (let from = 0; !isEnough(spent); from += count) {
    const answers = await perform(call, from);
    if (undo) await perform(undo, from, answers);
  }
  return { perCpuSecond: spent.requests / spent.cpu, perSecond: spent.requests / spent.wall };
}

/** The rates of some kinds of requests to one program. */
async function rates(file, chosen, size, seconds) {
  const program = await startProgram(file);
  const load = await openLoad(program.url);
  try {
    if (file === emulator) await control(program.url, "seed", resources(size));
    const clock = { offsetMs: 0 };
    const found = [];
    for (const steps of chosen) {
      const until = (isEnough) => rate(program, load, steps, size, clock, isEnough);
      const { perCpuSecond: cold } = await until(({ requests }) => requests >= WARM_REQUESTS);
      found.push({ size, cold, ...(await until(({ cpu }) => cpu >= seconds)) });
    }
    return found;
  } finally {
    load.close();
    await program.close();
  }
}

export async function http({ quick }) {
  const seconds = quick ? 0.5 : 2;
  const figures = Object.fromEntries(Object.keys(kinds).map((kind) => [kind, []]));
  const least = [];
  for (const size of SIZES) {
    const found = await rates(emulator, Object.values(kinds), size, seconds);
    for (const [index, kind] of Object.keys(kinds).entries()) figures[kind].push(found[index]);
    // Beside each size, since this machine may do other things meanwhile.
    least.push(...(await rates(nothing, [kinds["Huawei: show a public IP"]], size, seconds)));
  }
  // Requests of all kinds in equal parts take the mean of their times.
  const mixed = SIZES.map((_, at) => {
    const rates = Object.values(figures).map((all) => all[at].perCpuSecond);
    return { perCpuSecond: rates.length / rates.reduce((sum, rate) => sum + 1 / rate, 0) };
  });
  title("Requests a second of the program's own CPU time, through HTTP, signed ahead, 16 connections");
  const many = `${whole(SIZES.at(-1))} / ${whole(SIZES[0])}`;
  const row = (name, all) => [
    name,
    ...all.map(({ perCpuSecond }) => whole(perCpuSecond)),
    times(all.at(-1).perCpuSecond / all[0].perCpuSecond),
  ];
  printTable(
    ["", ...SIZES.map((size) => `${whole(size)} resources`), many],
    [
      ...Object.entries(figures).map(([kind, all]) => row(kind, all)),
      row("all kinds in equal parts", mixed),
      row("Node's server with one answer", least),
    ],
  );
  const all = Object.values(figures).flat();
  const slowest = Math.min(...all.map(({ perCpuSecond }) => perCpuSecond));
  const coldest = Math.min(...all.map(({ cold }) => cold));
  note(`each after ${whole(WARM_REQUESTS)} requests of its kind, which went at ${whole(coldest)} a second at least`);
  note(`by the clock on the wall, beside the sender, in the median: ${whole(median(all.map((one) => one.perSecond)))}`);
  const isReached = (rate) => (rate >= GOAL ? "yes" : "NO");
  const slowestMix = Math.min(...mixed.map(({ perCpuSecond }) => perCpuSecond));
  note(`to reach: at least ${whole(GOAL)} of all kinds in equal parts: ${isReached(slowestMix)}`);
  note(`          at least ${whole(GOAL)} of every kind: ${isReached(slowest)}`);
  return { ...figures, least };
}
