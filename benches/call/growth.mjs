// A million calls: what the wasm and the heap hold before, on the way and after.

import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { note, printTable, title, whole } from "../support/table.mjs";
import { calls, transport } from "./calls.mjs";

/** After how many calls memory is looked at: what only first calls need is there at the first time. */
const steps = { full: [1_000, 10_000, 100_000, 1_000_000], quick: [1_000, 10_000, 50_000] };

export async function growth({ name, inside }, { quick }) {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc");
  const ours = inside.contestants.find((contestant) => contestant.name === "cloudip");
  const performs = Object.values(calls).map((call) => ours.make(call, transport(call)));
  const figures = [];
  let made = 0;
  for (const count of quick ? steps.quick : steps.full) {
    for (; made < count; made += 1) await performs[made % performs.length]();
    // What is finalized is collected the time after.
    for (let time = 0; time < 3; time += 1) {
      collect();
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    figures.push({ calls: made, wasm: inside.wasmBytes(), heap: process.memoryUsage().heapUsed });
  }
  title(`Memory, calls of both clouds in turn, ${name}`);
  printTable(
    ["calls", "bytes of wasm memory", "bytes of heap after gc"],
    figures.map((row) => [row.calls, row.wasm, row.heap].map(whole)),
  );
  const grown = figures.at(-1).wasm - figures[0].wasm;
  note(`to reach: no growth of wasm memory: ${grown === 0 ? "yes" : `NO, ${whole(grown)} bytes`}`);
  return figures;
}
