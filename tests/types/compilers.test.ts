// A program of a user, compiled by the oldest and the newest TypeScript that the types are for, strictly and with no
// types but the platform's.

import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { npmInstalled } from "../support/cache.ts";
import { compile } from "../support/compile.ts";
import { type Project, projectWithPackage, root } from "../support/project.ts";

const consumers = ["consumer.ts", "services.ts"];
const here = (name: string): URL => new URL(name, import.meta.url);

const programs: Record<string, string> = {};
let compilers: string;
let project: Project;
beforeAll(async () => {
  [compilers, project] = await Promise.all([npmInstalled("compilers", here("compilers/")), projectWithPackage()]);
  for (const name of consumers) programs[name] = await readFile(here(name), "utf8");
});
afterAll(() => project?.remove());

describe.each(["oldest", "newest"])("the %s TypeScript", (age) => {
  test.each([
    { moduleResolution: "bundler", module: "esnext" },
    { moduleResolution: "node16", module: "node16" },
    { moduleResolution: "nodenext", module: "nodenext" },
  ])("moduleResolution $moduleResolution", async (options) => {
    // Our declarations are checked as well, and with no type of any runtime but the platform's.
    const platform = { lib: ["es2022", "dom"], types: [], skipLibCheck: false };
    const compiler = join(compilers, "node_modules", age, "bin", "tsc");
    await compile(`${age}-${options.moduleResolution}`, programs, { ...options, ...platform }, compiler);
  });
});

test("what a compiler does not take is told each time", async () => {
  const refusing = join(project.folder, "refusing.cjs");
  await writeFile(refusing, 'console.log("error TS2322"); process.exit(2);');
  for (let times = 0; times < 2; times += 1)
    await expect(compile("refused", programs, {}, refusing)).rejects.toThrow("error TS2322");
});

test("docs/runtimes.md names both", async () => {
  const { dependencies } = JSON.parse(await readFile(here("compilers/package.json"), "utf8"));
  const [newest, oldest] = [dependencies.newest, dependencies.oldest].map((range: string) => range.split("@")[1]);
  expect(await readFile(join(root, "docs", "runtimes.md"), "utf8")).toContain(`TypeScript ${oldest} to ${newest}`);
});

test("the declarations add to no global scope but by a library of TypeScript's own", async () => {
  const folder = join(project.folder, "node_modules", "cloudip");
  const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".d.ts"));
  const lines = await Promise.all(
    files.map(async (name) => {
      const text = await readFile(join(folder, name), "utf8");
      const found = text.match(/^\/\/\/ *<.*$|^declare (?:global|module).*$/gm) ?? [];
      return found.map((line) => `${name}: ${line}`);
    }),
  );
  // `Symbol.dispose`, by which `using` ends a signer.
  expect(lines.flat()).toEqual(['signers.d.ts: /// <reference lib="esnext.disposable" preserve="true" />']);
});
