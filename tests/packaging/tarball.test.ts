// What the packed package holds, and that it is as npm and TypeScript expect a package.

import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { made } from "../support/cache.ts";
import { startBin } from "../support/emulator.ts";
import { Guide } from "../support/guide.ts";
import { must, type Project, projectWithPackage, root } from "../support/project.ts";

const tool = (name: string): string => join(root, "node_modules", ".bin", name);

const guide = await Guide.read("docs/runtimes.md");

interface Bill {
  components: Array<{ name: string; version: string; hashes: Array<{ content?: string }> }>;
}

let project: Project;
const inProject = (...path: string[]): string => join(project.folder, ...path);
beforeAll(async () => {
  project = await projectWithPackage();
});
afterAll(() => project?.remove());

describe("the tarball", () => {
  test("holds one .wasm for all, and one each for the signers and the planner", () => {
    const modules = ["bindings.wasm", "cloudip.wasm", "sign.wasm"];
    expect(project.files.filter((file) => file.endsWith(".wasm"))).toEqual(modules);
  });

  test("holds the licences and the readme, and no source", () => {
    const licences = ["LICENSE-APACHE", "LICENSE-MIT", "THIRD-PARTY-LICENSES.txt"];
    expect(project.files).toEqual(expect.arrayContaining([...licences, "README.md", "emulator.schema.json"]));
    expect(project.files.filter((file) => /(?<!\.d)\.ts$|\.rs$/.test(file))).toEqual([]);
  });

  test("has a map for every script that somebody may debug, with the sources in it and no path of this machine", async () => {
    const scripts = project.files.filter((file) => /^(?!bin\/).*(?<!\.base64)\.js$/.test(file));
    expect(project.files.filter((file) => file.endsWith(".map"))).toEqual(scripts.map((file) => `${file}.map`).sort());
    for (const script of scripts) {
      const map = JSON.parse(await readFile(inProject("node_modules", "cloudip", `${script}.map`), "utf8"));
      expect(map.sourcesContent, script).toHaveLength(map.sources.length);
      for (const source of map.sources) expect(source).toMatch(/^\.\.\/(pkg-template|node_modules)\//);
    }
  });

  test("lists what is inside, with the same names as the licences", async () => {
    const read = (name: string) => readFile(inProject("node_modules", "cloudip", name), "utf8");
    const bill = JSON.parse(await read("sbom.cdx.json")) as Bill;
    expect(bill).toMatchObject({ bomFormat: "CycloneDX", specVersion: "1.6" });
    const inside = bill.components.map(({ name, version }) => `${name} ${version}`);
    expect(inside.map((text) => text.split(" ")[0])).toEqual(
      expect.arrayContaining(["hono", "jose", "sha2", "zeroize"]),
    );
    const titles = (await read("THIRD-PARTY-LICENSES.txt")).matchAll(/^(\S+ \S+) \((?:npm|crate), /gm);
    expect(inside).toEqual(Array.from(titles, ([, title]) => title));
    for (const { hashes, name } of bill.components) {
      const [{ content = "" } = {}] = hashes;
      expect(content, name).toMatch(/^([0-9a-f]{64}|[0-9a-f]{128})$/);
    }
  });

  test("holds the guides, and no pictures of screens", () => {
    expect(project.files).toEqual(expect.arrayContaining(["docs/page.md", "docs/architecture.svg", "CHANGELOG.md"]));
    expect(project.files.filter((file) => file.endsWith(".png"))).toEqual([]);
  });

  test("installs without any dependency", async () => {
    const installed = await readdir(inProject("node_modules"));
    expect(installed.filter((name) => !name.startsWith("."))).toEqual(["cloudip"]);
  });

  test.each([
    ["publint", () => ["--strict", inProject("node_modules", "cloudip")]],
    ["attw", () => ["--profile", "esm-only", project.tarball]],
  ])("satisfies %s", async (name, args) => {
    // The folder stays empty: that it is there says that nothing was wrong.
    await made(`satisfied-${name}`, ["pkg", "package-lock.json", "tests/packaging/tarball.test.ts"], async () => {
      await must(tool(name), args(), project.folder);
    });
  });
});

describe("in Node", () => {
  test("cloudip/slim with cloudip/cloudip.wasm", async () => {
    await writeFile(inProject("slim.js"), guide.code("js slim"));
    expect(await must(process.execPath, ["slim.js"], project.folder)).toBe("19700101T000000Z\n");
    expect(guide.untried()).toEqual([]);
  });

  test("the program cloudip-emulator", async () => {
    const emulator = await startBin(inProject("node_modules", ".bin", "cloudip-emulator"), ["--port", "0"]);
    try {
      expect((await fetch(`${emulator.url}/_emulator/state`)).status).toBe(200);
    } finally {
      await emulator.stop();
    }
  });
});
