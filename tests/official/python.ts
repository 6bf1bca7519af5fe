// A virtual environment with the official clients, made once for each requirements.txt and kept in the user's cache.

import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { must } from "../support/project.ts";

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
  const folder = join(cache, `venv-${hash}`);
  const python = join(folder, "bin", "python");
  // Written last: an environment without it was interrupted half-way.
  const complete = join(folder, "complete");
  if (existsSync(complete)) return python;
  await rm(folder, { recursive: true, force: true });
  await must("python3", ["-m", "venv", folder], cache);
  await must(
    python,
    ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement", requirements],
    cache,
  );
  await writeFile(complete, "");
  return python;
}
