// `npm run size`: what the wasm, its glue and the entries weigh, and the console beside the wasm: raw, as gzip -9, as brotli.
//
//   --check          fails if an entry weighs 2 % more than size-budget.json has for it, and says what grew
//   --write          writes the budget anew: what is measured
//   --per-operation  measures what one more operation adds to the wasm

import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { buildPage } from "../../www/build.mjs";
import { kept, packageSources } from "./kept.mjs";
import { Failure, main, pkg, template } from "./project.mjs";
import { total, weigh } from "./weigh.mjs";

const budgetFile = join(template, "size-budget.json");
const headroom = 1.02;

/** What is held to the budget; everything else is weighed to tell what grew. */
const held = /^cloudip(\/| in all)|^console/;

/** What the package promises, gzip, whatever the budget is. */
const promised = {
  "cloudip in all": 60 * 1024,
  "cloudip/sign in all": 12 * 1024,
  "console beside wasm": 60 * 1024,
};

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
 * keeps the page for when there is no network, and the emulator that it takes in, are no part of the page; nor is what the
 * explorer knows of the operations, which is fetched for it.
 */
async function page() {
  const folder = await buildPage();
  const weights = { page: [], offline: [], explorer: [] };
  for (const name of await readdir(folder, { recursive: true })) {
    const isCatalogue = /catalogue-[^/]*\.json$/.test(name);
    if (!isCatalogue && !/\.(js|css)$/.test(name)) continue;
    const kind = isCatalogue ? "explorer" : /^service-worker|emulator-/.test(name) ? "offline" : "page";
    weights[kind].push(weigh(await readFile(join(folder, name))));
  }
  return weights;
}

/** Name to `{ raw, gzip, brotli }` in bytes, of the package in pkg/. */
export async function measure() {
  const inputs = [...(await packageSources()), "pkg-template/generated", "pkg", "www"];
  return kept("size", { inputs }, weighAll);
}

async function weighAll() {
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
  const built = await page();
  const sum = (...names) => total(names.map((name) => parts[name]));
  return {
    ...parts,
    "cloudip in all": sum("cloudip.wasm", "glue, minified"),
    "cloudip/sign in all": sum("sign.wasm", "sign glue, minified"),
    "cloudip/bindings in all": sum("bindings.wasm", "bindings glue, minified"),
    "cloudip/gateway, minified": weigh(await glue("gateway.workerd.js", { minify: true })),
    "cloudip/emulator, minified": weigh(await glue("emulator.js", { minify: true })),
    "console beside wasm": total(built.page),
    "console's service worker": total(built.offline),
    "explorer's operations": total(built.explorer),
  };
}

const number = (value) => value.toLocaleString("en-US").padStart(12);
const percent = (value) => `${value < 0 ? "" : "+"}${(100 * value).toFixed(1)} %`;

function print(title, rows, budget = {}) {
  const line = (name, ...cells) => console.log(name.padEnd(28) + cells.join(""));
  line(title, ...["raw", "gzip -9", "brotli", "gzip since"].map((text) => text.padStart(12)));
  for (const [name, { raw, gzip, brotli }] of Object.entries(rows)) {
    const before = budget[name]?.gzip;
    const since = before ? percent(gzip / before - 1).padStart(12) : "";
    line(name, ...[raw, gzip, brotli].map(number), since);
  }
}

/** Entries that are too heavy, and then every part that weighs more than the budget has for it. */
export function check(sizes, budget) {
  const units = ["raw", "gzip", "brotli"];
  const over = [];
  const grew = [];
  for (const [name, before] of Object.entries(budget)) {
    if (!sizes[name]) throw new Failure(`size-budget.json has a budget for "${name}", which is not measured`);
    for (const unit of units) {
      const [now, then] = [sizes[name][unit], before[unit]];
      const told = `${name}, ${unit}: ${then} to ${now} bytes, ${percent(now / then - 1)}`;
      if (now > then) grew.push(told);
      if (held.test(name) && now > then * headroom) over.push(told);
    }
    const limit = promised[name];
    if (sizes[name].gzip > limit) over.push(`${name}, gzip: ${sizes[name].gzip} bytes, and ${limit} are promised`);
  }
  const remedy = "Make it smaller, or write the budget anew with `npm run size -- --write` and say why in the commit.";
  const list = (lines) => `\n  ${lines.join("\n  ")}\n`;
  if (over.length) throw new Failure(`over the size budget${list(over)}What grew:${list(grew)}${remedy}`);
  console.log("within 2 % of size-budget.json");
}

await main(import.meta, async (args) => {
  const unknown = args.find((arg) => !["--check", "--write", "--per-operation"].includes(arg));
  if (unknown) throw new Failure(`${unknown} is not an option of \`npm run size\``);
  const sizes = await measure();
  const budget = JSON.parse(await readFile(budgetFile, "utf8"));
  print("bytes", sizes, budget);
  if (args.includes("--write")) await writeFile(budgetFile, `${JSON.stringify(sizes, null, 2)}\n`);
  if (args.includes("--check")) check(sizes, budget);
  if (args.includes("--per-operation")) {
    const { perOperation } = await import("./per-operation.mjs");
    print("bytes", { "one more operation": await perOperation(sizes["cloudip.wasm"]) });
  }
});
