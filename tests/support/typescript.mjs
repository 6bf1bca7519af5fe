// Runs a TypeScript program of the tests, which Node alone does not: `node tests/support/typescript.mjs FILE ...`.

import { resolve } from "node:path";
import { runnerImport } from "vite";

const [, , file, ...args] = process.argv;
const { module } = await runnerImport(resolve(file), {
  configFile: false,
  logLevel: "error",
  esbuild: { target: "es2022" },
});
process.exitCode = await module.main(args);
