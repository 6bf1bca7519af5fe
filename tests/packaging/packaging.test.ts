// The packed package, installed into an empty project, in the tools and runtimes that its users have: without a
// plugin, without configuration.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { Miniflare } from "miniflare";
import { build as viteBuild } from "vite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bundleFor } from "../support/bundle.ts";
import { serve, startChromium } from "../support/chromium.ts";
import { must, type Project, projectWithPackage, root } from "../support/project.ts";

const bound = "202 PENDING_CREATE, disassociateEndpointIpaddress";
const tool = (name: string): string => join(root, "node_modules", ".bin", name);

let project: Project;
const inProject = (...path: string[]): string => join(project.folder, ...path);
beforeAll(async () => {
  project = await projectWithPackage();
  await cp(fileURLToPath(new URL("fixtures", import.meta.url)), project.folder, { recursive: true });
});
afterAll(() => project?.remove());

/** Opens a page of the site in Chromium and waits until the script in it has set the title. */
async function titleOf(read: Parameters<typeof serve>[0]): Promise<string> {
  const site = await serve(read);
  const browser = await startChromium();
  try {
    const page = await browser.newPage();
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(String(error)));
    page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
    await page.goto(site.url);
    await page.waitForFunction(() => document.title !== "waiting", undefined, { timeout: 20_000 }).catch(() => {});
    return [await page.title(), ...errors].join("; ");
  } finally {
    await browser.close();
    await site.close();
  }
}

const fileIn =
  (folder: string) =>
  (path: string): Promise<Uint8Array | undefined> =>
    readFile(join(folder, path)).catch(() => undefined);

describe("the tarball", () => {
  test("holds one .wasm for all, and one each for the signers and the planner", () => {
    const modules = ["bindings.wasm", "cloudip.wasm", "sign.wasm"];
    expect(project.files.filter((file) => file.endsWith(".wasm"))).toEqual(modules);
  });

  test("holds the licences and the readme, and no source", () => {
    expect(project.files).toEqual(expect.arrayContaining(["LICENSE-APACHE", "LICENSE-MIT", "README.md"]));
    expect(project.files).toContain("emulator.schema.json");
    expect(project.files.filter((file) => /(?<!\.d)\.ts$|\.rs$|\.map$/.test(file))).toEqual([]);
  });

  test("installs without any dependency", async () => {
    const installed = await readdir(inProject("node_modules"));
    expect(installed.filter((name) => !name.startsWith("."))).toEqual(["cloudip"]);
  });

  test("satisfies publint --strict", async () => {
    await must(tool("publint"), ["--strict", inProject("node_modules", "cloudip")], project.folder);
  });

  test("satisfies attw", async () => {
    await must(tool("attw"), ["--profile", "esm-only", project.tarball], project.folder);
  });
});

describe("Node", () => {
  test("import", async () => {
    expect(await must(process.execPath, ["node.js"], project.folder)).toBe(`${bound}\n`);
  });

  test("require()", async () => {
    expect(await must(process.execPath, ["--no-warnings", "required.cjs"], project.folder)).toBe("19700101T000000Z\n");
  });

  test("cloudip/slim with cloudip/cloudip.wasm", async () => {
    expect(await must(process.execPath, ["slim.js"], project.folder)).toBe("19700101T000000Z\n");
  });

  test("a server bundled by esbuild", async () => {
    await writeFile(inProject("server.js"), await bundleFor(project, inProject("node.js"), { platform: "node" }));
    expect(await must(process.execPath, ["server.js"], project.folder)).toBe(`${bound}\n`);
  });

  test("the program cloudip-emulator", async () => {
    const emulator = spawn(inProject("node_modules", ".bin", "cloudip-emulator"), [
      "--port",
      "0",
      "--host",
      "127.0.0.1",
    ]);
    try {
      const [line] = (await once(createInterface(emulator.stdout), "line")) as [string];
      expect(line).toMatch(/^listening on http:\/\/127\.0\.0\.1:\d+$/);
      const response = await fetch(`${line.split(" ").at(-1)}/_emulator/state`);
      expect(response.status).toBe(200);
    } finally {
      emulator.kill();
      await once(emulator, "exit");
    }
  });
});

describe("Chromium, under a strict content security policy", () => {
  test("a Vite build", async () => {
    await viteBuild({ root: project.folder, configFile: false, logLevel: "error", build: { outDir: "dist" } });
    expect(await titleOf(fileIn(inProject("dist")))).toBe(bound);
  });

  test("a bundle of esbuild", async () => {
    const script = await bundleFor(project, inProject("page.js"), { platform: "browser" });
    const html = await readFile(inProject("index.html"));
    expect(await titleOf(async (path) => ({ "page.js": script, "index.html": html })[path])).toBe(bound);
  });
});

describe("workerd", () => {
  test("a Worker bundled by wrangler", async () => {
    const config = { name: "packaging", main: "worker.js", compatibility_date: "2026-01-01" };
    await writeFile(inProject("wrangler.json"), JSON.stringify(config));
    await must(tool("wrangler"), ["deploy", "--dry-run", "--outdir", "worker"], project.folder);
    const files = (await readdir(inProject("worker"))).filter((name) => /\.(js|wasm)$/.test(name));
    const modules = files.map(async (path) => {
      const contents = await readFile(inProject("worker", path));
      return path.endsWith(".wasm")
        ? ({ type: "CompiledWasm", path, contents } as const)
        : ({ type: "ESModule", path, contents } as const);
    });
    expect(files.filter((name) => name.endsWith(".wasm"))).toHaveLength(2);
    const worker = new Miniflare({
      compatibilityDate: config.compatibility_date,
      cf: false,
      modules: (await Promise.all(modules)).sort((a, b) => a.type.localeCompare(b.type)).reverse(),
    });
    try {
      const response = await worker.dispatchFetch("http://127.0.0.1/");
      expect(await response.text()).toBe(bound);
    } finally {
      await worker.dispose();
    }
  });
});
