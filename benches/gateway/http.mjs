// The documented calls through the gateway and through a bare Worker, over HTTP and in turns.

import { createHash } from "node:crypto";
import { calls } from "../call/calls.mjs";
import { CONNECTIONS, openLoad } from "../emulator/load.mjs";
import { median } from "../support/measure.mjs";
import { fixed, note, printTable, times, title } from "../support/table.mjs";
import { pathOf } from "./routes.mjs";
import { startWorker } from "./worker.mjs";

const TOKEN = "TOKENEXAMPLE-of-bench";

/** Calls before the first round, and in each round: one after the other, and over all connections. */
const sizes = {
  full: { warm: 4_000, rounds: 15, single: 200, crowd: 2_000 },
  quick: { warm: 1_000, rounds: 5, single: 100, crowd: 1_000 },
};

const percentile95 = (values) => values.toSorted((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1];

/** The call as text, the same for both Workers. */
function wire(cloud) {
  const body = JSON.stringify(calls[cloud].params);
  const fields = { host: "worker", authorization: `Bearer ${TOKEN}`, "content-type": "application/json" };
  const lines = Object.entries({ ...fields, "content-length": Buffer.byteLength(body) }).map((line) => line.join(": "));
  return `POST ${pathOf(cloud)} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n${body}`;
}

async function open(name) {
  const worker = await startWorker(name, { TOKEN_SHA256: createHash("sha256").update(TOKEN).digest("hex") });
  /** Over connections that are new, since workerd closes those that were idle for some seconds. */
  const over = async (connections, perform) => {
    const load = await openLoad(worker.url, connections);
    try {
      return await perform(load);
    } finally {
      load.close();
    }
  };
  return {
    name,
    /** The microseconds of each call, one after the other. */
    single: (request, count) =>
      over(1, async (load) => {
        const taken = [];
        for (let index = 0; index < count; index++) {
          const start = performance.now();
          await load.send([request]);
          taken.push((performance.now() - start) * 1000);
        }
        return taken;
      }),
    /** The microseconds of CPU time of a call, of many in flight. */
    crowd: (request, count) =>
      over(CONNECTIONS, async (load) => {
        const start = await worker.cpuSeconds();
        await load.send(Array(count).fill(request));
        return (((await worker.cpuSeconds()) - start) * 1e6) / count;
      }),
    close: worker.close,
  };
}

/** The figures of each contestant; the rounds go in turns, so that both meet the same machine. */
async function measured(contestants, request, { warm, rounds, single, crowd }) {
  const taken = contestants.map(({ name }) => ({ name, us: [], cpu: [] }));
  for (const contestant of contestants) await contestant.crowd(request, warm);
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < contestants.length; turn++) {
      const index = (round + turn) % contestants.length;
      taken[index].us.push(...(await contestants[index].single(request, single)));
      taken[index].cpu.push(await contestants[index].crowd(request, crowd));
    }
  }
  return taken.map(({ name, us, cpu }) => ({ name, median: median(us), p95: percentile95(us), cpu: median(cpu) }));
}

function print(cloud, [bare, gateway]) {
  title(`${cloud}, one call after the other, and CPU time of workerd over ${CONNECTIONS} connections`);
  const columns = ["median", "p95", "cpu"];
  printTable(
    ["", "us, median", "us, p95", "us of CPU time"],
    [
      ["bare Worker", ...columns.map((column) => fixed(bare[column]))],
      ["gateway", ...columns.map((column) => fixed(gateway[column]))],
      ["difference", ...columns.map((column) => fixed(gateway[column] - bare[column]))],
      ["ratio", ...columns.map((column) => times(gateway[column] / bare[column]))],
    ],
  );
}

export async function http({ quick }) {
  const contestants = [];
  try {
    for (const name of ["bare", "gateway"]) contestants.push(await open(name));
    const figures = {};
    for (const cloud of Object.keys(calls)) {
      figures[cloud] = await measured(contestants, wire(cloud), quick ? sizes.quick : sizes.full);
      print(cloud, figures[cloud]);
    }
    note("both have the clouds' part in them, which is a Worker in the same process with an answer that is ready");
    return figures;
  } finally {
    for (const contestant of contestants) await contestant.close();
  }
}
