// Bundlers as their users call them: no plugin for WebAssembly, no loader, and no configuration where the tool needs none.

import { copyFile, mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type * as Vite from "vite";
import { bundleFor } from "../../support/bundle.ts";
import { must } from "../../support/project.ts";
import { visitFiles } from "./page.ts";
import { node } from "./runtimes.ts";
import { matrixTool, projectTool, type Row, type World } from "./world.ts";

/** The script of page.js in the project's folder `out`, opened under the strict policy of index.html. */
async function openBundle({ project, browsers }: World, out: string, script: string): Promise<string> {
  const folder = join(project.folder, out);
  if (script !== "page.js") await copyFile(join(folder, script), join(folder, "page.js"));
  await copyFile(join(project.folder, "index.html"), join(folder, "index.html"));
  return visitFiles(browsers.Chromium.visit, { folder });
}

/** A bundler with a command line: its program in the tools, and the arguments that make `script` in `out`. */
const byCommand =
  (program: string, out: string, args: string[], script = "page.js") =>
  async (world: World): Promise<string> => {
    const file = join(world.tools, "node_modules", program);
    await must(process.execPath, [file, ...args, out], world.project.folder);
    const wasm = (await readdir(join(world.project.folder, out))).filter((name) => name.endsWith(".wasm"));
    if (wasm.length) throw new Error(`${program} wrote ${wasm.join(", ")}, which a page would have to fetch`);
    return openBundle(world, out, script);
  };

async function esbuildForPages(world: World): Promise<string> {
  const out = "out-esbuild";
  const script = await bundleFor(world.project, join(world.project.folder, "page.js"), { platform: "browser" });
  await mkdir(join(world.project.folder, out));
  await writeFile(join(world.project.folder, out, "page.js"), script);
  return openBundle(world, out, "page.js");
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
  const { build } = await viteOf(world);
  const out = "out-vite";
  await build({ root: world.project.folder, configFile: false, logLevel: "error", build: { outDir: out } });
  return visitFiles(world.browsers.Chromium.visit, { folder: join(world.project.folder, out) });
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
    return await world.browsers.Chromium.visit(`${url}plain.html`);
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
    run: byCommand("rollup/dist/bin/rollup", "out-rollup", ["page.js", "-p", "node-resolve", "--silent", "-d"]),
  },
  {
    ...matrixTool("webpack", "webpack"),
    way: "`--mode production`",
    within,
    run: byCommand(
      "webpack-cli/bin/cli.js",
      "out-webpack",
      ["--mode=production", "--entry=./page.js", "-o"],
      "main.js",
    ),
  },
  {
    ...matrixTool("Rspack", "@rspack/core"),
    way: "`--mode production`",
    within,
    run: byCommand(
      "@rspack/cli/bin/rspack.js",
      "out-rspack",
      ["build", "--mode=production", "--entry=./page.js", "-o"],
      "main.js",
    ),
  },
  { ...vite, way: "`vite build`", within, run: viteBuild },
  { ...vite, way: "`vite dev`", within, run: viteDev },
];
