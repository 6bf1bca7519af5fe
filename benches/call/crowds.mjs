// Many calls in flight on one client: whether the time of a call stays the same, and whether each has its turn.

import { measure, median } from "../support/measure.mjs";
import { fixed, printTable, title, whole } from "../support/table.mjs";
import { calls } from "./calls.mjs";
import { beside } from "./speed.mjs";
import { crowd, crowds } from "./tasks.mjs";

const rounds = { full: { rounds: 9, roundMs: 100, warmMs: 500 }, quick: { rounds: 5, roundMs: 50, warmMs: 200 } };

export async function crowding(runtime, { quick }) {
  const figures = [];
  for (const cloud of Object.keys(calls)) {
    const rows = [];
    for (const size of crowds) {
      const tasks = runtime.list.filter((task) => task.cloud === cloud && task.size === size).slice(0, 2);
      const ids = tasks.map(({ id }) => id);
      const samples = await measure(ids, runtime.time, quick ? rounds.quick : rounds.full);
      const [bare, ours] = ids.map((id) => samples.get(id).map((us) => us / size));
      rows.push({ runtime: runtime.name, cloud, size, us: median(ours), beside: beside(ours, bare) });
    }
    title(`${cloud}, calls in flight on one client, ${runtime.name}`);
    printTable(
      ["in flight", "us a call", "beside fetch"],
      rows.map((row) => [whole(row.size), fixed(row.us), fixed(row.beside)]),
    );
    figures.push(...rows);
  }
  return figures;
}

/** Who ends how far from its turn, and when the last one does. */
export async function turns({ name, inside }) {
  const ours = inside.contestants.find((contestant) => contestant.name === "cloudip");
  const figures = [];
  for (const [cloud, call] of Object.entries(calls)) {
    const perform = crowd(ours.make, call);
    for (const size of crowds) {
      await perform(size);
      const { order, ends } = await perform(size);
      const outOfTurn = order.reduce((most, index, rank) => Math.max(most, Math.abs(index - rank)), 0);
      figures.push({ cloud, size, outOfTurn, first: ends[0], middle: median(ends), last: ends.at(-1) });
    }
  }
  title(`Turns of calls in flight on one client, ${name}: ms until so many have ended`);
  printTable(
    ["", "in flight", "furthest out of turn", "the first", "half", "the last"],
    figures.map(({ cloud, size, outOfTurn, first, middle, last }) => [
      cloud,
      ...[size, outOfTurn].map(whole),
      ...[first, middle, last].map(fixed),
    ]),
  );
  return figures;
}
