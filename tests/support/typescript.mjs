// Runs a TypeScript program of the tests, which Node alone does not: `node tests/support/typescript.mjs FILE ...`.

import { resolve } from "node:path";
import { runnerImport } from "vite";
import { main } from "../../pkg-template/tools/project.mjs";

/** What a TypeScript file exports. */
export async function importTypeScript(file) {
  const { module } = await runnerImport(resolve(file), {
    configFile: false,
    logLevel: "error",
    esbuild: { target: "es2022" },
  });
  return module;
}

await main(import.meta, async ([file, ...args]) => {
  process.exitCode = await (await importTypeScript(file)).main(args);
});
