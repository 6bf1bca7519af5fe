// The built page and the real Worker, as www/wrangler.jsonc puts them together, in real workerd. wrangler itself watches
// the files and starts the Worker anew, which then forgets what it emulates.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Miniflare } from "miniflare";
import { unstable_getMiniflareWorkerOptions } from "wrangler";
import { pkg } from "../../../pkg-template/tools/project.mjs";
import { buildPage } from "../../../www/build.mjs";
import { made } from "../../support/cache.ts";
import { workerOf } from "../../support/workerd.ts";

const www = (path: string) => fileURLToPath(new URL(`../../../www/${path}`, import.meta.url));

export interface Server {
  url: string;
  /** A control call of the emulator behind the page. */
  control(name: string, body?: object): Promise<void>;
  close(): Promise<void>;
}

/** What the page is made of. */
const sources = ["www", "pkg", "pkg-template/generated", "pkg-template/tools", "package-lock.json"];

/**
 * Builds the page, and serves it on a free port, with these secrets of a deployment. What is stored is in a folder of its
 * own, since tests run side by side.
 */
export async function startServer(secrets: Record<string, string> = {}): Promise<Server> {
  const folder = await mkdtemp(join(tmpdir(), "cloudip-www-"));
  const built = await made("page", sources, async (own) => {
    await buildPage(join(own, "page"));
  });
  const assets = { directory: join(built, "page") };
  const { workerOptions } = unstable_getMiniflareWorkerOptions(www("wrangler.jsonc"), undefined, {
    overrides: { assets },
  });
  const worker = await workerOf({ folder: www("") }, www("worker/index.ts"), {
    wasmFrom: pkg,
    alias: { "cloudip/emulator": join(pkg, "emulator.js"), "cloudip/gateway": join(pkg, "gateway.workerd.js") },
    external: ["cloudflare:*"],
  });
  const miniflare = new Miniflare({
    ...worker,
    ...workerOptions,
    bindings: { ...workerOptions.bindings, ...secrets },
    defaultPersistRoot: join(folder, "state"),
  });
  const { origin: url } = await miniflare.ready;
  return {
    url,
    async control(name, body = {}) {
      const init = { method: "POST", body: JSON.stringify(body) };
      const answer = await fetch(`${url}/api/any/_emulator/${name}`, init);
      if (!answer.ok) throw new Error(await answer.text());
    },
    async close() {
      await miniflare.dispose();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
