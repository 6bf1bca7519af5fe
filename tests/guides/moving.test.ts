// docs/moving.md: what stands side by side there sends the same, which the emulator tells.

import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { JournalEntry } from "../../pkg-template/src/emulator/index.ts";
import { accessKeyId, projectId, secretAccessKey, secretId, secretKey } from "../conformance/world.ts";
import { startsEmulator } from "../official/node/emulator.ts";
import { folderWithClients } from "../official/node/install.ts";
import { pythonWithClients } from "../official/python/install.ts";
import { Guide } from "../support/guide.ts";
import { must, type Project, projectWithPackage } from "../support/project.ts";

const guide = await Guide.read("docs/moving.md");
const emulator = startsEmulator();

let project: Project;
beforeAll(async () => {
  project = await projectWithPackage();
});
afterAll(() => project?.remove());

/** Runs pieces of the guide, one after the other in one file; gives what was printed. */
async function run(program: string, file: string, infos: string[], more: string[] = []): Promise<string[]> {
  const path = join(project.folder, file);
  await writeFile(path, infos.map((info) => guide.code(info)).join("\n"));
  const environment = [
    `ENDPOINT=${emulator.url}`,
    `HUAWEI_ACCESS_KEY_ID=${accessKeyId}`,
    `HUAWEI_SECRET_ACCESS_KEY=${secretAccessKey}`,
    `HUAWEI_PROJECT_ID=${projectId}`,
    `TENCENT_SECRET_ID=${secretId}`,
    `TENCENT_SECRET_KEY=${secretKey}`,
    // Huawei Cloud's Python client writes an id of its own into the home folder.
    `HOME=${project.folder}`,
    ...more,
  ];
  return (await must("env", [...environment, program, path], project.folder)).split("\n").filter((line) => line);
}

/** What a request asks for, without what a signature adds. The lookup of a project is a matter of the client's own. */
function asked({ method, url, headers, body, cloud, service, operation, status }: JournalEntry) {
  const { pathname, searchParams } = new URL(url, emulator.url);
  const isJson = headers["content-type"]?.includes("json");
  const form = [...searchParams, ...new URLSearchParams(isJson ? "" : body)];
  // The names of API 2.0's own parameters are in lower case, and all others in upper case.
  const params = isJson && body ? JSON.parse(body) : Object.fromEntries(form.filter(([name]) => /^[a-z]/.test(name)));
  const place = service === "vpcLegacy" ? {} : { method, pathname };
  return { cloud, service, operation, status, ...place, params };
}

async function sent() {
  return (await emulator.journal()).filter(({ service }) => service !== "iam").map(asked);
}

test("each call is what the official package sends", async () => {
  const python = ["clients", "bind", "unbind", "ingress", "desktops"];
  const told = await run(
    await pythonWithClients(),
    "official.py",
    python.map((name) => `python ${name}`),
  );
  const node = ["clients", "vpc", "legacy"];
  const path = `NODE_PATH=${join(await folderWithClients(), "node_modules")}`;
  await run(
    process.execPath,
    "official.cjs",
    node.map((name) => `js official-${name}`),
    [path],
  );
  const official = await sent();
  expect(official).toHaveLength(6);
  expect(official.filter(({ params }) => !Object.keys(params).length).map(({ method }) => method)).toEqual(["DELETE"]);

  await emulator.reset();
  const ours = ["clients", "bind", "unbind", "ingress", "desktops", "vpc", "legacy"];
  expect(
    await run(
      process.execPath,
      "ours.js",
      ours.map((name) => `js ${name}`),
    ),
  ).toEqual(told);
  expect(await sent()).toEqual(official);
  expect(official.map(({ status }) => status)).toEqual([202, 202, 202, 200, 200, 200]);
});

test("no piece is left untried", () => {
  expect(guide.untried()).toEqual([]);
});
