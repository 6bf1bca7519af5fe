import { homedir } from "node:os";
import { join } from "node:path";
import { must } from "./project.mjs";

const target = "wasm32-unknown-unknown";

/**
 * Messages of panics name source files: without the first flag they would tell the builder's home folder, and no two
 * machines would build the same wasm. SIMD, which every runtime of the last years has (Node 16.4, Chrome 91, Firefox 89,
 * Safari 16.4, workerd), hashes faster and in less code.
 */
const rustFlags = () => {
  const cargoHome = process.env.CARGO_HOME || join(homedir(), ".cargo");
  return [`--remap-path-prefix=${cargoHome}=cargo`, "-Ctarget-feature=+simd128"];
};

/**
 * Of functions with one caller only small ones are inlined: what that saves in bytes beyond, it more than costs in gzip.
 */
const optimize = ["-Oz", "--one-caller-inline-max-function-size=60", "--strip-debug", "--strip-producers"];

/** Builds the wasm of a crate as `cloudip.wasm` in the folder `output`, which cargo works in too. */
export async function buildWasm(output, { cwd, env, features, rustflags = [] } = {}) {
  const flags = {
    [`CARGO_TARGET_${target.toUpperCase().replaceAll("-", "_")}_RUSTFLAGS`]: [...rustFlags(), ...rustflags].join(" "),
  };
  const chosen = features ? ["--no-default-features", "--features", features] : [];
  const args = ["build", "--release", "--lib", "--target", target, "--target-dir", output, ...chosen];
  await must("cargo", args, { cwd, env: { ...flags, ...env } });
  const linked = join(output, target, "release", "cloudip.wasm");
  await must("wasm-opt", [...optimize, linked, "-o", join(output, "cloudip.wasm")]);
}
