// `npm run release`: publishes the crate and the package, after everything was looked at that can be.
//
//   --dry-run      says what would be published, and publishes nothing
//   --version X    gives both the version X, which CHANGELOG.md and the examples name too, and publishes nothing: commit
//                  that, run `npm test`, and release

import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { build } from "./build.mjs";
import { Failure, main, must, pkg, root, testedFile } from "./project.mjs";

const manifests = ["Cargo.toml", "pkg-template/wasm/Cargo.toml"];
/** The first version of a manifest, which is the package's own. */
const versionLine = /^version = "(.+)"$/m;

/** The changelog with what was not released as the entry of a version, on a day as one writes it. */
export function withEntry(changelog, version, day) {
  if (changelog.includes(`\n## [${version}]`)) return changelog;
  const unreleased = "\n## [Unreleased]\n";
  if (!changelog.includes(unreleased)) throw new Failure(`CHANGELOG.md has no heading "${unreleased.trim()}"`);
  return changelog.replace(unreleased, `${unreleased}\n## [${version}] - ${day}\n`);
}

/** What stands against a release; nothing if it may be. */
export function problemsOf({ status, head, tested, versions, changelog, tag }) {
  const problems = [];
  const [version] = versions;
  if (status.trim()) problems.push(`the tree is not clean:\n${status.trimEnd()}`);
  if (tested !== head) problems.push(`\`npm test\` has not passed for the commit ${head.slice(0, 12)}`);
  if (new Set(versions).size > 1) problems.push(`the manifests have different versions: ${versions.join(", ")}`);
  if (!changelog.includes(`\n## [${version}]`)) problems.push(`CHANGELOG.md has no heading for ${version}`);
  if (tag !== undefined && tag !== `v${version}`) problems.push(`the tag is ${tag}, and the version ${version}`);
  return problems;
}

const text = (path) => readFile(join(root, path), "utf8");
const git = (...args) => must("git", args, { quiet: true });

async function facts() {
  const { GITHUB_REF_TYPE, GITHUB_REF_NAME } = process.env;
  return {
    status: await git("status", "--porcelain"),
    head: (await git("rev-parse", "HEAD")).trim(),
    tested: existsSync(testedFile) ? (await readFile(testedFile, "utf8")).trim() : undefined,
    versions: await Promise.all(manifests.map(async (path) => versionLine.exec(await text(path))?.[1])),
    changelog: await text("CHANGELOG.md"),
    tag: GITHUB_REF_TYPE === "tag" ? GITHUB_REF_NAME : undefined,
  };
}

async function setVersion(version) {
  if (!/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)) throw new Failure(`${version} is not a version such as 1.2.3`);
  const change = async (path, changed) => writeFile(join(root, path), changed(await text(path)));
  for (const path of manifests) await change(path, (toml) => toml.replace(versionLine, `version = "${version}"`));
  for (const path of await examples())
    await change(path, (json) => json.replace(/("cloudip": )".*"/, `$1"${version}"`));
  await change("CHANGELOG.md", (page) => withEntry(page, version, new Date().toISOString().slice(0, 10)));
  await must("cargo", ["update", "--workspace", "--offline"]);
  console.log(`the version is ${version}: read its entry in CHANGELOG.md, commit, and run \`npm test\``);
}

/** The manifests of the examples, which ask for the version that there is. */
async function examples() {
  const paths = (await readdir(join(root, "examples"))).map((name) => join("examples", name, "package.json"));
  return paths.filter((path) => existsSync(join(root, path)));
}

/** npm compares the place that signs with the one that the package names; only the workflow knows it. */
async function nameRepository() {
  const { GITHUB_SERVER_URL, GITHUB_REPOSITORY } = process.env;
  if (!GITHUB_REPOSITORY) return;
  const file = join(pkg, "package.json");
  const repository = { type: "git", url: `git+${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}.git` };
  const manifest = { ...JSON.parse(await readFile(file, "utf8")), repository };
  await writeFile(file, `${JSON.stringify(manifest, null, 2)}\n`);
}

async function packPackage() {
  const folder = join(root, "target", "release-npm");
  await mkdir(folder, { recursive: true });
  await nameRepository();
  const packed = await must("npm", ["pack", "--json", "--pack-destination", folder], { cwd: pkg, quiet: true });
  const [{ filename, files }] = JSON.parse(packed);
  return { file: join(folder, filename), files: files.map(({ path, size }) => [path, size]) };
}

/** Cargo builds what it packs, as a user of the crate will; a tree that is not clean is a problem that is told already. */
async function packCrate(version) {
  await must("cargo", ["package", "--allow-dirty", "--package", "cloudip"]);
  const folder = join(root, "target", "package");
  const list = await must("cargo", ["package", "--allow-dirty", "--package", "cloudip", "--list"], { quiet: true });
  const sizeOf = async (name) => (await stat(join(folder, `cloudip-${version}`, name))).size;
  const names = list.trim().split("\n");
  const files = await Promise.all(names.map(async (name) => [name, await sizeOf(name)]));
  return { file: join(folder, `cloudip-${version}.crate`), files };
}

async function tell({ file, files }) {
  const bytes = await readFile(file);
  const number = (value) => value.toLocaleString("en-US").padStart(11);
  console.log(`\n${basename(file)}: ${files.length} files, ${bytes.length} bytes`);
  console.log(`sha256 ${createHash("sha256").update(bytes).digest("hex")}`);
  for (const [name, size] of files) console.log(`${number(size)}  ${name}`);
}

await main(import.meta, async (args) => {
  const options = { "dry-run": { type: "boolean", default: false }, version: { type: "string" } };
  const { values } = parseArgs({ args, options });
  if (values.version) return setVersion(values.version);

  const known = await facts();
  const problems = problemsOf(known);
  const refusal = `not to be released:\n  ${problems.join("\n  ")}`;
  if (problems.length && !values["dry-run"]) throw new Failure(refusal);
  await build();
  const [npm, crate] = [await packPackage(), await packCrate(known.versions[0])];
  await tell(npm);
  await tell(crate);
  if (values["dry-run"]) {
    if (problems.length) throw new Failure(refusal);
    console.log("\nnothing was published: this was a dry run");
    return;
  }
  await must("npm", ["publish", npm.file, "--provenance", "--access", "public"]);
  await must("cargo", ["publish", "--package", "cloudip"]);
});
