// How long the same takes where computing costs nothing: what is left are the requests, the changes that take effect, and
// what the schedule of `apply` adds. It is the same on every machine.

import { join } from "node:path";
import { root } from "../../pkg-template/tools/project.mjs";
import { importTypeScript } from "../../tests/support/typescript.mjs";
import { fixed, note, printTable, title, whole } from "../support/table.mjs";
import { bounds, LATENCY_MS, listed, load, OPTIONS, planOf, SETTLE_MS, seed, viewOf } from "./world.mjs";

export async function schedule() {
  const support = join(root, "tests", "bindings", "support", "virtual-time.ts");
  const { inVirtualTime } = await importTypeScript(support);
  const { createEmulator } = await load("emulator.js");
  const figures = await inVirtualTime(async ({ now, sleep, hold }) => {
    const emulator = createEmulator({ seed: seed(), settleMs: SETTLE_MS, now });
    const delayed = async (url, init) => {
      const answer = await hold(emulator.fetch(url, init));
      await sleep(LATENCY_MS);
      return answer;
    };
    const { bindings, sent } = await hold(viewOf(delayed));
    const plan = planOf(bindings, await listed(bindings));
    const listing = sent.reads;
    const began = now();
    const report = await bindings.apply(plan, OPTIONS);
    return { ms: now() - began, looks: sent.reads - listing, complete: report.complete };
  });
  const least = bounds();
  title("The schedule alone: computing takes no time");
  printTable(
    ["apply", "took", "lower bound", "times"],
    [
      ["ms", whole(figures.ms), whole(least.ms), fixed(figures.ms / least.ms)],
      ["looks", whole(figures.looks), whole(least.looks), fixed(figures.looks / least.looks)],
    ],
  );
  note(`complete: ${figures.complete}`);
  return figures;
}
