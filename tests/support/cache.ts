// Folders that several files of tests need and that take long to fill: each is filled once for what it is made of.
//
// The official clients, bundlers and compilers that only some tests need weigh too much to be dependencies of this
// repository: they are installed once for each list of versions and kept in the user's cache. What is made of this
// repository's own files is kept in target/.

import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { digest } from "../../pkg-template/tools/kept.mjs";
import { must, root } from "./project.ts";

export const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "cloudip");

/**
 * The folder that `fill` fills, if it is not there yet.
 *
 * Suites that run side by side may each come here. So each fills a folder of its own, and the first one that is
 * complete gets the name; what is in it works at any path.
 */
async function filled(folder: string, fill: (folder: string) => Promise<void>): Promise<string> {
  if (existsSync(folder)) return folder;
  await mkdir(dirname(folder), { recursive: true });
  const own = await mkdtemp(`${folder}-`);
  try {
    await fill(own);
    await rename(own, folder);
  } catch (error) {
    // A program that `fill` started may write its last words.
    await rm(own, { recursive: true, force: true, maxRetries: 5 });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

/** The folder that `install` fills; it is another one for other `sources`. */
export function installed(
  name: string,
  sources: readonly (string | Uint8Array)[],
  install: (folder: string) => Promise<void>,
): Promise<string> {
  const hash = createHash("sha256");
  for (const source of sources) hash.update(source);
  return filled(join(cache, `${name}-${hash.digest("hex").slice(0, 16)}`), install);
}

/** What {@link digest} gives, which is asked for the same inputs by many files: nothing changes them while tests run. */
const digests = new Map<string, Promise<string>>();

function digestOf(inputs: readonly string[], more: readonly unknown[]): Promise<string> {
  const key = JSON.stringify([inputs, more]);
  const known = digests.get(key) ?? digest(inputs, process.version, ...more);
  digests.set(key, known);
  return known;
}

/**
 * The folder that `make` fills with what it makes of the `inputs`, which are files and folders, named from the root,
 * and of what `more` tells. Nobody may change anything in it. The one that was made of something else goes.
 */
export async function made(
  name: string,
  inputs: readonly string[],
  make: (folder: string) => Promise<void>,
  ...more: readonly unknown[]
): Promise<string> {
  const all = join(root, "target", "made");
  const current = `${name}-${(await digestOf(inputs, more)).slice(0, 16)}`;
  return filled(join(all, current), async (folder) => {
    await make(folder);
    // Of this name alone, and not of one that begins like it.
    const isOld = (other: string) =>
      /^-[0-9a-f]{16}(-|$)/.test(other.slice(name.length)) && other.startsWith(name) && !other.startsWith(current);
    const old = (await readdir(all)).filter(isOld);
    await Promise.all(old.map((other) => rm(join(all, other), { recursive: true, force: true })));
  });
}

/**
 * The folder whose node_modules hold what the package.json and the lock file in `manifests` name. Not by `npm ci`: that
 * refuses a lock file as soon as one program for another platform, which nobody here would install, was not published.
 */
export async function npmInstalled(name: string, manifests: URL): Promise<string> {
  const files = ["package.json", "package-lock.json"];
  const read = (file: string) => readFile(new URL(file, manifests));
  return installed(name, await Promise.all(files.map(read)), async (own) => {
    for (const file of files) await writeFile(join(own, file), await read(file));
    await must("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund"], own);
  });
}
