// `npm run build`: from the Rust crate and the TypeScript sources to pkg/, the package that is published.

import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { kept, packageSources, wasmSources } from "./kept.mjs";
import { bindingsOutput, Failure, generated, main, must, root, signOutput, wasmOutput } from "./project.mjs";
import { setup } from "./setup.mjs";
import { writeTypes } from "./types.mjs";
import { buildWasm } from "./wasm.mjs";

/** Every operation as JSON, printed by the crate itself: the source of the types and of the emulator's request check. */
async function catalogue() {
  const json = await must("cargo", ["run", "--features", "docs", "--bin", "catalogue"], { quiet: "stdout" });
  if (!JSON.parse(json).operations?.length)
    throw new Failure("the catalogue that the crate printed holds no operation");
  const file = join(generated, "catalogue.json");
  await mkdir(generated, { recursive: true });
  if ((await readFile(file, "utf8").catch(() => "")) !== json) await writeFile(file, json);
}

/**
 * No value of JavaScript's crosses the boundary. To a module without reference types wasm-bindgen adds no table for them,
 * and no texts of its own; the linker, which has them from the standard library, must not say otherwise.
 */
const features = "mutable-globals,sign-ext,nontrapping-fptoint,bulk-memory,bulk-memory-opt,multivalue,simd128";
const withoutReferences = [
  "-Ctarget-feature=-reference-types",
  ...["--no-check-features", `--features=${features}`].map((flag) => `-Clink-arg=${flag}`),
];

/** The three modules, which only a change of the crate changes. */
async function modules() {
  await buildWasm(wasmOutput);
  // Signing is what that one is for, so it is built for speed, but what is in it once is not written there twice: loops
  // that are not written out several times or once for each side of a condition, expressions and addresses that are not
  // kept across loops, little inlining, and comparisons that are calls. Together they cost some hundredths of the time.
  const loops = ["unroll-threshold=0", "unroll-runtime=0", "unroll-allow-partial=0", "unswitch-threshold=0"];
  const kept = ["enable-pre=false", "disable-lsr", "rotation-max-header-size=0"];
  const llvm = ["inline-threshold=15", "max-loads-per-memcmp=0", ...loops, ...kept];
  // With a stack of 4 KB the addresses are a byte shorter each. Signatures were seen to take 1.4 KB of it; what would take
  // more than there is traps, since the stack lies at the bottom.
  const linker = ["-Clink-arg=-zstack-size=4096", ...withoutReferences];
  const scalar = ["-Cno-vectorize-loops", "-Cno-vectorize-slp"];
  const rustflags = [...linker, ...scalar, ...llvm.map((flag) => `-Cllvm-args=-${flag}`)];
  const fast = { env: { CARGO_PROFILE_RELEASE_OPT_LEVEL: "3" }, rustflags };
  await buildWasm(signOutput, { features: "sign", ...fast });
  await buildWasm(bindingsOutput, { features: "bindings" });
}

async function wholePackage() {
  const start = performance.now();
  await catalogue();
  await writeTypes();
  const outputs = [wasmOutput, signOutput, bindingsOutput].map((folder) => relative(root, folder));
  await kept("wasm", { inputs: wasmSources, outputs }, modules);
  // Not at the top: esbuild is there only after the setup.
  const { assemble } = await import("./assemble.mjs");
  await assemble();
  console.log(`build: pkg/ is ready (${((performance.now() - start) / 1000).toFixed(1)} s)`);
}

export async function build() {
  await setup();
  await kept("build", { inputs: await packageSources(), outputs: ["pkg", "pkg-template/generated"] }, wholePackage);
}

await main(import.meta, build);
