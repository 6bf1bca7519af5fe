// The official clients, bundlers and compilers that only some tests need weigh too much to be dependencies of this
// repository. They are installed once for each list of versions and kept in the user's cache.

import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { must } from "./project.ts";

export const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "cloudip");

/**
 * The folder that `install` fills, made if it is not there yet; it is another one for other `sources`.
 *
 * Suites that run side by side may each come here. So each fills a folder of its own, and the first one that is
 * complete gets the name; what is installed works at any path.
 */
export async function installed(
  name: string,
  sources: readonly (string | Uint8Array)[],
  install: (folder: string) => Promise<void>,
): Promise<string> {
  const hash = createHash("sha256");
  for (const source of sources) hash.update(source);
  const folder = join(cache, `${name}-${hash.digest("hex").slice(0, 16)}`);
  if (existsSync(folder)) return folder;
  await mkdir(cache, { recursive: true });
  const own = await mkdtemp(`${folder}-`);
  try {
    await install(own);
    await rename(own, folder);
  } catch (error) {
    await rm(own, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
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
