// `npm run reproduce`: builds the last commit twice, each time in a clone of its own, in folders whose paths have nothing
// in common, and compares the two packages byte by byte. Takes as long as two builds from nothing.

import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { Failure, main, must, root } from "./project.mjs";

/** The files of the package that a clone builds of a commit: path to digest. */
async function build(commit, folder) {
  await mkdir(folder, { recursive: true });
  await must("git", ["clone", "--quiet", "--no-checkout", root, folder], { quiet: true });
  await must("git", ["checkout", "--quiet", commit], { cwd: folder, quiet: true });
  // Setup installs what node_modules lacks, which is everything here.
  await must(process.execPath, ["pkg-template/tools/build.mjs"], { cwd: folder, quiet: "stdout" });
  const pkg = join(folder, "pkg");
  const digests = new Map();
  const entries = await readdir(pkg, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((entry) => entry.isFile())) {
    const file = join(entry.parentPath, entry.name);
    digests.set(
      relative(pkg, file),
      createHash("sha256")
        .update(await readFile(file))
        .digest("hex"),
    );
  }
  return digests;
}

await main(import.meta, async () => {
  const folder = await mkdtemp(join(tmpdir(), "cloudip-reproduce-"));
  try {
    const commit = (await must("git", ["rev-parse", "HEAD"], { quiet: true })).trim();
    const first = await build(commit, join(folder, "a"));
    const second = await build(commit, join(folder, "another", "place", "with a longer name"));
    const names = [...new Set([...first.keys(), ...second.keys()])];
    const different = names.filter((name) => first.get(name) !== second.get(name));
    if (different.length) throw new Failure(`two builds of ${commit} differ in\n  ${different.join("\n  ")}`);
    const all = createHash("sha256");
    for (const name of names.toSorted()) all.update(`${name} ${first.get(name)}\n`);
    console.log(
      `two builds of ${commit} are the same: ${names.length} files, sha256 over their digests ${all.digest("hex")}`,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
