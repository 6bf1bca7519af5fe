// Builds the page into dist/: scripts, one style sheet and the two wasm modules; no request to anywhere else.

import { createHash } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, join, parse } from "node:path";
import { fileURLToPath } from "node:url";
import { runInNewContext } from "node:vm";
import { build } from "esbuild";
import { minify } from "terser";
import { consoleCatalogue } from "./catalogue.mjs";

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const pkg = here("../pkg/");

/** What all scripts have in common; what comes of them is written by whoever builds. */
const common = { bundle: true, minify: true, charset: "utf8", target: "es2022", write: false, logLevel: "warning" };

/**
 * The package as Workers have it: a `.wasm` is a module beside the script, which the browser compiles as it arrives from
 * `urlOf` its name. An import of nothing counts, since it says where an entry lies.
 */
const packageOfWorkers = (urlOf) => ({
  name: "package-of-workers",
  setup({ onResolve, onLoad }) {
    const entries = { cloudip: "workerd.js", "cloudip/bindings": "bindings.workerd.js" };
    onResolve({ filter: /^cloudip/ }, ({ path }) => ({ path: join(pkg, entries[path]), sideEffects: true }));
    onResolve({ filter: /\.wasm$/ }, ({ path }) => ({ path: basename(path), namespace: "wasm" }));
    onLoad({ filter: /.*/, namespace: "wasm" }, ({ path }) => ({
      contents: `export default await WebAssembly.compileStreaming(fetch(${JSON.stringify(urlOf[path])}));`,
    }));
  },
});

/** The words of a language. */
async function wordsOf(language) {
  const options = { format: "iife", globalName: "words", charset: "utf8", write: false };
  const { outputFiles } = await build({ entryPoints: [here(`page/words/${language}.ts`)], ...options });
  return runInNewContext(`${outputFiles[0].text}\nwords.${language}`);
}

/**
 * The names that words have where they travel. Those that stand in the sources as a whole are numbers: they take half a
 * kilobyte less, and nobody sees them. A name with a colon is put together by the page, of its group and what it is for.
 */
async function namesOfWords() {
  const whole = Object.keys(await wordsOf("en")).filter((name) => name.includes(".") && !name.includes(":"));
  return new Map(whole.map((name, at) => [name, at]));
}

/** The scripts and the style of the page. */
async function page(urlOf, names) {
  const { outputFiles } = await build({
    ...common,
    entryPoints: [here("page/main.tsx"), here("page/style.css")],
    outdir: here("dist"),
    format: "esm",
    // Children as arguments are half a kilobyte less than the automatic runtime's.
    jsx: "transform",
    jsxFactory: "h",
    jsxFragment: "Fragment",
    inject: [here("page/jsx.ts")],
    tsconfigRaw: {},
    define: {
      CHINESE_URL: JSON.stringify(urlOf["zh.json"]),
      CATALOGUE_URL: JSON.stringify(urlOf["catalogue.json"]),
    },
    plugins: [packageOfWorkers(urlOf)],
  });
  const files = outputFiles.map(async ({ path, text }) => [
    basename(path),
    path.endsWith(".js") ? await smaller(withNames(text, names)) : text,
  ]);
  return Promise.all(files);
}

const withNames = (script, names) => script.replace(/"([\w.-]+)"/g, (text, name) => names.get(name) ?? text);

/**
 * A minified script, minified once more: that takes 4 % off what travels, most of it by the names that it chooses. With
 * functions that have variables put in the place of their calls, more would travel.
 */
async function smaller(script) {
  const { code } = await minify(script, { module: true, ecma: 2022, compress: { inline: 2 } });
  return code;
}

/** A script that a service worker takes in. */
async function script(entryPoint, options) {
  const { outputFiles } = await build({ ...common, entryPoints: [entryPoint], format: "iife", ...options });
  return outputFiles[0].contents;
}

/** Builds the page into a folder, and gives that. */
export async function buildPage(folder = here("dist")) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, "assets"), { recursive: true });
  /** Where each file is, by its name: its URL changes with its content, so that it can be kept for ever. */
  const urlOf = {};
  const put = async (name, content) => {
    const { name: stem, ext } = parse(name);
    const hash = createHash("sha256").update(content).digest("hex").slice(0, 8);
    urlOf[name] = `/assets/${stem}-${hash}${ext}`;
    await writeFile(join(folder, urlOf[name]), content);
  };

  for (const name of ["cloudip.wasm", "bindings.wasm"]) await put(name, await readFile(join(pkg, name)));
  const names = await namesOfWords();
  const chinese = Object.entries(await wordsOf("zh")).map(([name, text]) => [names.get(name) ?? name, text]);
  await put("zh.json", JSON.stringify(Object.fromEntries(chinese)));
  await put("catalogue.json", JSON.stringify(await consoleCatalogue()));
  for (const [name, content] of await page(urlOf, names)) await put(name, content);
  const html = await readFile(here("page/index.html"), "utf8");
  await writeFile(
    join(folder, "index.html"),
    html.replace(/"\/([\w.]+)"/g, (_, name) => `"${urlOf[name]}"`),
  );
  await writeFile(join(folder, "_headers"), await readFile(here("page/_headers")));

  const files = JSON.stringify(["/", ...Object.values(urlOf)]);
  await put("emulator.js", await script(join(pkg, "emulator.js"), { globalName: "emulation" }));
  const define = { FILES: files, EMULATOR_URL: JSON.stringify(urlOf["emulator.js"]) };
  await writeFile(join(folder, "service-worker.js"), await script(here("offline/service-worker.ts"), { define }));
  return folder;
}
