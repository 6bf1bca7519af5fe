// What the pages point at is there: files, headings, and images.

import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../support/project.ts";

const folders = [".", "docs", "examples"];

async function pages(): Promise<string[]> {
  const found = folders.map(async (folder) =>
    (await readdir(join(root, folder))).filter((name) => name.endsWith(".md")).map((name) => join(folder, name)),
  );
  const examples = (await readdir(join(root, "examples"))).map((name) => join("examples", name, "README.md"));
  return [...(await Promise.all(found)).flat(), ...examples.filter((page) => existsSync(join(root, page)))];
}

const read = (page: string) => readFile(join(root, page), "utf8");

/** The anchors of a page's headings, as GitHub makes them. */
function anchors(text: string): string[] {
  const headings = text.replace(/^```.*?^```$/gms, "").matchAll(/^#+ (.+)$/gm);
  return Array.from(headings, ([, title = ""]) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

test.each(await pages())("%s leads nowhere that is not there", async (page) => {
  const text = (await read(page)).replace(/^```.*?^```$/gms, "");
  const dead: string[] = [];
  for (const [, target = ""] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
    if (/^[a-z]+:/.test(target)) continue;
    const [path = "", anchor] = target.split("#");
    const file = path ? join(dirname(page), path) : page;
    const isThere = existsSync(join(root, file));
    if (!isThere || (anchor && !anchors(await read(file)).includes(anchor))) dead.push(target);
  }
  expect(dead).toEqual([]);
});

test.each(["README.md", "docs/architecture.md", "docs/signing.md"])(
  "the files that %s names are there",
  async (page) => {
    const named = [...(await read(page)).matchAll(/`((?:src|pkg-template|tests|www|examples)\/[\w./-]*)`/g)];
    expect(named.length).toBeGreaterThan(0);
    expect(named.map(([, path = ""]) => path).filter((path) => !existsSync(join(root, path)))).toEqual([]);
  },
);
