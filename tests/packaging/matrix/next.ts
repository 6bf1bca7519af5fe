// An application of Next, built by Turbopack, which meets the package in each of its three places.

import { cp, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { startListening } from "../../support/listening.ts";
import { must } from "../../support/project.ts";
import { browsers } from "./page.ts";
import { bundled, matrixTool, type Row, type World } from "./world.ts";

const environment = { NEXT_TELEMETRY_DISABLED: "1" };
const shared = ["bind.js", "program.js", "show.js", "package.json", "node_modules"];

/** What the route answers, the server writes into the page, and the script of the page in the browser says. */
async function answers(url: string): Promise<string[]> {
  const text = async (path: string): Promise<string> => (await fetch(`${url}${path}`)).text();
  const rendered = /<p>(.*?)<\/p>/.exec(await text("/"))?.[1] ?? "no paragraph";
  return [await text("/route"), rendered, await browsers.Chromium(`${url}/client`)];
}

/** A folder in the tools, because Next and React have to be found in a node_modules above it. */
async function inTools<T>({ tools }: World, work: (folder: string, program: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tools, "next-"));
  try {
    return await work(folder, join(tools, "node_modules", "next", "dist", "bin", "next"));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const build = (world: World): Promise<string> =>
  bundled("next", (out) =>
    inTools(world, async (folder, program) => {
      await cp(join(world.project.folder, "next"), folder, { recursive: true });
      for (const name of shared)
        await cp(join(world.project.folder, name), join(folder, name), { recursive: true, verbatimSymlinks: true });
      await must(process.execPath, [program, "build"], folder, environment);
      // It is for the next build alone.
      await rm(join(folder, ".next", "cache"), { recursive: true, force: true });
      await cp(folder, out, { recursive: true, verbatimSymlinks: true });
    }),
  );

async function run(world: World): Promise<string> {
  const built = await build(world);
  return inTools(world, async (folder, program) => {
    await cp(built, folder, { recursive: true, verbatimSymlinks: true });
    const start = [program, "start", "--hostname", "127.0.0.1", "--port", "0"];
    const says = /Local:\s+(http:\S+)/;
    const application = await startListening(process.execPath, start, { says, cwd: folder, env: environment });
    try {
      return [...new Set(await answers(application.url))].join(" | ");
    } finally {
      await application.stop();
    }
  });
}

export const next: Row[] = [
  {
    ...matrixTool("Next", "next"),
    way: "Turbopack: client component, server component, route handler",
    within: "Node and Chromium",
    run,
  },
];
