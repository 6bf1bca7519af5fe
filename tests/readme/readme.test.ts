// What the README shows is run as it stands there, and what it says in figures is weighed.

import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { measure } from "../../pkg-template/tools/size.mjs";
import { bundleFor } from "../support/bundle.ts";
import { serve, startChromium } from "../support/chromium.ts";
import { bundleBin, startBin } from "../support/emulator.ts";
import { Guide } from "../support/guide.ts";
import { must, type Project, projectWithPackage } from "../support/project.ts";
import { startWorker } from "../support/workerd.ts";

const readme = await Guide.read("README.md");

let project: Project;
beforeAll(async () => {
  project = await projectWithPackage();
});
afterAll(() => project?.remove());

/** Writes the README's example of that name into the project. */
async function example(name: string): Promise<string> {
  const file = join(project.folder, `${name}.js`);
  await writeFile(file, readme.code(`js ${name}`));
  return file;
}

test("the example for a page runs in Chromium", async () => {
  const script = await bundleFor(project, await example("page"), { platform: "browser", target: "es2022" });
  const html = '<!doctype html><body>waiting</body><script type="module" src="page.js"></script>';
  const files: Record<string, string> = { "index.html": html, "page.js": script };
  const [site, browser] = await Promise.all([serve(async (path) => files[path]), startChromium()]);
  try {
    const page = await browser.newPage();
    await page.goto(site.url);
    await page.waitForFunction(() => document.body.textContent !== "waiting");
    expect(await page.textContent("body")).toMatch(/^unbinding 192\.168\.0\.\d+: 202$/);
  } finally {
    await browser.close();
    await site.close();
  }
});

test("the example for a Worker runs in workerd", async () => {
  const { child, url } = await startBin(await bundleBin(project.folder), ["--port", "0"]);
  const worker = await startWorker(project, await example("worker"), {
    SECRET_ID: "AKIDEXAMPLE00000000000000000000000",
    SECRET_KEY: "SKEXAMPLE000000000000000000000000",
    ENDPOINT: url,
  });
  const unassign = async (PrivateIpAddress: string): Promise<unknown> => {
    const body = JSON.stringify({ NetworkInterfaceId: "eni-m6dyj72l", PrivateIpAddress });
    return (await worker.dispatchFetch("http://127.0.0.1/", { method: "POST", body })).json();
  };
  try {
    expect(await unassign("10.0.0.2")).toEqual({ task: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    expect(await unassign("10.0.0.99")).toMatchObject({ kind: "Conflict" });
  } finally {
    await worker.dispose();
    child.kill();
  }
});

test("the example of credentials and lists runs in Node", async () => {
  const output = await must(process.execPath, [await example("node")], project.folder);
  expect(output.trim().split("\n")).toEqual([
    "198.51.100.11 5",
    "198.51.100.12 10",
    "198.51.100.13 5",
    "198.51.100.14 20",
  ]);
});

test("the sizes are those of the package", async () => {
  const sizes = await measure();
  for (const name of ["cloudip.wasm", "glue, minified", "sign.wasm", "sign glue, minified"] as const) {
    const row = new RegExp(`^\\| \`?${name}\`? \\| ([\\d,]+) \\| ([\\d,]+) \\|$`, "m").exec(readme.text);
    const written = (row ?? []).slice(1).map((text) => Number(text.replaceAll(",", "")));
    const { raw, gzip } = sizes[name];
    // Another version of a compiler moves a size by a little; anything more belongs into the table.
    for (const [index, size] of [raw, gzip].entries()) {
      expect((written[index] ?? 0) / size, `${name}: the README says ${written}, weighed ${raw}, ${gzip}`).toBeCloseTo(
        1,
        1.5,
      );
    }
  }
});

test("no example is left untried", () => {
  expect(readme.untried()).toEqual([]);
});
