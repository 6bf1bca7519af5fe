// The console as `npm start` serves it: the built page and the real Worker, by wrangler in real workerd.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { unstable_startWorker as startWorker } from "wrangler";
import { buildPage } from "../../../www/build.mjs";

/** wrangler asks its maker where this machine stands, unless it is told not to. */
process.env.CLOUDFLARE_CF_FETCH_ENABLED = "false";

export interface Server {
  url: string;
  /** A control call of the emulator behind the page. */
  control(name: string, body?: object): Promise<void>;
  close(): Promise<void>;
}

/**
 * Builds the page, and serves it on a free port, with these secrets of a deployment. What is built and stored is in a
 * folder of its own, since tests run side by side.
 */
export async function startServer(secrets: Record<string, string> = {}): Promise<Server> {
  const folder = await mkdtemp(join(tmpdir(), "cloudip-www-"));
  const worker = await startWorker({
    config: fileURLToPath(new URL("../../../www/wrangler.jsonc", import.meta.url)),
    assets: await buildPage(join(folder, "page")),
    bindings: Object.fromEntries(
      Object.entries(secrets).map(([name, value]) => [name, { type: "plain_text", value }] as const),
    ),
    sendMetrics: false,
    dev: {
      // A Worker that starts again forgets what it emulates.
      watch: false,
      inspector: false,
      persist: join(folder, "state"),
      logLevel: "error",
      server: { hostname: "127.0.0.1", port: 0 },
    },
  });
  const { origin: url } = await worker.url;
  return {
    url,
    async control(name, body = {}) {
      const init = { method: "POST", body: JSON.stringify(body) };
      const answer = await fetch(`${url}/api/any/_emulator/${name}`, init);
      if (!answer.ok) throw new Error(await answer.text());
    },
    async close() {
      await worker.dispose();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
