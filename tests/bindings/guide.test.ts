// The stories of docs/bindings.md are run as they stand there, with the package as it is installed: side by side, since
// they wait for most of their time.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Guide } from "../support/guide.ts";
import { must, type Project, projectWithPackage } from "../support/project.ts";
import { stateOf } from "./support/world.ts";

const guide = await Guide.read("docs/bindings.md");
const accounts = guide.code("js accounts");

let project: Project;
beforeAll(async () => {
  project = await projectWithPackage();
});
afterAll(() => project?.remove());

/** What a story prints, with the files that it finds beside it. */
async function told(story: string, beside: Record<string, string> = {}): Promise<string[]> {
  const folder = join(project.folder, story);
  await mkdir(folder);
  const files = { "accounts.js": accounts, "story.js": guide.code(`js ${story}`), ...beside };
  for (const [name, code] of Object.entries(files)) await writeFile(join(folder, name), code);
  return (await must(process.execPath, ["story.js"], folder)).trim().split("\n");
}

test.concurrent("free the EIPs of a hundred desktops", async () => {
  const seed = JSON.stringify(stateOf({ desktops: [100, 0] }));
  const seeded = accounts.replace("createEmulator()", `createEmulator({ seed: ${seed} })`);
  expect(await told("desktops", { "accounts.js": seeded })).toEqual([
    "100 EIPs, 1 request, about 5 s",
    "true 2 requests",
    "100 idle",
    "100 can be bound again, 0 cannot",
  ]);
});

test.concurrent("replace both addresses of a resolver endpoint", async () => {
  expect(await told("resolver")).toEqual([
    "s0 associateEndpointIpaddress ",
    "s1 disassociateEndpointIpaddress s0",
    "s2 associateEndpointIpaddress ",
    "s3 disassociateEndpointIpaddress s0 s2",
    "true 2 false",
  ]);
});

test.concurrent("move a service address from a dead network interface to a live one", async () => {
  expect(await told("address")).toEqual([
    "done tencent:main:ap-guangzhou:vpc:eni-m6dyj72l:10.0.0.21",
    "primary 10.0.0.1 is the primary address of eni-m6dyj72l",
  ]);
});

test.concurrent("a run with the journal of one that came to its end sends nothing again", async () => {
  const storage = `const entries = new Map();
export const storage = {
  put: async (key, entry) => void entries.set(key, structuredClone(entry)),
  list: async ({ prefix }) => new Map([...entries].filter(([key]) => key.startsWith(prefix)).sort()),
};`;
  const [first, again] = await told("journal", { "storage.js": storage });
  // The request, and the looks at what came of it: one is enough on a machine that is busy with other things.
  expect(first).toMatch(/^true [23]$/);
  expect(again).toBe("true 0");
});

test("no story is left untried", () => {
  expect(guide.untried()).toEqual([]);
});
