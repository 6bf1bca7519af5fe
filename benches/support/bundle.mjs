// One bundle for each runtime, in which the peers come from the user's cache and `cloudip-entries` is a module with
// every entry of ours that this build has.

import { readFile } from "node:fs/promises";
import { builtinModules } from "node:module";
import { basename, join } from "node:path";
import { build } from "esbuild";
import { entries } from "./entries.mjs";
import { peers } from "./peers.mjs";

/** An array of `[specifier, namespace]`, as the contestants take it. */
const ourEntries = (found) => ({
  name: "our-entries",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^cloudip-entries$/ }, () => ({ path: "entries", namespace: "cloudip" }));
    onLoad({ filter: /.*/, namespace: "cloudip" }, () => {
      const imports = found.map(([, file], index) => `import * as entry${index} from ${JSON.stringify(file)};`);
      const pairs = found.map(([specifier], index) => `[${JSON.stringify(specifier)}, entry${index}]`);
      return { contents: `${imports.join("\n")}\nexport default [${pairs.join(", ")}];`, resolveDir: "/" };
    });
  },
});

/** A Worker may not compile wasm from bytes: its modules stay modules, and are collected for the caller. */
const wasmModules = (modules) => ({
  name: "wasm-modules",
  setup({ onResolve }) {
    onResolve({ filter: /\.wasm$/ }, ({ path, resolveDir }) => {
      const name = basename(path);
      modules.set(name, join(resolveDir, path));
      return { path: `./${name}`, external: true };
    });
  },
});

/** CommonJS asks for the built-ins by `require`, which an ES module does not have; imported, it is the same thing. */
export const requiredBuiltins = {
  name: "required-builtins",
  setup({ onResolve, onLoad }) {
    const names = new Set(builtinModules);
    onResolve({ filter: /^(node:)?[a-z_/]+$/ }, ({ path, kind }) => {
      const name = path.replace(/^node:/, "");
      if (!names.has(name)) return undefined;
      if (kind === "require-call") return { path: name, namespace: "builtin" };
      return { path: `node:${name}`, external: true };
    });
    onLoad({ filter: /.*/, namespace: "builtin" }, ({ path }) => ({
      contents: `import * as builtin from "node:${path}";\nmodule.exports = builtin.default ?? builtin;`,
    }));
  },
};

/** Bundles a file of the benches. Resolves to the text and to the wasm modules that it imports. */
export async function bundle(entryPoint, { conditions = [], plugins = [], ...options }) {
  const modules = new Map();
  const found = [...(await entries(conditions))];
  const folder = await peers();
  const { outputFiles } = await build({
    entryPoints: [entryPoint],
    bundle: true,
    format: "esm",
    target: "es2022",
    conditions,
    write: false,
    logLevel: "error",
    nodePaths: [join(folder, "node_modules")],
    // Otherwise esbuild would follow the `paths` of our own tsconfig.json, which lead to declarations.
    tsconfigRaw: {},
    plugins: [ourEntries(found), wasmModules(modules), ...plugins],
    ...options,
  });
  const wasm = await Promise.all([...modules].map(async ([path, file]) => ({ path, contents: await readFile(file) })));
  return { text: outputFiles[0].text, wasm };
}
