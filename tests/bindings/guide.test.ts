// The stories of docs/bindings.md are run as they stand there, with the package as it is installed.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { must, type Project, projectWithPackage } from "../support/project.ts";
import { stateOf } from "./support/world.ts";

const guide = await readFile(fileURLToPath(new URL("../../docs/bindings.md", import.meta.url)), "utf8");

let project: Project;
beforeAll(async () => {
  project = await projectWithPackage();
});
afterAll(() => project?.remove());

/** The code of that name in the guide. */
function code(name: string): string {
  const [, found] = new RegExp(`^\`\`\`js ${name}\n(.*?)^\`\`\`$`, "ms").exec(guide) ?? [];
  if (!found) throw new Error(`the guide has no story called ${name}`);
  return found;
}

/** What a story prints. */
async function told(story: string, accounts = code("accounts")): Promise<string[]> {
  await writeFile(join(project.folder, "accounts.js"), accounts);
  const file = join(project.folder, `${story}.js`);
  await writeFile(file, code(story));
  return (await must(process.execPath, [file], project.folder)).trim().split("\n");
}

test("free the EIPs of a hundred desktops", async () => {
  const seed = JSON.stringify(stateOf({ desktops: [100, 0] }));
  const accounts = code("accounts").replace("createEmulator()", `createEmulator({ seed: ${seed} })`);
  expect(await told("desktops", accounts)).toEqual([
    "100 EIPs, 1 request, about 5 s",
    "true 2 requests",
    "100 idle",
    "100 can be bound again, 0 cannot",
  ]);
});

test("replace both addresses of a resolver endpoint", async () => {
  expect(await told("resolver")).toEqual([
    "s0 associateEndpointIpaddress ",
    "s1 disassociateEndpointIpaddress s0",
    "s2 associateEndpointIpaddress ",
    "s3 disassociateEndpointIpaddress s0 s2",
    "true 2 false",
  ]);
});

test("move a service address from a dead network interface to a live one", async () => {
  expect(await told("address")).toEqual([
    "done tencent:main:ap-guangzhou:vpc:eni-m6dyj72l:10.0.0.21",
    "primary 10.0.0.1 is the primary address of eni-m6dyj72l",
  ]);
});
