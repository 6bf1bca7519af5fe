// The guide to the emulator: its examples are run as they stand there, its keys and calls are those of the emulator.

import { once } from "node:events";
import { symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createEmulator } from "../../pkg-template/src/emulator/index.ts";
import { defaultSeed } from "../../pkg-template/src/emulator/seed.ts";
import { pythonWithClients } from "../official/python/install.ts";
import { bundleBin, startBin } from "../support/emulator.ts";
import { Guide } from "../support/guide.ts";
import { must, type Project, projectWithPackage, root } from "../support/project.ts";

const guide = await Guide.read("docs/emulator.md");

let project: Project;
beforeAll(async () => {
  project = await projectWithPackage();
});
afterAll(() => project?.remove());

/** The guide's example with this info, as a file of the project. */
async function example(info: string, name: string): Promise<string> {
  const file = join(project.folder, name);
  await writeFile(file, guide.code(info));
  return file;
}

test("the shortest example finds the default state", async () => {
  const output = await must(process.execPath, [await example("js start", "start.js")], project.folder);
  expect(output).toBe("3 resolver endpoints\n");
});

test("the example for vitest passes", async () => {
  await example("js vitest", "emulator.test.js");
  await symlink(join(root, "node_modules", "vitest"), join(project.folder, "node_modules", "vitest"));
  const vitest = join(root, "node_modules", "vitest", "vitest.mjs");
  const output = await must(
    process.execPath,
    [vitest, "run", "--root", project.folder, "--reporter=json"],
    project.folder,
  );
  expect(JSON.parse(output)).toMatchObject({ success: true, numPassedTests: 3, numTotalTests: 3 });
});

test("the example for Python runs", async () => {
  const { child, url } = await startBin(await bundleBin(project.folder), ["--port", "0"]);
  try {
    const python = await pythonWithClients();
    // Huawei Cloud's client writes an id of its own into the home folder.
    const variables = [`CLOUDIP_EMULATOR_URL=${url}`, `HOME=${project.folder}`];
    const output = await must("env", [...variables, python, await example("python", "unbind.py")], project.folder);
    expect(output).toBe("2\n");
  } finally {
    child.kill();
    await once(child, "exit");
  }
});

test("every control call of the guide is there", async () => {
  const named = [...guide.text.matchAll(/^\| `(GET|POST) (\/_emulator\/\w+)`/gm)].map(
    ([, method, path]) => `${method} ${path}`,
  );
  const answer = await createEmulator().fetch("http://emulator.test/_emulator/");
  const { calls } = (await answer.json()) as { calls: string[] };
  expect(named).toEqual(expect.arrayContaining(["POST /_emulator/seed", "GET /_emulator/state"]));
  expect(named.filter((call) => !calls.includes(call))).toEqual([]);
});

test("the keys are those of the default state", () => {
  const { huawei, tencent } = defaultSeed.credentials ?? {};
  const keys = [
    ...(huawei?.accessKeys ?? []).flatMap((key) =>
      [key.accessKeyId, key.secretAccessKey, key.securityToken ?? []].flat(),
    ),
    ...(huawei?.tokens ?? []).map(({ token }) => token),
    ...(huawei?.users ?? []).flatMap(({ name, password }) => [name, password]),
    ...[tencent?.secretKeys?.[0]].flatMap((key) => [key?.secretId, key?.secretKey]),
  ];
  expect(keys).toHaveLength(10);
  expect(keys.filter((key) => !guide.text.includes(`\`${key}\``))).toEqual([]);
});

test("no example is left untried", () => {
  expect(guide.untried()).toEqual([]);
});
