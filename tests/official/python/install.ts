// A virtual environment with the official clients of requirements.txt.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { installed } from "../../support/cache.ts";
import { must } from "../../support/project.ts";

const requirements = fileURLToPath(new URL("requirements.txt", import.meta.url));

/** The path of a Python that has the official clients. */
export async function pythonWithClients(): Promise<string> {
  const version = await must("python3", ["--version"], ".");
  const folder = await installed("python", [version, await readFile(requirements)], async (own) => {
    await must("python3", ["-m", "venv", own], own);
    const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement", requirements];
    await must(join(own, "bin", "python"), pip, own);
  });
  return join(folder, "bin", "python");
}
