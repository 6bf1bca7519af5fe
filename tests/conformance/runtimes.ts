// How each runtime runs the suite.

import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { BuildOptions } from "esbuild";
import { bundleFor } from "../support/bundle.ts";
import { serve, startChromium } from "../support/chromium.ts";
import { must, type Project } from "../support/project.ts";
import { startWorker } from "../support/workerd.ts";
import type { Result } from "./suite.ts";

const file = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** Only the suite is bundled: the package is found by Node itself, in the project's node_modules. */
async function node(project: Project): Promise<Result[]> {
  const options: BuildOptions = { platform: "node", external: ["cloudip", "cloudip/*"] };
  await writeFile(join(project.folder, "conformance.js"), await bundleFor(project, file("entry.ts"), options));
  const program = 'import { run } from "./conformance.js"; console.log(JSON.stringify(await run()));';
  return JSON.parse(await must(process.execPath, ["--input-type=module", "--eval", program], project.folder));
}

async function workerd(project: Project): Promise<Result[]> {
  const worker = await startWorker(project, file("entry.worker.ts"));
  try {
    const response = await worker.dispatchFetch("http://127.0.0.1/");
    if (!response.ok) throw new Error(`the worker answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as Result[];
  } finally {
    await worker.dispose();
  }
}

async function chromium(project: Project): Promise<Result[]> {
  const script = await bundleFor(project, file("entry.page.ts"), { platform: "browser" });
  const html =
    '<!doctype html><meta charset="utf-8"><title>conformance</title><script type="module" src="page.js"></script>';
  const pages: Record<string, string> = { "index.html": html, "page.js": script };
  const site = await serve(async (path) => pages[path]);
  const browser = await startChromium();
  try {
    const page = await browser.newPage();
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(String(error)));
    await page.goto(site.url, { waitUntil: "load" });
    if (errors.length) throw new Error(`the page failed: ${errors.join("; ")}`);
    return await page.evaluate(() => (globalThis as unknown as { conformance(): Promise<Result[]> }).conformance());
  } finally {
    await browser.close();
    await site.close();
  }
}

export const runtimes = { Node: node, workerd, Chromium: chromium };
