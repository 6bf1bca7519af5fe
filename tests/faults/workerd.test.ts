import { fileURLToPath } from "node:url";
import type { Miniflare } from "../support/miniflare.ts";
import { startWorker } from "../support/workerd.ts";
import type { Outcome } from "./call.ts";
import { survives } from "./matrix.ts";

let worker: Miniflare;

survives("workerd", {
  async start(project) {
    worker = await startWorker(project, fileURLToPath(new URL("entry.worker.ts", import.meta.url)));
  },
  async perform(order) {
    const response = await worker.dispatchFetch("http://127.0.0.1/", { method: "POST", body: JSON.stringify(order) });
    if (!response.ok) throw new Error(`the worker answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as Outcome;
  },
  stop: () => worker.dispose(),
});
