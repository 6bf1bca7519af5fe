// Browsers: in the page itself, in a worker of it, and in a service worker beside it.

import { join } from "node:path";
import { bundleFor } from "../../support/bundle.ts";
import { type BrowserName, browsers, visitFiles } from "./page.ts";
import type { Row, World } from "./world.ts";

interface Way {
  way: string;
  /** The page's script, and that of the worker which it starts. */
  script: string;
  worker?: string;
  /** index.html has the strict policy. Under it a page may not fetch, and the service worker is asked by a fetch. */
  page: "index.html" | "plain.html";
}

const ways: Way[] = [
  { way: "page under a strict content security policy", script: "page.js", page: "index.html" },
  { way: "module worker", script: "page-of-web-worker.js", worker: "web-worker.js", page: "index.html" },
  { way: "service worker", script: "page-of-service-worker.js", worker: "service-worker.js", page: "plain.html" },
];

/** The scripts by their names, each bundled once for all browsers. */
const bundles = new Map<string, Promise<string>>();

function bundle(name: string, { project }: World): Promise<string> {
  const made = bundles.get(name) ?? bundleFor(project, join(project.folder, name), { platform: "browser" });
  bundles.set(name, made);
  return made;
}

const open =
  (browser: BrowserName, { script, worker, page }: Way) =>
  async (world: World): Promise<string> => {
    const files = { "page.js": await bundle(script, world), ...(worker && { [worker]: await bundle(worker, world) }) };
    return visitFiles(browsers[browser], { folder: world.project.folder, files, page });
  };

const names = Object.keys(browsers) as BrowserName[];

export const inBrowsers: Row[] = names.flatMap((tool) =>
  // Which version that is, the distribution decides on the day.
  ways.map((way) => ({ tool, version: "the system's", way: way.way, run: open(tool, way) })),
);
