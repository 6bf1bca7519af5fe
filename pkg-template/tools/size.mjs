// `npm run size`: what the wasm and its glue weigh, and the console beside the wasm, raw and as gzip -9.
//
//   --check          fails if something weighs more than size-budget.json allows
//   --write          writes the budget anew: what is measured, and 2 % more
//   --per-operation  measures what one more operation adds to the wasm

import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { buildPage } from "../../www/build.mjs";
import { kept, packageSources, wasmSources } from "./kept.mjs";
import { Failure, main, pkg, template } from "./project.mjs";
import { weigh } from "./weigh.mjs";

const budgetFile = join(template, "size-budget.json");
const headroom = 1.02;

/** What the package promises, gzip: no budget is larger, whatever is measured. */
const promised = { "cloudip in all": 60 * 1024, "console beside wasm": 60 * 1024 };

/** The JavaScript that an entry leads to in one piece, without the wasm, which the entry for Workers leaves outside. */
async function glue(entry, options) {
  const { build } = await import("esbuild");
  const entryPoints = [join(pkg, entry)];
  // The explanations are text that only who asks for it carries: they are weighed by themselves.
  const common = { bundle: true, format: "esm", write: false, external: ["*.wasm", "./explain.js", "./diff.js"] };
  const { outputFiles } = await build({ entryPoints, ...common, ...options });
  return outputFiles[0].contents;
}

/**
 * All scripts and styles of the console, with what is in them of the package: each file as it travels. The script that
 * keeps the page for when there is no network, and the emulator that it takes in, are no part of the page.
 */
async function page() {
  const folder = await buildPage();
  const weights = { page: [], offline: [] };
  for (const name of await readdir(folder, { recursive: true })) {
    if (!/\.(js|css)$/.test(name)) continue;
    const kind = /^service-worker|emulator-/.test(name) ? "offline" : "page";
    weights[kind].push(weigh(await readFile(join(folder, name))));
  }
  return weights;
}

/** Name to `{ raw, gzip }` in bytes, of the package in pkg/. */
export async function measure() {
  const wasm = await readFile(join(pkg, "cloudip.wasm")).catch((cause) => {
    throw new Failure("pkg/ is not built: run `npm run build` first", { cause });
  });
  const parts = {
    "cloudip.wasm": weigh(wasm),
    "glue, minified": weigh(await glue("workerd.js", { minify: true })),
    "explainError, minified": weigh(await glue("explain.js", { minify: true })),
    "sign.wasm": weigh(await readFile(join(pkg, "sign.wasm"))),
    "sign glue, minified": weigh(await glue("sign.workerd.js", { minify: true })),
    "bindings.wasm": weigh(await readFile(join(pkg, "bindings.wasm"))),
    "bindings glue, minified": weigh(await glue("bindings.workerd.js", { minify: true })),
  };
  const total = (weights) => ({
    raw: weights.reduce((sum, { raw }) => sum + raw, 0),
    gzip: weights.reduce((sum, { gzip }) => sum + gzip, 0),
  });
  const built = await page();
  const sum = (...names) => total(names.map((name) => parts[name]));
  return {
    ...parts,
    "cloudip in all": sum("cloudip.wasm", "glue, minified"),
    "cloudip/sign in all": sum("sign.wasm", "sign glue, minified"),
    "cloudip/bindings in all": sum("bindings.wasm", "bindings glue, minified"),
    "console beside wasm": total(built.page),
    "console's service worker": total(built.offline),
  };
}

function print(title, rows) {
  const number = (value) => value.toLocaleString("en-US").padStart(12);
  const line = (name, ...cells) => console.log(name.padEnd(26) + cells.join(""));
  line(title, ...["raw", "gzip -9"].map((text) => text.padStart(12)));
  for (const [name, { raw, gzip }] of Object.entries(rows)) line(name, number(raw), number(gzip));
}

async function check(sizes) {
  const budget = JSON.parse(await readFile(budgetFile, "utf8"));
  const over = [];
  for (const [name, limits] of Object.entries(budget)) {
    if (!sizes[name]) throw new Failure(`size-budget.json has a budget for "${name}", which is not measured`);
    for (const [unit, limit] of Object.entries(limits)) {
      if (sizes[name][unit] > limit)
        over.push(`${name}, ${unit}: ${sizes[name][unit]} bytes, and the budget is ${limit}`);
    }
  }
  const remedy = "Make it smaller, or write the budget anew with `npm run size -- --write` and say why in the commit.";
  if (over.length) throw new Failure(`over the size budget\n  ${over.join("\n  ")}\n${remedy}`);
  console.log("within the budget of size-budget.json");
}

async function write(sizes) {
  const allow = (name) => {
    const [raw, gzip] = [sizes[name].raw, sizes[name].gzip].map((size) => Math.round(size * headroom));
    return { raw, gzip: Math.min(gzip, promised[name] ?? gzip) };
  };
  const budget = Object.fromEntries(
    ["cloudip in all", "cloudip/sign in all", "cloudip/bindings in all", "console beside wasm"].map((name) => [
      name,
      allow(name),
    ]),
  );
  await writeFile(budgetFile, `${JSON.stringify(budget, null, 2)}\n`);
  console.log("wrote size-budget.json");
}

await main(import.meta, async (args) => {
  const unknown = args.find((arg) => !["--check", "--write", "--per-operation"].includes(arg));
  if (unknown) throw new Failure(`${unknown} is not an option of \`npm run size\``);
  const inputs = [...(await packageSources()), "pkg-template/generated", "pkg", "www"];
  const sizes = await kept("size", { inputs }, measure);
  print("bytes", sizes);
  if (args.includes("--write")) await write(sizes);
  if (args.includes("--check")) await check(sizes);
  if (args.includes("--per-operation")) {
    const { perOperation } = await import("./per-operation.mjs");
    const inputs = [...wasmSources, "pkg-template/tools/per-operation.mjs"];
    const add = () => perOperation(sizes["cloudip.wasm"]);
    print("bytes for one operation", await kept("size of an operation", { inputs }, add));
  }
});
