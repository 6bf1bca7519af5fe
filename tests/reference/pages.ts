// The pages that `npm run docs` left, as a reader sees them.

import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const docs = fileURLToPath(new URL("../../target/docs/", import.meta.url));
if (!existsSync(join(docs, "rust"))) throw new Error("target/docs/ is not complete: run `npm run docs` first");

/** The folders that TypeDoc and rustdoc write. */
const foreign = /^(typescript|rust)\//;

const paths = (await readdir(docs, { recursive: true })).filter(
  (path) => path.endsWith(".html") && !foreign.test(path),
);

/** The text of each page by its path. */
export const pages = new Map(await Promise.all(paths.map(async (path) => [path, await read(path)] as const)));

export function read(path: string): Promise<string> {
  return readFile(join(docs, path), "utf8");
}

export function page(path: string): string {
  const text = pages.get(path);
  if (text === undefined) throw new Error(`there is no page ${path}`);
  return text;
}

/** What is between the tags. */
export const visible = (html: string): string => {
  const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"' };
  return html.replace(/<[^>]*>/g, "").replace(/&(\w+);/g, (all, name) => entities[name] ?? all);
};

export const all = (html: string, pattern: RegExp): string[] =>
  [...html.matchAll(pattern)].map(([, found = ""]) => found);

/** The section of a page that bears this id, without its tables of other sections. */
export function sectionOf(html: string, id: string): string {
  const [section = ""] = all(html, new RegExp(`<section id="${id}">(.*?)</section>`, "gs"));
  return section;
}

/** The rows of all tables, as the visible text of their cells; heads are left out. */
export const rows = (html: string): string[][] =>
  all(html, /<tr>(<td>.*?)<\/tr>/gs).map((row) => all(row, /<td>(.*?)<\/td>/gs).map(visible));

/** The program on an operation's page. */
export const exampleOf = (html: string): string => visible(all(html, /<pre><code>(.*?)<\/code><\/pre>/gs).join());
