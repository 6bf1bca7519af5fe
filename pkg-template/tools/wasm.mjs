import { existsSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { withGoodNumbers } from "./numbers.mjs";
import { withNamesInOrder } from "./order.mjs";
import { must, root } from "./project.mjs";

/**
 * Builds the wasm and its glue of the package in `pkg-template/wasm/`, here or in a copy. `no-install` makes wasm-pack
 * take wasm-bindgen and wasm-opt from the PATH: our pinned ones. Messages of panics name source files; without the flag
 * they would tell the builder's home folder, and no two machines would build the same wasm. SIMD, which every runtime of
 * the last years has (Node 16.4, Chrome 91, Firefox 89, Safari 16.4, workerd), hashes faster and in less code.
 */
export async function buildWasm(output, { from = root, env, features, rustflags = [] } = {}) {
  const cargoHome = process.env.CARGO_HOME || join(homedir(), ".cargo");
  // The last one that fits counts. The folder of a registry's crates has another name with another version of cargo.
  const registry = join(cargoHome, "registry", "src");
  const folders = existsSync(registry) ? await readdir(registry) : [];
  const prefixes = [`${cargoHome}=cargo`, ...folders.map((name) => `${join(registry, name)}=crates`)];
  const always = [...prefixes.map((prefix) => `--remap-path-prefix=${prefix}`), "-Ctarget-feature=+simd128"];
  const flags = { CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS: [...always, ...rustflags].join(" ") };
  const mode = ["--release", "--target", "web", "--no-pack", "--mode", "no-install"];
  const cargo = features ? ["--", "--no-default-features", "--features", features] : [];
  const args = ["build", ...mode, "--out-dir", output, "--out-name", "cloudip", ...cargo];
  await must("wasm-pack", args, { cwd: join(from, "pkg-template", "wasm"), env: { ...flags, ...env } });
  await trim(join(output, "cloudip_bg.wasm"));
}

/**
 * Of functions with one caller only small ones are inlined: what more saves in bytes, it costs in gzip. The lowest
 * kilobyte is the end of the stack, where no value stands: an address with a small offset does not wrap around. Data stays
 * in one piece: gzip packs runs of zeros better than a module does.
 */
const optimize = [
  "-Oz",
  "--coalesce-locals-learning",
  "--one-caller-inline-max-function-size=60",
  "--low-memory-unused",
  "--skip-pass=memory-packing",
  "--converge",
];

/** What only names and tools need goes last. */
const order = [
  "--optimize-stack-ir",
  "--reorder-functions-by-name",
  "--strip-debug",
  "--strip-producers",
  "--strip-target-features",
];

/**
 * wasm-bindgen prepares for JavaScript values that cross the boundary, and here none does: what only its own exports,
 * whose names begin with two underscores, lead to is left out, with its one import.
 */
async function trim(file) {
  const exports = WebAssembly.Module.exports(new WebAssembly.Module(await readFile(file)));
  const kept = exports.map(({ name }) => name).filter((name) => !name.startsWith("__"));
  const called = { name: "JavaScript", root: true, reaches: kept.map((name) => `export ${name}`) };
  const graph = [called, ...kept.map((name) => ({ name: `export ${name}`, export: name }))];
  const graphFile = `${file}.graph.json`;
  await writeFile(graphFile, JSON.stringify(graph));
  await must("wasm-metadce", [file, "--graph-file", graphFile, "-o", file], { quiet: true });
  await must("wasm-opt", [...optimize, file, "-o", file], { quiet: true });
  await writeFile(file, withNamesInOrder(await readFile(file)));
  await must("wasm-opt", [...order, file, "-o", file], { quiet: true });
  await writeFile(file, withGoodNumbers(await readFile(file)));
}
