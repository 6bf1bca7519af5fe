// Work whose result depends on nothing but files is done once, and its result kept until one of them is another.
// `rm -r target/kept` forgets it all.

import { createHash } from "node:crypto";
import { existsSync, statSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { must, root } from "./project.mjs";

/** What the wasm is made of, and by what. */
export const wasmSources = [
  ...["Cargo.toml", "Cargo.lock", ".cargo", "src", "pkg-template/wasm", "node_modules/binaryen/package.json"],
  ...["build", "code", "numbers", "order", "setup", "wasm"].map((tool) => `pkg-template/tools/${tool}.mjs`),
];

/** What the package is made of: more than every file is read, so that none is forgotten. */
export async function packageSources() {
  const top = await readdir(root, { withFileTypes: true });
  const files = top.filter((entry) => entry.isFile()).map(({ name }) => name);
  return [...new Set([...files, ...wasmSources, "pkg-template", "docs"])].sort();
}

/** Folders in which nothing is a source, wherever they are. */
const made = new Set(["node_modules", "target", "generated", "dist", ".wrangler"]);

/** All files of a file or folder, in one order everywhere; none if there is nothing of this name. */
async function filesOf(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  const entries = await readdir(path, { withFileTypes: true });
  const inner = entries
    .filter((entry) => !(entry.isDirectory() && made.has(entry.name)))
    .map(({ name }) => filesOf(join(path, name)));
  return (await Promise.all(inner)).flat().sort();
}

/**
 * A digest of the names and contents of files and folders, named from the root, and of anything else.
 *
 * @param {readonly string[]} paths
 * @param {...unknown} more
 */
export async function digest(paths, ...more) {
  const hash = createHash("sha256").update(JSON.stringify(more));
  for (const path of paths) {
    for (const file of await filesOf(join(root, path))) {
      const content = await readFile(file);
      const name = relative(root, file).split(sep).join("/");
      hash.update(`\n${name} ${content.length}\n`).update(content);
    }
  }
  return hash.digest("hex");
}

/** What else can make a difference: the compiler, this Node, and what the environment tells cargo. */
async function surroundings() {
  const settings = Object.entries(process.env).filter(([name]) => /^(CARGO|RUST)/.test(name));
  const compiler = await must("rustc", ["--version", "--verbose"], { quiet: true });
  return [process.version, process.platform, process.arch, compiler, settings.sort()];
}

/**
 * Does `work` and resolves to what it gives; or, where the contents of all `inputs` are those of the last time and the
 * `outputs` still what it left behind, only to what it gave then. Both are files and folders, named from the root; what
 * work gives has to be JSON.
 *
 * @template T
 * @param {string} name
 * @param {{ inputs: string[], outputs?: string[] }} files
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function kept(name, { inputs, outputs = [] }, work) {
  const stamp = join(root, "target", "kept", `${name}.json`);
  const now = await digest(inputs, await surroundings());
  const last = existsSync(stamp) ? JSON.parse(await readFile(stamp, "utf8")) : undefined;
  if (last?.inputs === now && last.outputs === (await digest(outputs))) {
    console.log(`${name}: unchanged since ${last.at}, kept`);
    return last.value;
  }
  await rm(stamp, { force: true });
  const value = await work();
  const at = `${new Date().toISOString().slice(0, 19)}Z`;
  await mkdir(dirname(stamp), { recursive: true });
  // In one piece or not at all.
  await writeFile(`${stamp}.new`, JSON.stringify({ at, inputs: now, outputs: await digest(outputs), value }));
  await rename(`${stamp}.new`, stamp);
  return value;
}
