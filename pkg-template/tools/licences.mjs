// The licences of what travels inside the package: their texts, which they ask to carry along, and which of them may.

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Failure, root } from "./project.mjs";

/** The licences, by their SPDX names, that ask for no more than their text: the package stays MIT OR Apache-2.0. */
const allowed = new Set([
  ...["0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "BSL-1.0", "CC0-1.0", "ISC", "MIT", "MIT-0"],
  ...["Unicode-3.0", "Unlicense", "Zlib"],
]);

/** An SPDX expression as cargo and npm write it; older crates have `/` for OR. AND binds closer. */
export function isAllowed(expression) {
  const words = expression.replaceAll("/", " OR ").match(/[()]|[^\s()]+/g) ?? [];
  const either = () => {
    let value = both();
    while (words[0] === "OR") {
      words.shift();
      value = both() || value;
    }
    return value;
  };
  const both = () => {
    let value = one();
    while (words[0] === "AND") {
      words.shift();
      value = one() && value;
    }
    return value;
  };
  const one = () => {
    const word = words.shift();
    if (word !== "(") return allowed.has(word);
    const value = either();
    return words.shift() === ")" && value;
  };
  return either() && words.length === 0;
}

/** Throws if something travels along whose licence may not. */
export function checkLicences(dependencies) {
  const refused = dependencies.filter(({ license }) => !license || !isAllowed(license));
  if (!refused.length) return;
  const lines = refused.map(({ name, version, license }) => `${name} ${version}: ${license ?? "none"}`);
  throw new Failure(`licences that the package may not carry along\n  ${lines.join("\n  ")}`);
}

/** A project that offers several licences is used under the one whose text is the shortest to carry along: MIT. */
async function licenceText({ folder, name, license, repository }) {
  const files = (await readdir(folder)).filter((file) => /^(licen[cs]e|copying)/i.test(file));
  const file = files.find((candidate) => /mit/i.test(candidate)) ?? files.toSorted()[0];
  if (!file && license === "MIT") return mitOf(`the authors of ${name}, ${repository}`);
  if (!file) throw new Failure(`${name} has no licence file in ${folder}`);
  return (await readFile(join(folder, file), "utf8")).trim();
}

/** The text for what names the licence and brings none: that of this project, of another owner. */
async function mitOf(owner) {
  const ours = await readFile(join(root, "LICENSE-MIT"), "utf8");
  return ours.replace(/^Copyright .*$/m, () => `Copyright (c) ${owner}`).trim();
}

export async function licenceTexts(dependencies) {
  const rule = "-".repeat(80);
  const parts = dependencies.map(async (dependency) => {
    const { from, name, version, license } = dependency;
    const kind = from === "npm" ? "npm" : "crate";
    return `${rule}\n${name} ${version} (${kind}, ${license})\n${rule}\n${await licenceText(dependency)}\n`;
  });
  return (await Promise.all(parts)).join("\n");
}
