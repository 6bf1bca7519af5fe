// The built page and the real Worker, as www/wrangler.jsonc puts them together, in real workerd. wrangler itself watches
// the files and starts the Worker anew, which then forgets what it emulates.

import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { pkg } from "../../../pkg-template/tools/project.mjs";
import { made } from "../../support/cache.ts";
import { lasting } from "../../support/lasting.ts";
import { Miniflare, type WorkerOptions } from "../../support/miniflare.ts";
import { workerOf } from "../../support/workerd.ts";

const www = (path: string) => fileURLToPath(new URL(`../../../www/${path}`, import.meta.url));
const entry = fileURLToPath(new URL("worker.mjs", import.meta.url));

export interface Server {
  url: string;
  /** A control call of the emulator behind the page. */
  control(name: string, body?: object): Promise<void>;
  close(): Promise<void>;
}

/** What the page and the Worker are made of. */
const sources = [
  ...["www", "pkg", "pkg-template/generated", "pkg-template/tools", "package-lock.json"],
  ...["tests/browser/support/server.ts", "tests/browser/support/worker.mjs"],
  ...["tests/support/bundle.ts", "tests/support/workerd.ts"],
];

/** The page in `page/`, and in worker.json what Miniflare is told of the Worker, whose modules are beside it. */
async function build(folder: string): Promise<void> {
  // They take seconds to load.
  const { buildPage } = await import("../../../www/build.mjs");
  const { unstable_getMiniflareWorkerOptions } = await import("wrangler");
  const assets = { directory: await buildPage(join(folder, "page")) };
  const { workerOptions } = unstable_getMiniflareWorkerOptions(www("wrangler.jsonc"), undefined, {
    overrides: { assets },
  });
  const { modules, ...worker } = await workerOf({ folder: www("") }, entry, {
    wasmFrom: pkg,
    alias: {
      ...{ "cloudip/emulator": join(pkg, "emulator.js"), "cloudip/gateway": join(pkg, "gateway.workerd.js") },
      "console-worker": www("worker/index.ts"),
    },
    external: ["cloudflare:*"],
  });
  for (const { path, contents } of modules) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), contents);
  }
  const told = { ...worker, ...workerOptions, modules: modules.map(({ type, path }) => ({ type, path })) };
  await writeFile(join(folder, "worker.json"), JSON.stringify(told));
}

/**
 * Serves the built page on a free port, with these secrets of a deployment. What is stored is in a folder of its own, since
 * tests run side by side. Where it never idles, the emulator stays in memory though nobody asks it for ten seconds, and
 * with it its faults and its clock: a page takes longer than that where others have the processors.
 */
export async function startServer(secrets: Record<string, string> = {}, { neverIdles = false } = {}): Promise<Server> {
  const folder = await mkdtemp(join(tmpdir(), "cloudip-www-"));
  const built = await made("console", sources, build);
  const told = JSON.parse(await readFile(join(built, "worker.json"), "utf8")) as WorkerOptions;
  const miniflare = new Miniflare({
    ...told,
    rootPath: built,
    assets: { ...told.assets, directory: "page" },
    bindings: { ...told.bindings, ...secrets },
    durableObjects: {
      ...told.durableObjects,
      EMULATOR: { className: "EmulatorObject", useSQLite: true, unsafePreventEviction: neverIdles },
    },
    defaultPersistRoot: join(folder, "state"),
  });
  const { origin: url } = await miniflare.ready;
  return {
    url,
    async control(name, body = {}) {
      // workerd ends a connection after five idle seconds, which may be while the next request is sent: a process that
      // was stopped for a second finds it out too late.
      const init = { method: "POST", body: JSON.stringify(body), headers: { Connection: "close" } };
      const answer = await fetch(`${url}/api/any/_emulator/${name}`, init);
      if (!answer.ok) throw new Error(await answer.text());
    },
    async close() {
      await miniflare.dispose();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** The one that all files of a worker share. */
export const sharedServer = lasting(() => startServer({}, { neverIdles: true }));
