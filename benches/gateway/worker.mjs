// One of the Workers that are measured, in a workerd of its own. What it fetches goes to another Worker there, so that
// no network takes part.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Miniflare } from "miniflare";
import { Failure, pkg, root } from "../../pkg-template/tools/project.mjs";
import { children, cpuSeconds } from "../support/processes.mjs";

const worker = (name) => ({
  name,
  compatibilityDate: "2026-04-01",
  modules: true,
  modulesRoot: root,
  modulesRules: [
    { type: "ESModule", include: ["**/*.mjs", "**/*.js"] },
    { type: "CompiledWasm", include: ["**/*.wasm"] },
  ],
  scriptPath: fileURLToPath(new URL(`inside/${name}.mjs`, import.meta.url)),
});

/** Resolves when it listens, to its URL, its CPU time so far, and its end. */
export async function startWorker(name, bindings = {}) {
  if (!existsSync(join(pkg, "gateway.workerd.js"))) throw new Failure("pkg/ is not built: run `npm run build` first");
  const before = await children();
  const miniflare = new Miniflare({
    cf: false,
    workers: [
      // Requests to a socket of its own do not pass Miniflare's entry, a Worker that would take part.
      { ...worker(name), bindings, outboundService: "upstream", unsafeDirectSockets: [{ port: 0 }] },
      worker("upstream"),
    ],
  });
  const url = (await miniflare.unsafeGetDirectURL(name)).href;
  const started = (await children()).filter((pid) => !before.includes(pid));
  if (started.length !== 1) throw new Failure(`${name}: one process of workerd is expected, got ${started.length}`);
  return { url, cpuSeconds: () => cpuSeconds(started[0]), close: () => miniflare.dispose() };
}
