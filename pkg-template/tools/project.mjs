// Where things are, and how the tools start other programs. Only Node built-ins: this runs before `npm ci` did.

import { spawn } from "node:child_process";
import { realpathSync } from "node:fs";
import { constants, homedir, setPriority } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../", import.meta.url));
export const template = join(root, "pkg-template");
export const generated = join(template, "generated");
export const pkg = join(root, "pkg");
/** What wasm-pack writes and the package is assembled from. */
export const wasmOutput = join(root, "target", "wasm-pack");
/** The same of the signers alone. */
export const signOutput = join(root, "target", "wasm-pack-sign");
/** The same of the planner. */
export const bindingsOutput = join(root, "target", "wasm-pack-bindings");
/** Which commit passed `npm test` last, in a clean tree. */
export const testedFile = join(root, "target", "tested");

const caches = process.platform === "darwin" ? join(homedir(), "Library", "Caches") : join(homedir(), ".cache");
/** wasm-pack and wasm-bindgen take minutes to compile, so every checkout of this user shares them. */
export const cargoTools = join(process.env.XDG_CACHE_HOME || caches, "cloudip", "tools");

/**
 * The environment of every program started here: the pinned wasm tools and node_modules/.bin (wasm-opt) come first. Where
 * rustup puts cargo comes last: it is in the path of a shell that somebody logged in to, and not in that of every job.
 */
export const environment = {
  ...process.env,
  PATH: [
    join(cargoTools, "bin"),
    join(root, "node_modules", ".bin"),
    process.env.PATH,
    join(process.env.CARGO_HOME || join(homedir(), ".cargo"), "bin"),
  ].join(delimiter),
};

/** A failure whose message already tells the user what to do; it is printed without a stack. */
export class Failure extends Error {}

/**
 * Runs a program and resolves to `{ code, output }`; rejects only if it cannot be started.
 * `output` is stdout and stderr in order of arrival. It is shown as well: all of it, or with `quiet: "stdout"` only what
 * goes to stderr, or with `quiet: true` nothing. In the background it gets what others leave of the processors.
 */
export function run(command, args, { cwd = root, env = {}, quiet = false, isBackground = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: { ...environment, ...env }, stdio: ["ignore", "pipe", "pipe"] });
    if (isBackground && child.pid) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
    let output = "";
    let stdout = "";
    child.stdout.setEncoding("utf8").on("data", (text) => {
      output += text;
      stdout += text;
      if (quiet === false) process.stdout.write(text);
    });
    child.stderr.setEncoding("utf8").on("data", (text) => {
      output += text;
      if (quiet !== true) process.stderr.write(text);
    });
    child.on("error", (cause) => reject(new Failure(`cannot start ${command}: ${cause.message}`, { cause })));
    child.on("close", (code, signal) => resolve({ code: code ?? 1, signal, output, stdout }));
  });
}

/** Runs a program that has to succeed, and resolves to what it wrote to stdout. */
export async function must(command, args, options) {
  const { code, signal, output, stdout } = await run(command, args, options);
  if (code === 0) return stdout;
  if (options?.quiet === true) process.stderr.write(output);
  throw new Failure(
    `\`${[command, ...args].join(" ")}\` ${signal ? `was ended by ${signal}` : `failed with exit code ${code}`}`,
  );
}

/** Runs a tool's main function if its file is the one `node` was started with. */
export async function main(meta, body) {
  if (!process.argv[1] || realpathSync(process.argv[1]) !== fileURLToPath(meta.url)) return;
  try {
    await body(process.argv.slice(2));
  } catch (error) {
    console.error(error instanceof Failure ? `error: ${error.message}` : error);
    process.exitCode = 1;
  }
}
