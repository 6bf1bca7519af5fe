// A Worker in real workerd, by Miniflare, from a file that is bundled the way wrangler does it.

import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { BuildOptions } from "esbuild";
import { bundleFor } from "./bundle.ts";
import { Miniflare, type MiniflareOptions } from "./miniflare.ts";
import type { Project } from "./project.ts";

/** Starts the Worker of {@link workerOf}. */
export async function startWorker(
  project: Pick<Project, "folder">,
  entryPoint: string,
  bindings: Record<string, string> = {},
): Promise<Miniflare> {
  return new Miniflare({ ...(await workerOf(project, entryPoint)), bindings });
}

/** wrangler's conditions, in which `workerd` comes first; a .wasm stays a module of its own, and comes from a folder. */
export async function workerOf(
  project: Pick<Project, "folder">,
  entryPoint: string,
  { wasmFrom = join(project.folder, "node_modules", "cloudip"), ...more }: BuildOptions & { wasmFrom?: string } = {},
) {
  const contents = await bundleFor(project, entryPoint, {
    ...more,
    platform: "browser",
    conditions: ["workerd", "worker", "browser"],
    plugins: [
      {
        name: "wasm-modules",
        setup({ onResolve }) {
          onResolve({ filter: /\.wasm$/ }, ({ path }) => ({ path: `./${basename(path)}`, external: true }));
        },
      },
    ],
  });
  const names = ["cloudip.wasm", "sign.wasm", "bindings.wasm"].filter((name) => contents.includes(`"./${name}"`));
  const modules = names.map(async (path) => {
    const wasm = await readFile(join(wasmFrom, path));
    return { type: "CompiledWasm", path, contents: wasm } as const;
  });
  return {
    compatibilityDate: "2026-01-01",
    cf: false,
    modules: [{ type: "ESModule", path: "worker.js", contents }, ...(await Promise.all(modules))],
  } satisfies MiniflareOptions;
}
