// A folder with the official clients of package.json and its lock file.

import { copyFile, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { must } from "../../support/project.ts";
import { installed } from "../cache.ts";

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const manifests = ["package.json", "package-lock.json"];

/** The path of a folder whose node_modules hold the official clients. */
export async function folderWithClients(): Promise<string> {
  const sources = await Promise.all(manifests.map((name) => readFile(here(name))));
  return installed("node", sources, async (own) => {
    for (const name of manifests) await copyFile(here(name), join(own, name));
    await must("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], own);
  });
}
