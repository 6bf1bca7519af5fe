// What a body's size does to a signature, and from which size it pays to hash elsewhere and to pass `bodySha256`.

import { measure, median } from "../support/measure.mjs";
import { fixed, note, printTable, title } from "../support/table.mjs";
import { checkSignatures } from "./speed.mjs";

const rounds = { full: { rounds: 11, roundMs: 20, warmMs: 40 }, quick: { rounds: 5, roundMs: 8, warmMs: 10 } };

export async function bodies(runtime, { quick }) {
  await checkSignatures(runtime);
  const tasks = runtime.list.filter(({ size }) => size !== undefined);
  const figures = [];
  for (const kind of new Set(tasks.map((task) => task.kind))) {
    const ofKind = tasks.filter((task) => task.kind === kind);
    const contestants = [...new Set(ofKind.map((task) => task.contestant))];
    const table = [];
    for (const size of new Set(ofKind.map((task) => task.size))) {
      const ids = ofKind.filter((task) => task.size === size).map(({ id }) => id);
      const samples = await measure(ids, runtime.time, quick ? rounds.quick : rounds.full);
      const us = ids.map((id) => median(samples.get(id)));
      table.push({ size, us: Object.fromEntries(contestants.map((name, index) => [name, us[index]])) });
    }
    title(`SDK-HMAC-SHA256 by size of a body given as ${kind}, signer reused, ${runtime.name}, us`);
    printTable(
      ["bytes", ...contestants],
      table.map(({ size, us }) => [size.toLocaleString("en-US"), ...contestants.map((name) => fixed(us[name]))]),
    );
    const [own] = contestants;
    const crossovers = contestants.filter((name) => name.startsWith("bodySha256 by"));
    for (const name of crossovers) {
      const from = crossover(table, own, name);
      note(from === undefined ? `${name} never wins` : `${name} wins from ${from.toLocaleString("en-US")} bytes on`);
    }
    figures.push({
      runtime: runtime.name,
      kind,
      table,
      crossovers: Object.fromEntries(crossovers.map((name) => [name, crossover(table, own, name) ?? null])),
    });
  }
  return figures;
}

/** The smallest size from which a way is faster than ours, for it and every larger one, to about 1 in 20. */
function crossover(table, own, name) {
  const last = table.findLastIndex(({ us }) => us[name] >= us[own]);
  const [before, after] = [table[last], table[last + 1]];
  if (!after) return undefined;
  if (!before) return after.size;
  // Both grow evenly between two sizes.
  const [gain, loss] = [after.us[own] - after.us[name], before.us[name] - before.us[own]];
  return Math.round(before.size + ((after.size - before.size) * loss) / (loss + gain));
}
