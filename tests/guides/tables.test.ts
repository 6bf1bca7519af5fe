// Tables of the guides that name all there is of something.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createEmulator } from "../../pkg-template/src/emulator/index.ts";
import { Guide } from "../support/guide.ts";
import { root } from "../support/project.ts";

/** What stands as code in the first column of the table below a heading. */
async function firstColumn(page: string, heading: string): Promise<string[]> {
  const { text } = await Guide.read(page);
  const [, section = ""] = text.split(`\n## ${heading}\n`);
  const [, rows = ""] = (section.split("\n## ")[0] ?? "").split("\n|---");
  const names = Array.from(rows.matchAll(/^\|((?: `[^`]+`,?)+) \|/gm), ([, cell = ""]) =>
    Array.from(cell.matchAll(/`([^`]+)`/g), ([, name = ""]) => name),
  ).flat();
  return names.sort();
}

const source = (path: string) => readFile(join(root, path), "utf8");

test("docs/errors.md has every kind of error", async () => {
  const [, union = ""] = /^export type ErrorKind =(.*?);$/ms.exec(await source("pkg-template/src/error.ts")) ?? [];
  const kinds = Array.from(union.matchAll(/^ +\| "(\w+)"/gm), ([, kind = ""]) => kind);
  expect(kinds.length).toBeGreaterThan(10);
  expect(await firstColumn("docs/errors.md", "Kinds")).toEqual(kinds.sort());
});

test("docs/emulator.md has every control call", async () => {
  const answer = await createEmulator().fetch("http://emulator.test/_emulator/nothing");
  const { calls } = (await answer.json()) as { calls: string[] };
  expect(calls).toContain("POST /_emulator/reset");
  expect(await firstColumn("docs/emulator.md", "Control calls")).toEqual(calls.sort());
});

test("docs/bindings.md has every reason of a refusal", async () => {
  const files = ["rules", "endpoints", "acts"].map((name) => source(`src/bindings/${name}.rs`));
  const calls = (await Promise.all(files)).join("\n").matchAll(/\b(?:refusal\(|reason: )\s*"([a-z-]+)"/g);
  const reasons = new Set(Array.from(calls, ([, reason = ""]) => reason));
  const told = await firstColumn("docs/bindings.md", "What a plan refuses");
  expect(reasons.size).toBeGreaterThan(10);
  expect([...reasons].filter((reason) => !told.includes(reason))).toEqual([]);
});
