// The official clients for Node, installed once for each lock file and kept in the user's cache: they weigh too much to
// be dependencies of this repository.

import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { must } from "../../support/project.ts";

const manifests = ["package.json", "package-lock.json"];
const source = fileURLToPath(new URL("./", import.meta.url));
const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "cloudip");

/** The path of a folder whose node_modules hold the official clients. */
export async function folderWithClients(): Promise<string> {
  const hash = createHash("sha256");
  for (const name of manifests) hash.update(await readFile(join(source, name)));
  const folder = join(cache, `node-${hash.digest("hex").slice(0, 16)}`);
  // Written last: a folder without it was interrupted half-way.
  const complete = join(folder, "complete");
  if (existsSync(complete)) return folder;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const name of manifests) await copyFile(join(source, name), join(folder, name));
  await must("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], folder);
  await writeFile(complete, "");
  return folder;
}
