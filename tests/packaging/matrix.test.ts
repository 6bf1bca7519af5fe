// The packed package, installed into an empty project, in every tool and runtime that docs/runtimes.md names.

import { cp, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { npmInstalled } from "../support/cache.ts";
import { type Project, projectWithPackage, root } from "../support/project.ts";
import { inBrowsers } from "./matrix/browsers.ts";
import { bundlers } from "./matrix/bundlers.ts";
import { next } from "./matrix/next.ts";
import { runtimes } from "./matrix/runtimes.ts";
import { tableOf } from "./matrix/table.ts";
import { workers } from "./matrix/workers.ts";
import type { Row, World } from "./matrix/world.ts";

const rows = [...runtimes, ...workers, ...inBrowsers, ...bundlers, ...next];
const succeeded = new Set<Row>();

const here = (name: string): URL => new URL(name, import.meta.url);
let project: Project;
let world: World;

beforeAll(async () => {
  project = await projectWithPackage();
  await cp(fileURLToPath(here("fixtures")), project.folder, { recursive: true });
  world = { project, tools: await npmInstalled("packaging", here("tools/")) };
}, 3_600_000);

afterAll(() => project?.remove());

for (const row of rows) {
  test(`${row.tool} ${row.version}: ${row.way}`, async () => {
    expect(await row.run(world)).toBe("202 PENDING_CREATE, disassociateEndpointIpaddress");
    succeeded.add(row);
  });
}

test("docs/runtimes.md has the table of these rows and results", async () => {
  const page = await readFile(join(root, "docs", "runtimes.md"), "utf8");
  const table = page.match(/^\|.*\|$(\n\|.*\|$)*/m)?.[0];
  expect(table).toBe(tableOf(rows, succeeded));
});
