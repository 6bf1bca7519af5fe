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

/** Gives the folder in which the page is. */
export async function buildPage() {
  await rm(here("dist"), { recursive: true, force: true });
  await mkdir(here("dist"), { recursive: true });
  await build({
    entryPoints: [here("page/main.tsx"), here("page/style.css")],
    outdir: here("dist"),
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
  await writeFile(here("dist/zh.json"), JSON.stringify(await chinese()));
  await writeFile(here("dist/catalogue.json"), JSON.stringify(await consoleCatalogue()));
  for (const name of ["index.html", "_headers"]) await copyFile(here(`page/${name}`), here(`dist/${name}`));
  for (const name of ["cloudip.wasm", "bindings.wasm"]) await copyFile(join(pkg, name), here(`dist/${name}`));
  return here("dist");
}
