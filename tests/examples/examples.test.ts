// The examples as a stranger has them: each copied into an empty folder, with the packed package in place of the
// published one, and then the commands of its own workflow file, one after the other. What all but the last of them
// install is kept as long as it would be the same.

import { existsSync } from "node:fs";
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { made } from "../support/cache.ts";
import { must, type Project, projectWithPackage, root } from "../support/project.ts";

const examples = fileURLToPath(new URL("../../examples/", import.meta.url));

let project: Project;
beforeAll(async () => {
  project = await projectWithPackage();
});
afterAll(() => project?.remove());

/** Copies an example; the version of the package that it names must be the one that the tarball is of. */
async function copyTo(folder: string, name: string): Promise<void> {
  await cp(join(examples, name), folder, { recursive: true });
  const { version } = JSON.parse(await readFile(join(root, "pkg", "package.json"), "utf8")) as { version: string };
  const file = join(folder, "package.json");
  const manifest = await readFile(file, "utf8");
  const published = `"cloudip": "${version}"`;
  expect(manifest).toContain(published);
  await writeFile(file, manifest.replace(published, `"cloudip": "file:${project.tarball}"`));
}

/** The commands of a workflow: its steps that are no actions. */
async function commandsOf(folder: string): Promise<string[]> {
  const workflow = await readFile(join(folder, ".github", "workflows", "test.yml"), "utf8");
  return Array.from(workflow.matchAll(/^ {6}- run: (.+)$/gm), ([, command = ""]) => command);
}

/** What a server has before the first command, what holds for all of them, and what the last one prints. */
const ways = {
  vitest: { before: ":", surroundings: ":", success: /Tests\s+3 passed/ },
  // A Python that has nothing but pip, and a home folder of its own, because Huawei Cloud's client writes an id into it.
  // The environment is not activated, since that would name where it was made.
  pytest: {
    before: "python3 -m venv .venv",
    surroundings: 'export PATH="$PWD/.venv/bin:$PATH" && python() { HOME=$PWD command python "$@"; }',
    success: /3 passed/,
  },
};

test.each(Object.entries(ways))(
  "the commands of the workflow of %s succeed",
  async (name, { before, surroundings, success }) => {
    const commands = await commandsOf(join(examples, name));
    const shell = (folder: string, ...commands: string[]) => must("bash", ["-c", commands.join(" && ")], folder);
    const sources = [`examples/${name}`, "pkg", "tests/examples", "tests/support/project.ts"];
    const installed = await made(`example-${name}`, sources, async (folder) => {
      await copyTo(folder, name);
      await shell(folder, before, surroundings, ...commands.slice(0, -1));
    });
    const folder = await mkdtemp(join(tmpdir(), `cloudip-example-${name}-`));
    try {
      await copyTo(folder, name);
      for (const part of ["node_modules", ".venv"])
        if (existsSync(join(installed, part))) await symlink(join(installed, part), join(folder, part));
      const said = await shell(folder, surroundings, ...commands.slice(-1));
      expect(stripVTControlCharacters(said)).toMatch(success);
    } finally {
      await rm(folder, { recursive: true });
    }
  },
  // To install it all may take longer than any other test does.
  3_600_000,
);
