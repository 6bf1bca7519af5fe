// What the tools build is kept only where building it again would give the same.

import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { kept } from "../../pkg-template/tools/kept.mjs";
import { root } from "../support/project.ts";

let folder: string;
let name: string;
let times: number;
beforeEach(async () => {
  await mkdir(join(root, "target"), { recursive: true });
  folder = await mkdtemp(join(root, "target", "kept-test-"));
  name = relative(join(root, "target"), folder);
  times = 0;
  await mkdir(join(folder, "inputs"));
  await write("inputs/a", "1");
});
afterEach(async () => {
  await rm(folder, { recursive: true });
  await rm(join(root, "target", "kept", `${name}.json`), { force: true });
});

const write = (file: string, text: string) => writeFile(join(folder, file), text);
const inRoot = (file: string) => relative(root, join(folder, file));

/** Work that leaves an output and tells how often it was done. */
async function work(): Promise<number> {
  times += 1;
  await mkdir(join(folder, "outputs"), { recursive: true });
  await write("outputs/a", "built");
  return times;
}
const keptWork = (done = work) => kept(name, { inputs: [inRoot("inputs")], outputs: [inRoot("outputs")] }, done);

test("work whose inputs and outputs are as they were is not done again", async () => {
  expect([await keptWork(), await keptWork(), times]).toEqual([1, 1, 1]);
});

test.each<[string, () => Promise<void>]>([
  ["an input that is another", () => write("inputs/a", "2")],
  ["an input more", () => write("inputs/b", "1")],
  ["an input of another name", () => rm(join(folder, "inputs/a")).then(() => write("inputs/c", "1"))],
  ["an input less", () => rm(join(folder, "inputs/a"))],
  ["an output that is another", () => write("outputs/a", "changed")],
  ["an output less", () => rm(join(folder, "outputs"), { recursive: true })],
])("%s: it is done again", async (_, change) => {
  await keptWork();
  await change();
  expect([await keptWork(), await keptWork(), times]).toEqual([2, 2, 2]);
});

test("work that failed is done again", async () => {
  await keptWork();
  await write("inputs/a", "2");
  const failing = () => Promise.reject(new Error("no room"));
  await expect(keptWork(failing)).rejects.toThrow("no room");
  await write("inputs/a", "1");
  expect([await keptWork(), times]).toEqual([2, 2]);
});
