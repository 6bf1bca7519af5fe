// Builds the page into dist/: scripts, one style sheet and the two wasm modules; no request to anywhere else.

import { copyFile, mkdir, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { runInNewContext } from "node:vm";
import { build } from "esbuild";
import { consoleCatalogue } from "./catalogue.mjs";

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const pkg = here("../pkg/");

/** The package as Workers have it: a `.wasm` is a module beside the script, which the browser compiles as it arrives. */
const wasmBeside = {
  name: "wasm-beside",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\.wasm$/ }, ({ path }) => ({ path: join(pkg, basename(path)), namespace: "wasm" }));
    onLoad({ filter: /.*/, namespace: "wasm" }, ({ path }) => ({
      contents: `export default await WebAssembly.compileStreaming(fetch("/${basename(path)}"));`,
    }));
  },
};

/** The words of the language that not everybody needs. */
async function chinese() {
  const options = { format: "iife", globalName: "words", charset: "utf8", write: false };
  const { outputFiles } = await build({ entryPoints: [here("page/words/zh.ts")], ...options });
  return runInNewContext(`${outputFiles[0].text}\nwords.zh`);
}

/** Builds the page into a folder, and gives that. */
export async function buildPage(folder = here("dist")) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await build({
    entryPoints: [here("page/main.tsx"), here("page/style.css")],
    outdir: folder,
    bundle: true,
    minify: true,
    format: "esm",
    charset: "utf8",
    target: "es2022",
    jsx: "automatic",
    jsxImportSource: "preact",
    alias: { cloudip: join(pkg, "workerd.js"), "cloudip/bindings": join(pkg, "bindings.workerd.js") },
    plugins: [wasmBeside],
    logLevel: "warning",
  });
  await writeFile(join(folder, "zh.json"), JSON.stringify(await chinese()));
  await writeFile(join(folder, "catalogue.json"), JSON.stringify(await consoleCatalogue()));
  for (const name of ["index.html", "_headers"]) await copyFile(here(`page/${name}`), join(folder, name));
  for (const name of ["cloudip.wasm", "bindings.wasm"]) await copyFile(join(pkg, name), join(folder, name));
  return folder;
}
