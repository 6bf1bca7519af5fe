import { homedir } from "node:os";
import { join } from "node:path";
import { must } from "./project.mjs";

/**
 * Builds the wasm and its glue of a crate. `no-install` makes wasm-pack take wasm-bindgen and wasm-opt from the PATH:
 * our pinned ones. Messages of panics name source files; without the flag they would tell the builder's home folder,
 * and no two machines would build the same wasm. SIMD, which every runtime of the last years has (Node 16.4, Chrome 91,
 * Firefox 89, Safari 16.4, workerd), hashes faster and in less code.
 */
export async function buildWasm(output, { cwd, env, features, rustflags = [] } = {}) {
  const cargoHome = process.env.CARGO_HOME || join(homedir(), ".cargo");
  const always = [`--remap-path-prefix=${cargoHome}=cargo`, "-Ctarget-feature=+simd128"];
  const flags = { CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS: [...always, ...rustflags].join(" ") };
  const mode = ["--release", "--target", "web", "--no-pack", "--mode", "no-install"];
  const cargo = features ? ["--", "--no-default-features", "--features", features] : [];
  const args = ["build", ...mode, "--out-dir", output, "--out-name", "cloudip", ...cargo];
  await must("wasm-pack", args, { cwd, env: { ...flags, ...env } });
}
