// 10,000 addresses, listed and unbound in one run against the emulator, which has a process of its own.

import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { emulator, startProgram } from "../emulator/program.mjs";
import { fixed, note, printTable, title, whole } from "../support/table.mjs";
import {
  bounds,
  EACH,
  FILTER,
  GATEWAYS,
  INTERFACES,
  LATENCY_MS,
  listed as listOf,
  OPTIONS,
  planOf,
  SETTLE_MS,
  seed,
  viewOf,
} from "./world.mjs";

export async function run() {
  const program = await startProgram(emulator);
  try {
    return await measured(program.url);
  } finally {
    await program.close();
  }
}

async function measured(endpoint) {
  const control = (name, body) =>
    fetch(`${endpoint}/_emulator/${name}`, { method: "POST", body: JSON.stringify(body) });
  await control("seed", seed());
  await control("faults", { faults: [{ latencyMs: LATENCY_MS }] });
  const { bindings, sent } = await viewOf(fetch, endpoint);
  setFlagsFromString("--expose-gc");
  const heap = () => {
    runInNewContext("gc")();
    return process.memoryUsage().heapUsed;
  };

  // Once without keeping what comes: what listing itself holds.
  const empty = heap();
  let held = 0;
  let seen = 0;
  for await (const item of bindings.list(FILTER)) {
    if (item.type === "binding" && ++seen % 2500 === 0) held = Math.max(held, heap() - empty);
  }
  const before = sent.reads;

  const moment = () => ({ at: performance.now(), cpu: process.cpuUsage() });
  const start = moment();
  const found = await listOf(bindings);
  const listed = moment();
  const listing = sent.reads - before;
  const plan = planOf(bindings, found);
  const planned = moment();
  const report = await bindings.apply(plan, OPTIONS);
  const applied = moment();

  const changing = sent.changes;
  const reads = sent.reads - before;
  const least = bounds();
  title(
    `${whole(plan.items.length)} addresses over ${INTERFACES + GATEWAYS} resources, ${EACH} each: listed, unbound, verified`,
  );
  note(`the emulator takes ${LATENCY_MS} ms for a request and ${SETTLE_MS} ms for a change`);
  printTable(
    ["requests", "sent", "lower bound", "more, %"],
    [
      ["list", listing, least.list],
      ["unbind", changing, least.changes],
      ["look", reads - listing, least.looks],
      ["all", changing + reads, least.all],
    ].map(([name, sent, bound]) => [name, whole(sent), whole(bound), fixed((sent / bound - 1) * 100)]),
  );
  const phases = { list: [start, listed], plan: [listed, planned], apply: [planned, applied] };
  const cpuMs = ({ cpu }) => (cpu.user + cpu.system) / 1000;
  const spent = ([from, to]) => ({ ms: to.at - from.at, cpuMs: cpuMs(to) - cpuMs(from) });
  const times = Object.fromEntries(Object.entries(phases).map(([name, phase]) => [name, spent(phase)]));
  const bound = (name, ms) => (name === "apply" ? [whole(least.ms), fixed(ms / least.ms)] : ["", ""]);
  printTable(
    ["time", "ms", "lower bound", "times", "own CPU, ms"],
    Object.entries(times).map(([name, { ms, cpuMs }]) => [name, whole(ms), ...bound(name, ms), whole(cpuMs)]),
  );
  note(`listing ${whole(seen)} bindings without keeping them held ${whole(held / 1024)} KB of heap at most`);
  note(`complete: ${report.complete}; to reach: requests within 5 %, time within 1.2 times`);
  return { listing, changing, reads, least, times, held, complete: report.complete };
}
