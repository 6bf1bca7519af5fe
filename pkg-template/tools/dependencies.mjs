// What travels inside the package: the npm packages in its bundles, and the crates in its wasm.

import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { must, root } from "./project.mjs";

/**
 * @typedef {object} Dependency
 * @property {"npm" | "cargo"} from
 * @property {string} name
 * @property {string} version
 * @property {string} license as its manifest has it
 * @property {string} [repository] of a crate
 * @property {string} folder
 * @property {{ alg: "SHA-256" | "SHA-512", content: string }} hash of its archive, as the lock file has it
 */

/** The folders, from the root on, of the npm packages that the bundled files belong to. */
function npmFolders(files) {
  const folders = files.map((file) => file.match(/^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/)?.[0]).filter(Boolean);
  return [...new Set(folders)];
}

async function npmPackages(files) {
  const { packages } = JSON.parse(await readFile(join(root, "package-lock.json"), "utf8"));
  const read = async (path) => {
    const folder = join(root, path);
    const { name, version, license } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
    const content = Buffer.from(packages[path].integrity.replace("sha512-", ""), "base64").toString("hex");
    return { from: "npm", name, version, license, folder, hash: { alg: "SHA-512", content } };
  };
  return Promise.all(npmFolders(files).map(read));
}

/** The crates that the wasm is linked from. Build scripts and macros run on the builder's machine and stay there. */
async function crates() {
  const module = ["--manifest-path", join(root, "pkg-template", "wasm", "Cargo.toml"), "--all-features"];
  const args = ["metadata", "--format-version", "1", "--filter-platform", "wasm32-unknown-unknown", ...module];
  const { packages, resolve } = JSON.parse(await must("cargo", args, { quiet: true }));
  const byId = new Map(packages.map((crate) => [crate.id, crate]));
  const nodes = new Map(resolve.nodes.map((node) => [node.id, node]));
  const found = new Set();
  const visit = (id) => {
    if (found.has(id) || byId.get(id).targets.some(({ kind }) => kind.includes("proc-macro"))) return;
    found.add(id);
    for (const dependency of nodes.get(id).deps) {
      if (dependency.dep_kinds.some(({ kind }) => kind === null)) visit(dependency.pkg);
    }
  };
  visit(resolve.root);
  // Ours have no source elsewhere.
  for (const id of found) if (byId.get(id).source === null) found.delete(id);
  const lock = await readFile(join(root, "Cargo.lock"), "utf8");
  return [...found].map((id) => {
    const { name, version, license, repository, manifest_path } = byId.get(id);
    const entry = lock.split("[[package]]").find((text) => text.includes(`name = "${name}"\nversion = "${version}"\n`));
    const content = entry?.match(/^checksum = "(.*)"$/m)?.[1];
    const hash = { alg: "SHA-256", content };
    return { from: "cargo", name, version, license, repository, folder: dirname(manifest_path), hash };
  });
}

/**
 * All of them by name, given the files that went into the bundles.
 * @returns {Promise<Dependency[]>}
 */
export async function dependencies(bundledFiles) {
  const found = [...(await npmPackages(bundledFiles)), ...(await crates())];
  return found.toSorted((a, b) => a.name.localeCompare(b.name));
}
