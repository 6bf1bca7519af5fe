// Bundlers as their users call them: no plugin for WebAssembly, no loader, and no configuration where the tool needs none.

import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type * as Vite from "vite";
import { bundleFor } from "../../support/bundle.ts";
import { must } from "../../support/project.ts";
import { browsers, visitFiles } from "./page.ts";
import { node } from "./runtimes.ts";
import { bundled, matrixTool, projectTool, type Row, type World } from "./world.ts";

/** The script of page.js, opened under the strict policy of index.html. */
async function openScript({ project: { folder } }: World, script: string): Promise<string> {
  return visitFiles(browsers.Chromium, { folder, files: { "page.js": script } });
}

/** A bundler with a command line: its program in the tools, and the arguments that make `script` in a folder. */
const byCommand =
  (bundler: string, program: string, args: string[], script = "page.js") =>
  async (world: World): Promise<string> => {
    const file = join(world.tools, "node_modules", program);
    const out = await bundled(bundler, async (out) => {
      await must(process.execPath, [file, ...args, out], world.project.folder);
    });
    const wasm = (await readdir(out)).filter((name) => name.endsWith(".wasm"));
    if (wasm.length) throw new Error(`${program} wrote ${wasm.join(", ")}, which a page would have to fetch`);
    return openScript(world, await readFile(join(out, script), "utf8"));
  };

async function esbuildForPages(world: World): Promise<string> {
  const { project } = world;
  return openScript(world, await bundleFor(project, join(project.folder, "page.js"), { platform: "browser" }));
}

async function esbuildForNode(world: World): Promise<string> {
  const { folder } = world.project;
  const script = await bundleFor(world.project, join(folder, "node.js"), { platform: "node" });
  await writeFile(join(folder, "out-server.js"), script);
  return (await must(node("oldest", world), ["out-server.js"], folder)).trimEnd();
}

const viteOf = ({ tools }: World): Promise<typeof Vite> =>
  import(pathToFileURL(join(tools, "node_modules", "vite", "dist", "node", "index.js")).href);

async function viteBuild(world: World): Promise<string> {
  const folder = await bundled("vite", async (outDir) => {
    const { build } = await viteOf(world);
    await build({ root: world.project.folder, configFile: false, logLevel: "error", build: { outDir } });
  });
  return visitFiles(browsers.Chromium, { folder });
}

async function viteDev(world: World): Promise<string> {
  const { createServer } = await viteOf(world);
  const server = await createServer({
    root: world.project.folder,
    configFile: false,
    logLevel: "error",
    server: { host: "127.0.0.1", port: 0 },
  });
  try {
    await server.listen();
    const [url] = server.resolvedUrls?.local ?? [];
    // Its own client needs a connection and styles that the strict policy forbids.
    return await browsers.Chromium(`${url}plain.html`);
  } finally {
    await server.close();
  }
}

const esbuild = projectTool("esbuild", "esbuild");
const vite = matrixTool("Vite", "vite");
const within = "Chromium";

export const bundlers: Row[] = [
  { ...esbuild, way: '`platform: "browser"`', within, run: esbuildForPages },
  { ...esbuild, way: '`platform: "node"`', within: "Node", run: esbuildForNode },
  {
    ...matrixTool("Rollup", "rollup"),
    way: "with `@rollup/plugin-node-resolve`",
    within,
    run: byCommand("rollup", "rollup/dist/bin/rollup", ["page.js", "-p", "node-resolve", "--silent", "-d"]),
  },
  {
    ...matrixTool("webpack", "webpack"),
    way: "`--mode production`",
    within,
    run: byCommand("webpack", "webpack-cli/bin/cli.js", ["--mode=production", "--entry=./page.js", "-o"], "main.js"),
  },
  {
    ...matrixTool("Rspack", "@rspack/core"),
    way: "`--mode production`",
    within,
    run: byCommand(
      "rspack",
      "@rspack/cli/bin/rspack.js",
      ["build", "--mode=production", "--entry=./page.js", "-o"],
      "main.js",
    ),
  },
  { ...vite, way: "`vite build`", within, run: viteBuild },
  { ...vite, way: "`vite dev`", within, run: viteDev },
];
