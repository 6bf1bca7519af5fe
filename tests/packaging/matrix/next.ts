// An application of Next, built by Turbopack, which meets the package in each of its three places.

import { cp, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { startListening } from "../../support/listening.ts";
import { must } from "../../support/project.ts";
import { matrixTool, type Row, type World } from "./world.ts";

const environment = { NEXT_TELEMETRY_DISABLED: "1" };
const shared = ["bind.js", "program.js", "show.js", "package.json", "node_modules"];

/** What the route answers, the server writes into the page, and the script of the page in the browser says. */
async function answers(url: string, { browsers }: World): Promise<string[]> {
  const text = async (path: string): Promise<string> => (await fetch(`${url}${path}`)).text();
  const rendered = /<p>(.*?)<\/p>/.exec(await text("/"))?.[1] ?? "no paragraph";
  return [await text("/route"), rendered, await browsers.Chromium.visit(`${url}/client`)];
}

async function run(world: World): Promise<string> {
  const { project, tools } = world;
  // In the tools, because Next and React have to be found in a node_modules above it.
  const folder = await mkdtemp(join(tools, "next-"));
  try {
    await cp(join(project.folder, "next"), folder, { recursive: true });
    for (const name of shared) await cp(join(project.folder, name), join(folder, name), { recursive: true });
    const program = join(tools, "node_modules", "next", "dist", "bin", "next");
    await must(process.execPath, [program, "build"], folder, environment);
    const start = [program, "start", "--hostname", "127.0.0.1", "--port", "0"];
    const says = /Local:\s+(http:\S+)/;
    const application = await startListening(process.execPath, start, { says, cwd: folder, env: environment });
    try {
      return [...new Set(await answers(application.url, world))].join(" | ");
    } finally {
      await application.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export const next: Row[] = [
  {
    ...matrixTool("Next", "next"),
    way: "Turbopack: client component, server component, route handler",
    within: "Node and Chromium",
    run,
  },
];
