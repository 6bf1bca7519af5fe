// An empty project with the packed package installed, as a user has it: outside of this repository, so that nothing
// resolves to its node_modules by accident, and offline, since the package has no dependencies.

import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

export const root = fileURLToPath(new URL("../../", import.meta.url));

const execute = promisify(execFile);

/** Runs a program that has to succeed; a failure shows what it wrote. */
export async function must(
  command: string,
  args: string[],
  cwd: string,
  environment: Record<string, string> = {},
): Promise<string> {
  try {
    const env = { ...process.env, ...environment };
    const { stdout } = await execute(command, args, { cwd, env, maxBuffer: 64 << 20 });
    return stdout;
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string };
    throw new Error(`\`${[command, ...args].join(" ")}\` failed\n${stdout ?? ""}${stderr ?? ""}`, { cause: error });
  }
}

export interface Project {
  folder: string;
  /** The tarball, and the paths of the files in it. */
  tarball: string;
  files: string[];
  remove(): Promise<void>;
}

export async function projectWithPackage(): Promise<Project> {
  if (!existsSync(join(root, "pkg", "package.json"))) throw new Error("pkg/ is not built: run `npm run build` first");
  const folder = await mkdtemp(join(tmpdir(), "cloudip-project-"));
  const packed = await must("npm", ["pack", "--json", "--pack-destination", folder], join(root, "pkg"));
  const [{ filename, files }] = JSON.parse(packed) as [{ filename: string; files: Array<{ path: string }> }];
  const tarball = join(folder, filename);
  await writeFile(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  await must("npm", ["install", "--offline", "--no-audit", "--no-fund", tarball], folder);
  return {
    folder,
    tarball,
    files: files.map(({ path }) => path),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
