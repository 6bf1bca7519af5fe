// The runtimes in which a bench runs. Each start resolves to
// `{ name, list, results(name), time(id, iterations): milliseconds, close() }`; the goals of DESIGN.md are for Node, where a
// bench can also reach what runs `inside`.

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Miniflare } from "miniflare";
import { chromium } from "playwright-core";
import { chromiumPath } from "../../pkg-template/tools/setup.mjs";
import { bundle, requiredBuiltins } from "./bundle.mjs";
import { peers } from "./peers.mjs";

/** This very process. */
export async function startNode(entryPoint) {
  // The bundle lies beside the peers, so that Node finds them as they were installed, themselves not bundled.
  const folder = await mkdtemp(join(await peers(), "run-"));
  const file = join(folder, "bench.mjs");
  await writeFile(file, (await bundle(entryPoint, { platform: "node", packages: "external" })).text);
  const { default: inside } = await import(pathToFileURL(file)).finally(() => rm(folder, { recursive: true }));
  return {
    name: `Node ${process.version}`,
    hasGoals: true,
    list: inside.list,
    results: inside.results,
    inside,
    async time(id, iterations) {
      const start = performance.now();
      await inside.run(id, iterations);
      return performance.now() - start;
    },
    async close() {},
  };
}

/** A Worker, by Miniflare. Only the peers need `nodejs_compat`. */
export async function startWorkerd(entryPoint) {
  const conditions = ["workerd", "worker", "browser"];
  const { text, wasm } = await bundle(entryPoint, { platform: "browser", conditions, plugins: [requiredBuiltins] });
  const worker = new Miniflare({
    compatibilityDate: "2026-04-01",
    compatibilityFlags: ["nodejs_compat"],
    cf: false,
    modules: [
      { type: "ESModule", path: "worker.js", contents: text },
      ...wasm.map(({ path, contents }) => ({ type: "CompiledWasm", path, contents })),
    ],
  });
  const ask = async (path, query = {}) => {
    const response = await worker.dispatchFetch(`http://worker/${path}?${new URLSearchParams(query)}`);
    const answer = await response.text();
    if (!response.ok) throw new Error(`the Worker answered ${response.status}: ${answer}`);
    return answer;
  };
  const clock = async (id, iterations) => {
    const start = performance.now();
    await ask("run", { id, iterations });
    return performance.now() - start;
  };
  return {
    name: "workerd",
    list: JSON.parse(await ask("list")),
    results: async (name) => JSON.parse(await ask("results", { name })),
    // What the request itself takes is measured each time, with a task that does nothing, and taken off.
    time: async (id, iterations) => Math.max(0, (await clock(id, iterations)) - (await clock("nothing", iterations))),
    close: () => worker.dispose(),
  };
}

/** A page in headless Chromium. */
export async function startChromium(entryPoint) {
  const { text } = await bundle(entryPoint, { platform: "browser" });
  // WebCrypto wants a secure context, which a page from this machine has.
  const server = createServer(({ url }, response) => {
    if (url === "/page.js") response.setHeader("content-type", "text/javascript").end(text);
    else response.setHeader("content-type", "text/html").end('<script type="module" src="/page.js"></script>');
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"];
  const browser = await chromium.launch({ executablePath: chromiumPath, headless: true, args });
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  await page.waitForFunction(() => globalThis.inside);
  return {
    name: `Chromium ${browser.version()}`,
    list: await page.evaluate(() => globalThis.inside.list),
    results: (name) => page.evaluate((own) => globalThis.inside.results(own), name),
    time: (id, iterations) =>
      page.evaluate(
        async ([task, count]) => {
          const start = performance.now();
          await globalThis.inside.run(task, count);
          return performance.now() - start;
        },
        [id, iterations],
      ),
    async close() {
      await browser.close();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Runs a topic in a runtime, and ends the runtime whatever happens. */
export const within = (start, entryPoint) => (topic) => async (options) => {
  const runtime = await start(entryPoint);
  try {
    return await topic(runtime, options);
  } finally {
    await runtime.close();
  }
};
