// What every row of the matrix is given, and what a row is.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { made } from "../../support/cache.ts";
import { type Project, root } from "../../support/project.ts";

export interface World {
  /** An empty project with the packed package and the programs of fixtures/. */
  project: Project;
  /** The folder whose node_modules hold what tools/package-lock.json names. */
  tools: string;
}

export interface Row {
  /** The runtime or bundler. */
  tool: string;
  version: string;
  /** How it meets the package. */
  way: string;
  /** Where the program runs, if not in the tool itself. */
  within?: string;
  /** Runs fixtures/program.js there and gives what it says. */
  run(world: World): Promise<string>;
}

export interface Tool {
  tool: string;
  version: string;
}

const locked = (file: string): Record<string, { version: string }> =>
  JSON.parse(readFileSync(file, "utf8")).packages as Record<string, { version: string }>;
const ofTools = locked(fileURLToPath(new URL("../tools/package-lock.json", import.meta.url)));
const ofProject = locked(join(root, "package-lock.json"));

function versionIn(lock: typeof ofTools, name: string): string {
  const entry = lock[`node_modules/${name}`];
  if (!entry) throw new Error(`the lock file has no ${name}`);
  return entry.version;
}

/** A tool of the matrix alone, in the version of tools/package-lock.json. */
export const matrixTool = (tool: string, name: string): Tool => ({ tool, version: versionIn(ofTools, name) });

/** A tool that the whole project has, in the version of its package-lock.json. */
export const projectTool = (tool: string, name: string): Tool => ({ tool, version: versionIn(ofProject, name) });

/** A program in node_modules/.bin of the project. */
export const projectProgram = (name: string): string => join(root, "node_modules", ".bin", name);

/** All that decides what a bundler writes: what it bundles, how it is called, and which version of it is locked. */
const sources = [
  ...["fixtures", "matrix", "tools"].map((name) => `tests/packaging/${name}`),
  ...["pkg", "tests/support/project.ts", "package-lock.json"],
];

/** The folder that a bundler has filled. It is kept as long as it would be the same; it is opened and run each time. */
export const bundled = (bundler: string, bundle: (out: string) => Promise<void>): Promise<string> =>
  made(`bundled-${bundler}`, sources, bundle);
