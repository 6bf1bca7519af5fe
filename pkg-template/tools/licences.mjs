// The licence texts of what travels inside the package: the npm packages in the emulator's bundles and the crates in
// the wasm. Their licences ask for it.

import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Failure, must, root } from "./project.mjs";

/** The folders of the npm packages that the bundled files belong to. */
function npmFolders(files) {
  const folders = files.map((file) => file.match(/^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/)?.[0]).filter(Boolean);
  return [...new Set(folders)].map((folder) => join(root, folder));
}

/** The crates that the wasm is linked from. Build scripts and macros run on the builder's machine and stay there. */
async function crates() {
  const args = ["metadata", "--format-version", "1", "--filter-platform", "wasm32-unknown-unknown"];
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
  found.delete(resolve.root);
  return [...found].map((id) => byId.get(id));
}

/** A project that offers several licences is used under the one whose text is the shortest to carry along: MIT. */
async function licenceText(folder, name) {
  const files = (await readdir(folder)).filter((file) => /^(licen[cs]e|copying)/i.test(file));
  const file = files.find((candidate) => /mit/i.test(candidate)) ?? files.toSorted()[0];
  if (!file) throw new Failure(`${name} has no licence file in ${folder}`);
  return (await readFile(join(folder, file), "utf8")).trim();
}

export async function licences(bundledFiles) {
  const parts = [];
  for (const folder of npmFolders(bundledFiles)) {
    const { name, version, license } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
    parts.push({ name, title: `${name} ${version} (npm, ${license})`, text: await licenceText(folder, name) });
  }
  for (const { name, version, license, manifest_path } of await crates()) {
    parts.push({
      name,
      title: `${name} ${version} (crate, ${license})`,
      text: await licenceText(dirname(manifest_path), name),
    });
  }
  const rule = "-".repeat(80);
  return parts
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .map(({ title, text }) => `${rule}\n${title}\n${rule}\n${text}\n`)
    .join("\n");
}
