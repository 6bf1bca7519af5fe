// Every page that has code is one whose code some test takes.

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../support/project.ts";

const read = (path: string) => readFile(join(root, path), "utf8");
const names = async (folder: string, end: string, recursive = false) =>
  (await readdir(join(root, folder), { recursive }))
    .filter((name) => name.endsWith(end))
    .map((name) => join(folder, name));

test("every page that has code is read by a test", async () => {
  const pages = [...(await names(".", ".md")), ...(await names("docs", ".md"))];
  const tests = await Promise.all((await names("tests", ".test.ts", true)).map(read));
  const untested: string[] = [];
  for (const page of pages) {
    const hasCode = (await read(page)).includes("\n```");
    if (hasCode && !tests.some((test) => test.includes(`Guide.read("${page}")`))) untested.push(page);
  }
  expect(untested).toEqual([]);
});
