// Workers in real workerd, which Miniflare starts.

import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Miniflare } from "../../support/miniflare.ts";
import { must } from "../../support/project.ts";
import { bundled, projectProgram, projectTool, type Row, type World } from "./world.ts";

const compatibilityDate = "2026-01-01";

interface Module {
  type: "CompiledWasm" | "ESModule";
  path: string;
  contents: string | Uint8Array<ArrayBuffer>;
}

const moduleOf = async (path: string, file: string): Promise<Module> => ({
  type: path.endsWith(".wasm") ? "CompiledWasm" : "ESModule",
  path,
  contents: await readFile(file),
});

/** Starts a Worker whose first module is the program, and asks it once. */
async function answerOf(modules: Module[]): Promise<string> {
  const worker = new Miniflare({ compatibilityDate, cf: false, modules });
  try {
    return await (await worker.dispatchFetch("http://127.0.0.1/")).text();
  } finally {
    await worker.dispose();
  }
}

/** Every module by its path. workerd reads no package.json, so each entry's name is a module that leads to its file. */
async function unbundled({ project: { folder, files } }: World): Promise<string> {
  const installed = join(folder, "node_modules", "cloudip");
  const { exports } = JSON.parse(await readFile(join(installed, "package.json"), "utf8")) as {
    exports: Record<string, { workerd?: string; default: string } | string>;
  };
  const entries = Object.entries(exports).flatMap(([name, target]): Module[] => {
    const file = typeof target === "string" ? target : (target.workerd ?? target.default);
    if (!file.endsWith(".js")) return [];
    const path = `cloudip${name.slice(1)}`;
    return [{ type: "ESModule", path, contents: `export * from "/cloudip-files/${file.slice(2)}";` }];
  });
  const own = ["worker.js", "bind.js", "program.js"].map((path) => moduleOf(path, join(folder, path)));
  const ofPackage = files
    .filter((path) => /\.(js|wasm)$/.test(path) && !path.startsWith("bin/"))
    .map((path) => moduleOf(`cloudip-files/${path}`, join(installed, path)));
  return answerOf([...(await Promise.all([...own, ...ofPackage])), ...entries]);
}

async function bundledByWrangler({ project: { folder } }: World): Promise<string> {
  const config = { name: "packaging", main: "worker.js", compatibility_date: compatibilityDate };
  await writeFile(join(folder, "wrangler.json"), JSON.stringify(config));
  const out = await bundled("wrangler", async (out) => {
    await must(projectProgram("wrangler"), ["deploy", "--dry-run", "--outdir", out], folder);
  });
  const names = (await readdir(out)).filter((name) => /\.(js|wasm)$/.test(name));
  // One for the client and one for the plan: the same wasm does not go along twice.
  const wasm = names.filter((name) => name.endsWith(".wasm"));
  if (wasm.length !== 2) throw new Error(`wrangler wrote ${wasm.join(", ")}, expected two wasm modules`);
  const modules = names.map((name) => moduleOf(name, join(out, name)));
  return answerOf((await Promise.all(modules)).sort((a, b) => b.type.localeCompare(a.type)));
}

const workerd = projectTool("workerd", "workerd");

export const workers: Row[] = [
  { ...workerd, way: "every module as it is in the package, no bundler", run: unbundled },
  { ...projectTool("wrangler", "wrangler"), way: "its bundle", within: "workerd", run: bundledByWrangler },
];
