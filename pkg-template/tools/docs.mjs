// `npm run docs`, after the build: target/docs/, which is ready to be served. It holds the API reference that is
// generated from the operation values, the TypeScript documentation of the package and the Rust documentation of the
// crate. A warning of either tool is a failure.

import { copyFile, cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { kept, packageSources } from "./kept.mjs";
import { generated, main, must, root, template } from "./project.mjs";
import { site } from "./reference/site.mjs";

export const docs = join(root, "target", "docs");

async function reference() {
  const pages = site(JSON.parse(await readFile(join(generated, "catalogue.json"), "utf8")));
  for (const [path, text] of pages) {
    const file = join(docs, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  await copyFile(fileURLToPath(new URL("reference/style.css", import.meta.url)), join(docs, "style.css"));
}

async function typescript() {
  await must("typedoc", ["--options", join(template, "typedoc.json")]);
}

async function rust() {
  await must("cargo", ["doc", "--no-deps", "--all-features"], { env: { RUSTDOCFLAGS: "-D warnings" } });
  await cp(join(root, "target", "doc"), join(docs, "rust"), { recursive: true });
}

async function whole() {
  await rm(docs, { recursive: true, force: true });
  await reference();
  await typescript();
  await rust();
}

await main(import.meta, async () => {
  const inputs = [...(await packageSources()), "pkg-template/generated"];
  await kept("docs", { inputs, outputs: ["target/docs"] }, whole);
  console.log("docs: target/docs/index.html is ready");
});
