// What the README shows is run as it stands there, and what it says in figures is weighed.

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sizesOfPeers } from "../../benches/sign/sizes.mjs";
import { perOperation } from "../../pkg-template/tools/per-operation.mjs";
import { measure } from "../../pkg-template/tools/size.mjs";
import { catalogue } from "../operations/catalogue.ts";
import { bundleFor } from "../support/bundle.ts";
import { serve, withPage } from "../support/chromium.ts";
import { bundleBin, startBin } from "../support/emulator.ts";
import { Guide } from "../support/guide.ts";
import { must, type Project, projectWithPackage, root } from "../support/project.ts";
import { startWorker } from "../support/workerd.ts";

const readme = await Guide.read("README.md");

let project: Project;
let sizes: Awaited<ReturnType<typeof measure>>;
beforeAll(async () => {
  [project, sizes] = await Promise.all([projectWithPackage(), measure()]);
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
  const site = await serve(async (path) => files[path]);
  try {
    await withPage(async (page) => {
      await page.goto(site.url);
      await page.waitForFunction(() => document.body.textContent !== "waiting");
      expect(await page.textContent("body")).toMatch(/^unbinding 192\.168\.0\.\d+: 202$/);
    });
  } finally {
    await site.close();
  }
});

test("the example for a Worker runs in workerd, with the emulator, the variables and the request beside it", async () => {
  const [, program, ...args] = readme.code("sh try").trim().split(" ");
  expect([program, args[0]]).toEqual(["cloudip-emulator", "--port"]);
  const { child, url } = await startBin(await bundleBin(project.folder), ["--port", "0"]);
  const commands = readme.code("sh worker");
  const vars = Object.fromEntries(
    Array.from(commands.matchAll(/--var (\w+):(\S+)/g), ([, name, value]) => [name, value]),
  );
  expect(vars.ENDPOINT).toBe(`http://127.0.0.1:${args[1]}`);
  const worker = await startWorker(project, await example("worker"), { ...vars, ENDPOINT: url });
  const post = async (body: string): Promise<unknown> =>
    (await worker.dispatchFetch("http://127.0.0.1/", { method: "POST", body })).json();
  try {
    const [, body = ""] = /^curl -d '(.*)' http/m.exec(commands) ?? [];
    expect(await post(body)).toEqual({ task: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    expect(await post(body.replace("10.0.0.2", "10.0.0.99"))).toMatchObject({ kind: "Conflict" });
    expect((await worker.dispatchFetch("http://127.0.0.1/")).status).toBe(405);
  } finally {
    await worker.dispose();
    child.kill();
  }
});

test("the first example runs in Node", async () => {
  expect(await must(process.execPath, [await example("node")], project.folder)).toMatch(/^202 [0-9a-f]{32}\n$/);
});

test("the example of credentials and lists runs in Node", async () => {
  const output = await must(process.execPath, [await example("list")], project.folder);
  expect(output.trim().split("\n")).toEqual([
    "198.51.100.11 5",
    "198.51.100.12 10",
    "198.51.100.13 5",
    "198.51.100.14 20",
  ]);
});

test("the commands are those of the package and of the repository", async () => {
  const read = async (path: string) => JSON.parse(await readFile(join(root, path), "utf8"));
  expect(readme.code("sh install")).toBe(`npm install ${(await read("pkg/package.json")).name}\n`);
  const { scripts } = await read("package.json");
  const named = [...readme.text.matchAll(/`npm (?:run )?([a-z:]+)(?: --[^`]*)?`/g)].map(([, name = ""]) => name);
  const own = ["install", "pack"];
  expect(named.filter((name) => !own.includes(name) && !(name in scripts))).toEqual([]);
  expect(named.length).toBeGreaterThan(6);
});

test("the calls of the five systems are operations of the services beside them", async () => {
  const rows = [...readme.text.matchAll(/^\|[^|]+\|[^|]+\| (`\w+`(?:, `\w+`)*) \| `(huawei|tencent)\.(\w+)` \|$/gm)];
  expect(rows).toHaveLength(5);
  for (const [, calls = "", cloud, service] of rows) {
    for (const [, name] of calls.matchAll(/`(\w+)`/g)) {
      const found = catalogue.operations.find((entry) => entry.name === name && entry.service === service);
      expect(found?.cloud, `${service}.${name}`).toBe(cloud);
    }
  }
  expect(readme.text).toContain(`${catalogue.operations.length} operations`);
});

/** Another version of a compiler moves a size by a little; anything more belongs into the README. */
function expectSize(name: string, written: string[], measured: number[], digits = 1.5): void {
  const numbers = written.map((text) => Number(text.replaceAll(",", "")));
  expect(numbers, `${name} stands in the README`).toHaveLength(measured.length);
  for (const [index, size] of measured.entries()) {
    const told = `${name}: the README says ${written}, weighed ${measured}`;
    expect((numbers[index] ?? 0) / size, told).toBeCloseTo(1, digits);
  }
}

/** The cells behind the name in its row of the table of sizes. */
function sizesTold(name: string): string[] {
  const row = new RegExp(`^\\| \`?${name}\`? \\| ([\\d,]+) \\| ([\\d,]+) \\|$`, "m").exec(readme.text);
  return (row ?? []).slice(1);
}

test("the sizes are those of the package", () => {
  for (const name of ["cloudip.wasm", "glue, minified", "sign.wasm", "sign glue, minified"] as const)
    expectSize(name, sizesTold(name), [sizes[name].raw, sizes[name].gzip]);
});

test("one more operation adds what the README says, and the page of the crate that compares ways to write one", async () => {
  const { raw, gzip } = await perOperation(sizes["cloudip.wasm"]);
  // Of so few bytes one is more than a hundredth.
  expectSize("one more operation", sizesTold("one more operation"), [raw, gzip], 1);
  const page = await readFile(join(root, "src", "core", "operation.rs"), "utf8");
  const [, ...told] = /\| the engine \| (\d+) B raw, (\d+) B gzip \|/.exec(page) ?? [];
  expectSize("one more operation in src/core/operation.rs", told, [raw, gzip], 1);
  // Where it was not measured yet, the crate is compiled for it.
}, 3_600_000);

test("what the explorer fetches weighs what docs/console.md says", async () => {
  const [, kilobytes = ""] = /\((\d+) KB gzip\)/.exec(await readFile(join(root, "docs", "console.md"), "utf8")) ?? [];
  expectSize("the explorer's operations", [`${kilobytes},000`], [sizes["explorer's operations"].gzip]);
});

test("what it is compared with weighs what the first screen says", async () => {
  const theirs = await sizesOfPeers();
  const peer = (start: string) => theirs.find(({ name }) => name.startsWith(start))?.gzip ?? 0;
  const compared = {
    "`cloudip`:": sizes["cloudip in all"].gzip,
    "`cloudip/sign`:": sizes["cloudip/sign in all"].gzip,
    "`@huaweicloud/huaweicloud-sdk-core`:": peer("Huawei: core"),
    "`tencentcloud-sdk-nodejs`:": peer("Tencent: VpcClient"),
    "`qcloudapi-sdk` |": peer("qcloudapi-sdk"),
  };
  for (const [name, gzip] of Object.entries(compared)) {
    const row = readme.text.split("\n").find((line) => line.startsWith(`| ${name}`));
    expectSize(name, [/\| ([\d,]+) \|[^|]*\|$/.exec(row ?? "")?.[1] ?? ""], [gzip]);
  }
});

test("no example is left untried", () => {
  expect(readme.untried()).toEqual([]);
});
