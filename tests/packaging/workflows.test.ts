// The workflows run what there is, with what they name exactly.

import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../support/project.ts";

const folder = join(root, ".github", "workflows");
const names = await readdir(folder);
const workflows = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
const matches = (text: string, pattern: RegExp) => Array.from(text.matchAll(pattern), ([, found = ""]) => found);

test.each(names)("%s takes actions of exact versions, and commands that are there", async (name) => {
  const text = workflows[names.indexOf(name)] ?? "";
  const actions = matches(text, /uses: (.+)$/gm);
  expect(actions.length).toBeGreaterThan(0);
  expect(actions.filter((action) => !/@v\d+\.\d+\.\d+$/.test(action))).toEqual([]);
  const { scripts } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  expect(matches(text, /npm run ([\w:-]+)/g).filter((script) => !(script in scripts))).toEqual([]);
  const files = matches(text, /(?:run: |node )(\.?[\w-]+\/\S+)/g);
  expect(files.length).toBeGreaterThan(0);
  expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
});

test("what is tested and what is released is compiled by the same Rust", () => {
  const versions = workflows.flatMap((text) => matches(text, /RUSTUP_TOOLCHAIN: "(.+)"/g));
  expect(versions).toHaveLength(2);
  expect(new Set(versions).size).toBe(1);
});
