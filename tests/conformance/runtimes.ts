// How each runtime runs the suite.

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { BuildOptions } from "esbuild";
import { bundleFor } from "../support/bundle.ts";
import { serve, withPage } from "../support/chromium.ts";
import { must, type Project, root } from "../support/project.ts";
import { startWorker } from "../support/workerd.ts";
import type { Result } from "./run.ts";

const file = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** A program that our own node_modules brings. */
export const program = (name: string): string => join(root, "node_modules", ".bin", name);

/** Only the suite is bundled: the package is found by the runtime itself, in the project's node_modules. */
export const installed =
  (command: string, ...args: string[]) =>
  async (project: Project): Promise<Result[]> => {
    const options: BuildOptions = { platform: "node", external: ["cloudip", "cloudip/*"] };
    await writeFile(join(project.folder, "conformance.js"), await bundleFor(project, file("entry.ts"), options));
    const main = 'import { run } from "./conformance.js"; console.log(JSON.stringify(await run()));';
    await writeFile(join(project.folder, "main.js"), main);
    return JSON.parse(await must(command, [...args, "main.js"], project.folder));
  };

/** What a Worker answers to any request. */
export async function workerd(project: Project, entry = file("entry.worker.ts")): Promise<Result[]> {
  const worker = await startWorker(project, entry);
  try {
    const response = await worker.dispatchFetch("http://127.0.0.1/");
    if (!response.ok) throw new Error(`the worker answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as Result[];
  } finally {
    await worker.dispose();
  }
}

/** What the `conformance` of a page resolves to. The page can fetch `cloudip.wasm`. */
export async function chromium(project: Project, entry = file("entry.page.ts")): Promise<Result[]> {
  const script = await bundleFor(project, entry, { platform: "browser" });
  const html =
    '<!doctype html><meta charset="utf-8"><title>conformance</title><script type="module" src="page.js"></script>';
  const wasm = await readFile(join(project.folder, "node_modules", "cloudip", "cloudip.wasm"));
  const pages: Record<string, string | Uint8Array> = { "index.html": html, "page.js": script, "cloudip.wasm": wasm };
  const site = await serve(async (path) => pages[path]);
  try {
    return await withPage(async (page) => {
      const errors: string[] = [];
      page.on("pageerror", (error) => errors.push(String(error)));
      await page.goto(site.url, { waitUntil: "load" });
      if (errors.length) throw new Error(`the page failed: ${errors.join("; ")}`);
      return page.evaluate(() => (globalThis as unknown as { conformance(): Promise<Result[]> }).conformance());
    });
  } finally {
    await site.close();
  }
}
