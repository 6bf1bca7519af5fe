// Measures what one more operation costs: builds a copy of the crate with some dozens more, and divides the difference.
//
// The added operations are of the usual size (an id in the path, a few more parameters, a small object in the body)
// and named with words of the trade, each time in another order: numbered names would compress too well, random
// letters too badly.

import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { kept, wasmSources } from "./kept.mjs";
import { Failure, root } from "./project.mjs";
import { buildWasm } from "./wasm.mjs";
import { weigh } from "./weigh.mjs";

const count = 40;
const service = "src/huawei/iam.rs";

const words = `
  address agent alias backup bandwidth binding block bucket certificate charge cluster connection description
  desktop device domain edge endpoint enterprise expire filter flow gateway group host image instance interface key
  label limit listener map member message mode monitor name network node order owner path peer period policy pool
  port prefix project protocol quota range record region resource role route router rule scope security server share
  size snapshot source state status subnet tag target task tenant time token topic traffic tunnel type user value
  version virtual volume window zone
`
  .trim()
  .split(/\s+/);

const verbs = [
  ["List", "Get"],
  ["Show", "Get"],
  ["Create", "Post"],
  ["Update", "Put"],
  ["Delete", "Delete"],
];

/** A generator with a fixed seed (mulberry32): the same operations every time. */
function random(seed) {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

/** The source of one synthetic operation: a Rust constant as in any service's file. */
function operation(index, next) {
  const word = () => words[next(words.length)];
  const capital = (text) => text[0].toUpperCase() + text.slice(1);
  const [verb, method] = verbs[next(verbs.length)];
  const [noun, detail] = [`${word()}_${word()}`, word()];
  const name = verb + noun.split("_").map(capital).join("") + capital(detail);
  const member = () =>
    `string("${word()}_${word()}", "doc")${next(2) ? ".length(1, 64)" : ""}${next(2) ? ".required()" : ""}`;
  const members = (number) => Array.from({ length: number }, member).join(", ");
  const params = [`string("${noun}_id", "doc").in_path()`];
  if (method === "Get")
    for (let left = next(4); left > 0; left--) params.push(`string("${word()}_${word()}", "doc").in_query()`);
  if (method === "Post" || method === "Put") {
    const object = `&Object::new("Synthetic${index}", "doc", &[${members(1 + next(4))}])`;
    params.push(`object("${word()}", ${object}, "doc").required()`);
  }
  const path = `/v2.1/${noun.replace("_", "-")}s/{${noun}_id}/${detail}`;
  return `const SYNTHETIC_${index}: Operation = Operation::new("${name}", Method::${method}, "${path}").params(&[${params.join(", ")}]).success(&[202]);`;
}

async function measured(base) {
  const copy = await mkdtemp(join(tmpdir(), "cloudip-per-operation-"));
  try {
    for (const name of ["Cargo.toml", "Cargo.lock", "src", "pkg-template/wasm"])
      await cp(join(root, name), join(copy, name), { recursive: true });
    const file = join(copy, service);
    const source = await readFile(file, "utf8");
    const list = "operations(&[";
    if (!source.includes(list)) throw new Failure(`${service} has no \`${list}\` to add operations to`);
    const next = random(1);
    const constants = Array.from({ length: count }, (_, index) => operation(index, next));
    const names = constants.map((_, index) => `&SYNTHETIC_${index}, `).join("");
    await writeFile(file, `${source.replace(list, list + names)}\n${constants.join("\n")}\n`);

    const output = join(copy, "out");
    await buildWasm(output, { from: copy, env: { CARGO_TARGET_DIR: join(root, "target", "per-operation") } });
    const { raw, gzip, brotli } = weigh(await readFile(join(output, "cloudip_bg.wasm")));
    const share = (before, after) => Math.round((after - before) / count);
    return { raw: share(base.raw, raw), gzip: share(base.gzip, gzip), brotli: share(base.brotli, brotli) };
  } finally {
    await rm(copy, { recursive: true });
  }
}

/** What each more adds to the wasm, which weighs `base` without it: `{ raw, gzip, brotli }` in bytes. */
export const perOperation = (base) =>
  kept("size of an operation", { inputs: [...wasmSources, "pkg-template/tools/per-operation.mjs"] }, () =>
    measured(base),
  );
