// Fault rules in workerd, where streams, timers and aborts are the platform's own.
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Miniflare } from "../support/miniflare.ts";
import { root } from "../support/project.ts";
import { startWorker } from "../support/workerd.ts";
import type { Trial } from "./fault-worker.ts";

let worker: Miniflare;
beforeAll(async () => {
  worker = await startWorker({ folder: root }, fileURLToPath(new URL("fault-worker.ts", import.meta.url)));
});
afterAll(() => worker?.dispose());

/** The longest that a rule can ask for: no test waits for as long. */
const NEVER = 2 ** 31 - 1;

const rows: [Trial, object][] = [
  [{ fault: { status: 503, body: "down" } }, { status: 503, came: "down" }],
  [{ fault: { cut: "before" } }, { rejected: true }],
  [{ fault: { cut: "after" } }, { rejected: true }],
  [{ fault: { status: 503, body: "0123456789", truncate: 4 } }, { status: 503, came: "0123", rejected: true }],
  [
    { fault: { status: 503, body: "0123456789", trickle: { bytes: 3, everyMs: 1 } } },
    { status: 503, came: "0123456789" },
  ],
  [{ fault: { latencyMs: NEVER }, abortedAfter: "sending" }, { rejected: "abort" }],
  [
    { fault: { trickle: { bytes: 1, everyMs: NEVER } }, abortedAfter: "answer" },
    { status: 401, came: "", rejected: "abort" },
  ],
];

test.each(rows)("%j", async (trial, outcome) => {
  const response = await worker.dispatchFetch("http://127.0.0.1/", { method: "POST", body: JSON.stringify(trial) });
  expect(await response.json()).toEqual(outcome);
});
