// A Worker in real workerd, by Miniflare, from a file that is bundled the way wrangler does it.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Miniflare } from "miniflare";
import { bundleFor } from "./bundle.ts";
import type { Project } from "./project.ts";

/** wrangler's conditions, in which `workerd` comes first; a .wasm stays a module of its own. */
export async function startWorker(
  project: Project,
  entryPoint: string,
  bindings: Record<string, string> = {},
): Promise<Miniflare> {
  const contents = await bundleFor(project, entryPoint, {
    platform: "browser",
    conditions: ["workerd", "worker", "browser"],
    plugins: [
      {
        name: "wasm-modules",
        setup({ onResolve }) {
          onResolve({ filter: /\.wasm$/ }, () => ({ path: "./cloudip.wasm", external: true }));
        },
      },
    ],
  });
  const wasm = await readFile(join(project.folder, "node_modules", "cloudip", "cloudip.wasm"));
  return new Miniflare({
    compatibilityDate: "2026-01-01",
    cf: false,
    bindings,
    modules: [
      { type: "ESModule", path: "worker.js", contents },
      { type: "CompiledWasm", path: "cloudip.wasm", contents: wasm },
    ],
  });
}
