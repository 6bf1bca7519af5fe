// The console as `npm start` serves it: the built page and the real Worker, in real workerd.

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { environment } from "../../../pkg-template/tools/project.mjs";
import { buildPage } from "../../../www/build.mjs";

const www = fileURLToPath(new URL("../../../www/", import.meta.url));

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
  const assets = await buildPage(join(folder, "page"));
  const vars = Object.entries(secrets).flatMap(([name, value]) => ["--var", `${name}:${value}`]);
  const { child, url } = await startWrangler(["--assets", assets, "--persist-to", join(folder, "state"), ...vars]);
  return {
    url,
    async control(name, body = {}) {
      const init = { method: "POST", body: JSON.stringify(body) };
      const answer = await fetch(`${url}/api/any/_emulator/${name}`, init);
      if (!answer.ok) throw new Error(await answer.text());
    },
    async close() {
      const ended = once(child, "exit");
      // wrangler starts workerd as a child of its own: the whole group ends.
      if (child.pid) process.kill(-child.pid);
      await ended;
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Starts wrangler and waits until it says where it listens. */
async function startWrangler(more: string[]): Promise<{ child: ChildProcess; url: string }> {
  const env = { ...environment, WRANGLER_SEND_METRICS: "false", CLOUDFLARE_CF_FETCH_ENABLED: "false" };
  const args = ["dev", "--ip", "127.0.0.1", "--port", "0", "--inspector-port", "0", ...more];
  const child = spawn("wrangler", args, { cwd: www, env, stdio: ["ignore", "pipe", "pipe"], detached: true });
  const said: string[] = [];
  child.stderr.on("data", (text) => said.push(String(text)));
  const url = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).on("line", (line) => {
      said.push(line);
      const found = /Ready on (http:\/\/127\.0\.0\.1:\d+)/.exec(line)?.[1];
      if (found) resolve(found);
    });
    child.on("error", reject);
    child.on("exit", (code) => reject(new Error(`wrangler ended with code ${code}\n${said.join("\n")}`)));
  });
  return { child, url };
}
