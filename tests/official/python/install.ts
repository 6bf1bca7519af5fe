// A virtual environment with the official clients, made once for each requirements.txt and kept in the user's cache.

import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rename, rm } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { must } from "../../support/project.ts";

const requirements = fileURLToPath(new URL("requirements.txt", import.meta.url));
const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "cloudip");

/** The path of a Python that has the official clients. */
export async function pythonWithClients(): Promise<string> {
  await mkdir(cache, { recursive: true });
  const version = await must("python3", ["--version"], cache);
  const hash = createHash("sha256")
    .update(version)
    .update(await readFile(requirements))
    .digest("hex")
    .slice(0, 16);
  const folder = join(cache, `python-${hash}`);
  if (!existsSync(folder)) await install(folder);
  return join(folder, "bin", "python");
}

/**
 * Suites that run side by side may each come here. So each makes an environment of its own, and the first one that is
 * complete gets the name; what is run of it works at any path.
 */
async function install(folder: string): Promise<void> {
  const own = await mkdtemp(`${folder}-`);
  try {
    await must("python3", ["-m", "venv", own], cache);
    const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement", requirements];
    await must(join(own, "bin", "python"), pip, cache);
    await rename(own, folder);
  } catch (error) {
    await rm(own, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}
