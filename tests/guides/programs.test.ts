// The guides whose programs run in Node and in workerd.

import { once } from "node:events";
import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { made } from "../support/cache.ts";
import { bundleBin, startBin } from "../support/emulator.ts";
import { Guide } from "../support/guide.ts";
import { must, type Project, projectWithPackage, root } from "../support/project.ts";
import { startWorker } from "../support/workerd.ts";

let project: Project;
beforeAll(async () => {
  project = await projectWithPackage();
});
afterAll(() => project?.remove());

async function written(name: string, code: string): Promise<string> {
  const file = join(project.folder, name);
  await writeFile(file, code);
  return file;
}

/** A program of a guide prints what stands below it. */
async function expectToPrint(guide: Guide, name: string): Promise<void> {
  const file = await written(`${name}.js`, guide.code(`js ${name}`));
  expect(await must(process.execPath, [file], project.folder)).toBe(guide.code(`text ${name}`));
}

describe("docs/errors.md", async () => {
  const guide = await Guide.read("docs/errors.md");

  test.each(["explain", "unknown"])("%s prints what stands below it", (name) => expectToPrint(guide, name));

  test("no example is left untried", () => {
    expect(guide.untried()).toEqual([]);
  });
});

describe("docs/signing.md", async () => {
  const guide = await Guide.read("docs/signing.md");

  test("the comparison prints what stands below it", () => expectToPrint(guide, "diff"));

  test("no example is left untried", () => {
    // Formulas, and intermediates that tests/vectors holds against the cases.
    expect(guide.untried().filter((info) => info !== "text")).toEqual([]);
  });
});

describe("docs/worker.md", async () => {
  const guide = await Guide.read("docs/worker.md");

  test("the Worker unbinds an address of the emulator that the guide starts", async () => {
    const [, program, ...args] = guide.code("sh emulator").trim().split(" ");
    expect(program).toBe("cloudip-emulator");
    // Port 0 is any port that is free.
    const { child, url } = await startBin(await bundleBin(project.folder), [...args.slice(0, -1), "0"]);
    const lines = guide.code("ini vars").trim().split("\n");
    const variables = Object.fromEntries(lines.map((line) => line.split("=") as [string, string]));
    expect(variables.ENDPOINT).toBe(`http://127.0.0.1:${args.at(-1)}`);
    const code = await written("worker.js", guide.code("js worker"));
    const worker = await startWorker(project, code, { ...variables, ENDPOINT: url });
    const ask = async (method: string, path = "") => {
      const response = await worker.dispatchFetch(`http://127.0.0.1/${path}`, { method });
      return { status: response.status, body: (await response.json()) as Array<{ id: string }> };
    };
    try {
      const { body } = await ask("GET");
      expect(body).toHaveLength(3);
      expect(await ask("DELETE", body[0]?.id)).toMatchObject({ status: 202, body: { name: "poi-666" } });
      // One change at a time; the first one has not come to its end, however long this machine took.
      await fetch(`${url}/_emulator/clock`, { method: "POST", body: JSON.stringify({ offsetMs: -60_000 }) });
      expect(await ask("DELETE", body[1]?.id)).toMatchObject({ status: 502, body: { code: "DNS.0021" } });
    } finally {
      await worker.dispose();
      child.kill();
      await once(child, "exit");
    }
  });

  test("wrangler takes the configuration, and every secret is one that the Worker reads", async () => {
    const [program, configuration] = [guide.code("js worker"), guide.code("jsonc wrangler")];
    const deploy = async (folder: string): Promise<void> => {
      await written("worker.js", program);
      await written("wrangler.jsonc", configuration);
      const wrangler = join(root, "node_modules", ".bin", "wrangler");
      await must(wrangler, ["deploy", "--dry-run", "--outdir", folder], project.folder);
    };
    const sources = ["pkg", "package-lock.json", "tests/guides/programs.test.ts"];
    const deployed = await made("guide-worker", sources, deploy, program, configuration);
    expect(await readdir(deployed)).toContain("worker.js");
    const secrets = [...guide.code("sh secrets").matchAll(/^npx wrangler secret put (\w+)$/gm)].map(([, name]) => name);
    expect(secrets).toHaveLength(3);
    for (const name of secrets) expect(guide.code("js worker")).toContain(`env.${name}`);
  });

  test("no example is left untried", () => {
    // What TypeScript is told is compiled in typescript.test.ts.
    expect(guide.untried()).toEqual(["ts types"]);
  });
});
