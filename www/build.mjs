// Builds the page into dist/: one script, one style sheet, no request to anywhere else.

import { copyFile, mkdir, rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = (name) => fileURLToPath(new URL(name, import.meta.url));

export async function buildPage() {
  await rm(here("dist"), { recursive: true, force: true });
  await mkdir(here("dist"), { recursive: true });
  await build({
    entryPoints: [here("page/main.tsx"), here("page/style.css")],
    outdir: here("dist"),
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    jsx: "automatic",
    jsxImportSource: "preact",
    alias: { cloudip: here("../pkg/default.js") },
    logLevel: "warning",
  });
  for (const name of ["index.html", "_headers"]) await copyFile(here(`page/${name}`), here(`dist/${name}`));
}
