// The cases of a trap, in each runtime: each case of each runtime is a test of its own.

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type * as cloudip from "../../pkg/slim.js";
import { type Result, runAll } from "../conformance/run.ts";
import { chromium, workerd } from "../conformance/runtimes.ts";
import { type Project, projectWithPackage } from "../support/project.ts";
import { limited } from "./limited.ts";
import { traps } from "./trap.ts";

const slim: typeof cloudip = await import("../../pkg/slim.js" as string);
const bytes = await readFile(new URL("../../pkg/cloudip.wasm", import.meta.url));
const module = limited(bytes, 48);
const file = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

let project: Project;
beforeAll(async () => {
  project = await projectWithPackage();
  await writeFile(join(project.folder, "node_modules", "cloudip", "cloudip.wasm"), module);
});
afterAll(() => project?.remove());

test("without a module there is an error that says so", () => {
  const key = { accessKeyId: "AKEXAMPLE0000000000", secretAccessKey: "SKEXAMPLE0000000000000000000000000000000" };
  const message = expect.stringContaining("wasm: expected a module");
  expect(() => new slim.HuaweiSigner(key)).toThrow(
    expect.objectContaining({ name: "CloudError", kind: "InvalidInput", message }),
  );
});

const runtimes = {
  Node() {
    slim.initSync({ module });
    return runAll(traps, slim);
  },
  workerd: () => workerd(project, file("trap.worker.ts")),
  Chromium: () => chromium(project, file("trap.page.ts")),
};

describe.each(Object.entries(runtimes))("a module that traps, in %s", (_, run) => {
  let results: Result[] = [];
  beforeAll(async () => {
    results = await run();
  });

  for (const { name } of traps) {
    test(name, () => {
      const result = results.find((candidate) => candidate.name === name);
      expect(result, "the case was run").toBeDefined();
      if (result?.failure) expect.fail(result.failure);
    });
  }
});

test("no export takes more arguments than the guard around it hands on", async () => {
  const module = await WebAssembly.compile(bytes);
  const nothing = () => undefined;
  const imports: WebAssembly.Imports = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) imports[from] = { [name]: nothing };
  const { exports } = await WebAssembly.instantiate(module, imports);
  const functions = Object.values(exports).filter((member) => typeof member === "function");
  expect(functions.length).toBeGreaterThan(10);
  expect(Math.max(...functions.map(({ length }) => length))).toBeLessThanOrEqual(8);
});
