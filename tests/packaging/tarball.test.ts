// What the packed package holds, and that it is as npm and TypeScript expect a package.

import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startBin } from "../support/emulator.ts";
import { Guide } from "../support/guide.ts";
import { must, type Project, projectWithPackage, root } from "../support/project.ts";

const tool = (name: string): string => join(root, "node_modules", ".bin", name);

const guide = await Guide.read("docs/runtimes.md");

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
    expect(project.files).toEqual(expect.arrayContaining(["LICENSE-APACHE", "LICENSE-MIT", "README.md"]));
    expect(project.files).toContain("emulator.schema.json");
    expect(project.files.filter((file) => /(?<!\.d)\.ts$|\.rs$|\.map$/.test(file))).toEqual([]);
  });

  test("holds the guides, and no pictures of screens", () => {
    expect(project.files).toEqual(expect.arrayContaining(["docs/page.md", "docs/architecture.svg", "CHANGELOG.md"]));
    expect(project.files.filter((file) => file.endsWith(".png"))).toEqual([]);
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
