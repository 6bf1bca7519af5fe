// What the pages point at is there: files, headings, and images.

import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../support/project.ts";

const read = (page: string) => readFile(join(root, page), "utf8");

const ignored = new Set([".git", ...(await read(".gitignore")).split("\n")]);

/** The pages of a folder, which is named from the root. Git is not asked: a tree that was exported is none of its. */
async function pagesOf(folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true });
  const pages = entries.map(async (entry) => {
    const path = join(folder, entry.name);
    if (ignored.has(entry.name) || ignored.has(`/${path}`)) return [];
    if (entry.isDirectory()) return pagesOf(path);
    return path.endsWith(".md") ? [path] : [];
  });
  return (await Promise.all(pages)).flat();
}

const pages = await pagesOf("");

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

test.each(pages)("%s leads nowhere that is not there", async (page) => {
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

/** What stands in a page as code, be it a word or a block. */
const codeOf = (text: string): string =>
  Array.from(text.matchAll(/`[^`]+`|^```.*?^```$/gms), ([code]) => code).join("\n");

/** What a build leaves. */
const built = ["www/dist"];

test.each(pages)("the files that %s names are there", async (page) => {
  const text = await read(page);
  const named = text.matchAll(/`((?:src|docs|pkg-template|tests|www|examples|benches)\/[\w./-]*)`/g);
  // A page may have its reader write a file: the block that holds it names it.
  const isThere = (path: string) =>
    built.includes(path) ||
    [root, join(root, dirname(page))].some((folder) => existsSync(join(folder, path))) ||
    new RegExp(`^\`\`\`\\w+ ${path}$`, "m").test(text);
  expect(Array.from(named, ([, path = ""]) => path).filter((path) => !isThere(path))).toEqual([]);
});

test("the scripts that the pages run are there", async () => {
  const { scripts } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  const missing: string[] = [];
  let count = 0;
  // The examples have manifests of their own.
  for (const page of pages.filter((page) => !page.startsWith("examples/"))) {
    for (const [, name = ""] of codeOf(await read(page)).matchAll(/\bnpm run ([\w:-]+)/g)) {
      count += 1;
      if (!(name in scripts)) missing.push(`${page}: npm run ${name}`);
    }
  }
  expect(missing).toEqual([]);
  expect(count).toBeGreaterThan(20);
});
