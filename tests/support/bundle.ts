// esbuild as a user of the package would call it: no plugin, no configuration beyond the target.

import { join } from "node:path";
import { type BuildOptions, build } from "esbuild";
import type { Project } from "./project.ts";

/** Bundles a file in which `cloudip` means the package installed in the project. */
export async function bundleFor(
  project: Pick<Project, "folder">,
  entryPoint: string,
  options: BuildOptions,
): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entryPoint],
    bundle: true,
    format: "esm",
    target: "es2022",
    write: false,
    logLevel: "silent",
    nodePaths: [join(project.folder, "node_modules")],
    // Without this esbuild would follow the `paths` of our own tsconfig.json, which lead to declarations.
    tsconfigRaw: {},
    ...options,
  });
  const [output] = outputFiles ?? [];
  if (!output) throw new Error(`esbuild wrote nothing for ${entryPoint}`);
  return output.text;
}
