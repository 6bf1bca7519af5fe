// Both languages say the same things, with the same values in them.

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { en } from "../../www/page/words/en.ts";
import { zh } from "../../www/page/words/zh.ts";
import { root } from "../support/project.ts";

const placesOf = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).sort();

/** What stands in English in the page without words of its own: what the planner and the documentation say. */
const isTranslation = (word: string) => word.startsWith("reason:") || word === "explorer.english";
const common = Object.entries(zh).filter(([word]) => !isTranslation(word));

test("every text is there in both languages", () => {
  expect(common.map(([word]) => word).sort()).toEqual(Object.keys(en).sort());
});

test("every reason for which the planner can refuse a change is documented, and has a sentence in Chinese", async () => {
  const folder = join(root, "src", "bindings");
  const sources = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), "utf8")));
  // `refusal("kind", …)`, `Refusal { reason: "side-effect", … }`, and `("floor", " keeps at least ")`.
  const given = sources.join("\n").matchAll(/[(\s]"([a-z-]+)",\s+(?:&\[|message|" )/g);
  const reasons = [...new Set([...given].map(([, reason]) => reason))].sort();
  const guide = await readFile(join(root, "docs", "bindings.md"), "utf8");
  const [, table = ""] = guide.split("| reason | why |");
  const rows = table.split("\n\n")[0]?.split("\n") ?? [];
  const documented = rows.flatMap((row) => [...(row.split("|")[1] ?? "").matchAll(/`(.+?)`/g)].map(([, name]) => name));
  expect(documented.sort()).toEqual(reasons);
  const translated = Object.entries(zh).filter(([word]) => word.startsWith("reason:"));
  expect(translated.map(([word]) => word.slice("reason:".length)).sort()).toEqual(reasons);
  for (const [word, text] of translated) expect(text, word).toMatch(/\p{Script=Han}{4}/u);
});

test("a word that the page puts together has a colon, by which the build knows to leave its name as it is", async () => {
  const folder = join(root, "www", "page");
  const names = (await readdir(folder, { recursive: true })).filter((name) => /\.tsx?$/.test(name));
  const sources = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
  const said = [...sources.join("\n").matchAll(/\b(?:say|translated)\(`([^`]*)/g)].map(([, word = ""]) => word);
  expect(said.length).toBeGreaterThan(10);
  expect(said.filter((word) => !/^[\w.-]+:\$\{/.test(word))).toEqual([]);
});

test("every text has the same places in both languages", () => {
  const places = (texts: [string, string][]) => Object.fromEntries(texts.map(([word, text]) => [word, placesOf(text)]));
  expect(places(common)).toEqual(places(Object.entries(en)));
});
