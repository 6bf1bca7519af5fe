// Brings a fresh clone to the point where it builds: the wasm target, the pinned wasm tools and node_modules.
// Each step looks first, so that a machine that is ready pays a few milliseconds.
//
//   --tests   also what only the tests need
//   --audit   only what `npm run audit` needs to compare the crates, which takes longest of all to compile

import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { cargoTools, Failure, main, must, root, run } from "./project.mjs";

/** The wasm-bindgen command must be of the very version that Cargo.toml pins for the crate. */
const wasmTools = [
  { name: "wasm-pack", crate: "wasm-pack", version: "0.15.1" },
  { name: "wasm-bindgen", crate: "wasm-bindgen-cli", version: "0.2.126" },
];

const auditTool = { name: "cargo-audit", crate: "cargo-audit", version: "0.22.2" };

const say = (line) => console.log(`setup: ${line}`);

/** True if the program runs and succeeds; a program that is missing is an answer here, not a failure. */
async function succeeds(command, args) {
  try {
    return (await run(command, args, { quiet: true })).code === 0;
  } catch {
    return false;
  }
}

async function rust() {
  if (!(await succeeds("cargo", ["--version"])))
    throw new Failure("Rust is missing: install it from https://rustup.rs");
  const target = "wasm32-unknown-unknown";
  const folder = (await must("rustc", ["--print", "target-libdir", "--target", target], { quiet: true })).trim();
  if (existsSync(folder)) return;
  say(`adding the Rust target ${target}`);
  if (!(await succeeds("rustup", ["--version"]))) {
    throw new Failure(
      `the Rust target ${target} is missing and there is no rustup to add it: install the target with the tool that installed Rust`,
    );
  }
  await must("rustup", ["target", "add", target]);
}

async function rustComponents() {
  for (const [component, subcommand] of [
    ["rustfmt", "fmt"],
    ["clippy", "clippy"],
  ]) {
    if (await succeeds("cargo", [subcommand, "--version"])) continue;
    say(`adding the Rust component ${component}`);
    await must("rustup", ["component", "add", component]);
  }
}

async function cargoTool({ name, crate, version }) {
  const program = join(cargoTools, "bin", process.platform === "win32" ? `${name}.exe` : name);
  const there = existsSync(program) ? await must(program, ["--version"], { quiet: true }) : "";
  if (there.split(/\s+/).includes(version)) return;
  say(`installing ${crate} ${version} into ${cargoTools} (once per machine, some minutes)`);
  // They start others, or read some hundred KB: without optimization they are compiled in less than half the time, and
  // take a tenth of a second more.
  const env = { CARGO_PROFILE_RELEASE_OPT_LEVEL: "0" };
  await must("cargo", ["install", "--locked", "--force", "--root", cargoTools, crate, "--version", version], { env });
}

/** One after the other: each takes all cores, and cargo locks what both read. */
async function wasmCommands() {
  for (const tool of wasmTools) await cargoTool(tool);
}

async function nodeModules() {
  const lock = join(root, "package-lock.json");
  const installed = join(root, "node_modules", ".package-lock.json");
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  say("installing node_modules from package-lock.json");
  await must("npm", ["ci", "--no-audit", "--no-fund"]);
}

/** Whether Debian packages can be installed, which only root may do. */
const mayInstall = async () => process.getuid?.() === 0 && (await succeeds("apt-get", ["--version"]));

/** Installs Debian packages; `instead` tells who may not how to go on. */
async function debian(packages, instead) {
  if (!(await mayInstall())) throw new Failure(instead);
  say(`installing ${packages.join(" ")} by apt-get`);
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await must("apt-get", ["update"], { quiet: true, env });
  await must("apt-get", ["install", "-y", "--no-install-recommends", ...packages], { env });
}

const shell = "chromium-headless-shell";
const shellPath = `/usr/bin/${shell}`;

/** The browsers. */
export const chromiumPath = process.env.CHROMIUM_PATH || "/usr/bin/chromium";
export const firefoxPath = process.env.FIREFOX_PATH || "/usr/bin/firefox-esr";

/** Chromium for the tests: the same engine without the windows around its pages, where the system has it. */
export const chromiumOfTests = !process.env.CHROMIUM_PATH && existsSync(shellPath) ? shellPath : chromiumPath;

async function browsers() {
  await browser("Chromium", "CHROMIUM_PATH", chromiumPath, "chromium");
  await shellOfChromium();
  await browser("Firefox", "FIREFOX_PATH", firefoxPath, "firefox-esr");
  await webKit();
}

async function browser(name, variable, path, debianPackage) {
  if (existsSync(path)) return;
  if (process.env[variable]) throw new Failure(`${variable} names ${path}, which does not exist`);
  const instead = `the tests need ${name}: install it (Debian: apt-get install ${debianPackage}), or set ${variable} to it`;
  await debian([debianPackage], instead);
}

/** A page costs it a quarter of what it costs the whole Chromium. Not every system has it, and the tests can do without. */
async function shellOfChromium() {
  if (process.env.CHROMIUM_PATH || existsSync(shellPath) || !(await mayInstall())) return;
  if (!(await succeeds("apt-cache", ["show", shell]))) return;
  say(`installing ${shell} by apt-get`);
  if (await succeeds("apt-get", ["install", "-y", "--no-install-recommends", shell])) return;
  say(`${shell} could not be installed: the tests take ${chromiumPath}, and longer`);
}

/** The engine of Safari, its driver, and a display for it to draw on: it knows no mode without one. */
async function webKit() {
  if (existsSync("/usr/bin/WebKitWebDriver") && existsSync("/usr/bin/Xvfb")) return;
  const packages = ["webkit2gtk-driver", "xvfb"];
  await debian(packages, `the tests need WebKitGTK with its driver (Debian: apt-get install ${packages.join(" ")})`);
}

/** The official Python SDKs are clients in the tests; they live in a virtual environment of their own. */
async function python() {
  if (await succeeds("python3", ["-c", "import ensurepip, venv"])) return;
  await debian(
    ["python3", "python3-venv"],
    "the tests need Python 3 with venv (Debian: apt-get install python3 python3-venv)",
  );
}

/** What only the tests need. One after the other: apt-get lets nobody else in. */
async function debianPackages() {
  await browsers();
  await python();
}

/** Everything the build needs; with `tests` also what only the tests need. */
export async function setup({ tests = false } = {}) {
  await rust();
  if (tests) await rustComponents();
  // Side by side: one waits for the compiler, the others mostly for what they download.
  await Promise.all([wasmCommands(), nodeModules(), tests && debianPackages()]);
  say("ready");
}

await main(import.meta, (args) =>
  args.includes("--audit") ? cargoTool(auditTool) : setup({ tests: args.includes("--tests") }),
);
