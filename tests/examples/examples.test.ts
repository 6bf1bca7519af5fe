// The examples as a stranger has them: each copied into an empty folder, with the packed package in place of the
// published one, and then the commands of its own workflow file, one after the other.

import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
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

/** What a server has before the first command, and what the last one prints. */
const ways = {
  vitest: { before: ":", success: /Tests\s+3 passed/ },
  // A Python that has nothing but pip, which is spared to compile what runs once; and a home folder of its own, because
  // Huawei Cloud's client writes an id into it.
  pytest: {
    before: [
      "python3 -m venv .venv",
      "source .venv/bin/activate",
      "export PIP_NO_COMPILE=1",
      'python() { HOME=$PWD command python "$@"; }',
    ].join(" && "),
    success: /3 passed/,
  },
};

test.each(Object.entries(ways))(
  "the commands of the workflow of %s succeed",
  async (name, { before, success }) => {
    const folder = await mkdtemp(join(tmpdir(), `cloudip-example-${name}-`));
    try {
      await copyTo(folder, name);
      const commands = [before, ...(await commandsOf(folder))];
      expect(stripVTControlCharacters(await must("bash", ["-c", commands.join(" && ")], folder))).toMatch(success);
    } finally {
      await rm(folder, { recursive: true });
    }
  },
  300_000,
);
