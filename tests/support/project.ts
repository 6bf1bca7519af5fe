// An empty project with the packed package installed, as a user has it: outside of this repository, so that nothing
// resolves to its node_modules by accident, and offline, since the package has no dependencies.

import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { made } from "./cache.ts";
import { lasting } from "./lasting.ts";

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

interface Packed {
  filename: string;
  files: Array<{ path: string }>;
}

/** Packs the package, and installs it into an empty project: `project/`, with what npm tells of the tarball beside it. */
async function packAndInstall(folder: string): Promise<void> {
  const project = join(folder, "project");
  await mkdir(project);
  const packed = await must("npm", ["pack", "--json", "--pack-destination", project], join(root, "pkg"));
  const [{ filename }] = JSON.parse(packed) as [Packed];
  await writeFile(join(folder, "packed.json"), packed);
  await writeFile(join(project, "package.json"), JSON.stringify({ private: true, type: "module" }));
  await must("npm", ["install", "--offline", "--no-audit", "--no-fund", filename], project);
}

export async function projectWithPackage(): Promise<Project> {
  if (!existsSync(join(root, "pkg", "package.json"))) throw new Error("pkg/ is not built: run `npm run build` first");
  const packed = await made("packed", ["pkg", "tests/support/project.ts"], packAndInstall);
  const [{ filename, files }] = JSON.parse(await readFile(join(packed, "packed.json"), "utf8")) as [Packed];
  const folder = await mkdtemp(join(tmpdir(), "cloudip-project-"));
  await cp(join(packed, "project"), folder, { recursive: true, verbatimSymlinks: true });
  return {
    folder,
    tarball: join(folder, filename),
    files: files.map(({ path }) => path),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** One for all tests of a worker that change nothing in it: to copy the package takes as long as many a test. */
export const sharedProject = lasting(async () => {
  const { remove, ...project } = await projectWithPackage();
  return { ...project, close: remove };
});
