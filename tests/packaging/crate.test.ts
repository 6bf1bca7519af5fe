// What `cargo package` makes of the crate.

import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { environment } from "../../pkg-template/tools/project.mjs";
import { root } from "../support/project.ts";

const cargo = (...args: string[]) =>
  promisify(execFile)("cargo", ["package", "--offline", "--allow-dirty", "--package", "cloudip", ...args], {
    cwd: root,
    env: { ...environment, CARGO_TERM_COLOR: "never" },
  });

test("the crate is packed without a warning, with its tests and nothing for JavaScript", async () => {
  const { stderr } = await cargo("--no-verify");
  expect(stderr).toMatch(/Packaged \d+ files/);
  // That cargo could not note down what of its own cache was used, since another one did, is no matter of the crate.
  const warnings = stderr.split("\n").filter((line) => line.startsWith("warning:"));
  expect(warnings.filter((line) => !line.includes("last-use data"))).toEqual([]);
  const files = (await cargo("--list")).stdout.trim().split("\n");
  expect(files).toEqual(expect.arrayContaining(["src/lib.rs", "tests/vectors.rs", "LICENSE-MIT", "README.md"]));
  expect(files.filter((name) => /\.(ts|js|mjs|py|cjs)$/.test(name))).toEqual([]);
});
