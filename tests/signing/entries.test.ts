// `cloudip/sign` from the packed package, in each runtime. The signatures are those of the official SDKs.

import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bundleFor } from "../support/bundle.ts";
import { serve, withPage } from "../support/chromium.ts";
import { must, type Project, projectWithPackage } from "../support/project.ts";
import { startWorker } from "../support/workerd.ts";

const expected = [
  // tests/vectors/huawei/01-seed001-dns-bind, tests/vectors/tencent/js-tc3-seed-1ip-post and js-v2-seed-1ip-post-sha1
  "4072cedb519158bc07c82e08bb5b8d3cdbf743655a042815e500de01ebe8774a",
  "409be31ce542f11823682369dcd69a76ea436f6de1e55b9c82fc80cbf41c66e9",
  "P2jeKLqiUU8gqJg/lZZy6Ckj72s=",
  createHash("sha256").update("é".repeat(100_000)).digest("hex"),
  "InvalidInput",
];

const file = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

let project: Project;
beforeAll(async () => {
  project = await projectWithPackage();
});
afterAll(() => project?.remove());

test("Node", async () => {
  const code = await bundleFor(project, file("fixture.node.ts"), { platform: "node", external: ["cloudip/*"] });
  await writeFile(join(project.folder, "sign.js"), code);
  expect(JSON.parse(await must(process.execPath, ["sign.js"], project.folder))).toEqual(expected);
});

test("workerd", async () => {
  const worker = await startWorker(project, file("fixture.worker.ts"));
  try {
    expect(await (await worker.dispatchFetch("http://127.0.0.1/")).json()).toEqual(expected);
  } finally {
    await worker.dispose();
  }
});

test("Chromium", async () => {
  const script = await bundleFor(project, file("fixture.page.ts"), { platform: "browser" });
  const html = '<!doctype html><script type="module" src="page.js"></script>';
  const files: Record<string, string> = { "index.html": html, "page.js": script };
  const site = await serve(async (path) => files[path]);
  try {
    await withPage(async (page) => {
      await page.goto(site.url);
      await page.waitForFunction(() => document.title !== "");
      expect(JSON.parse(await page.title())).toEqual(expected);
    });
  } finally {
    await site.close();
  }
});

test("an error is of one class in both entries", async () => {
  const program =
    'import { CloudError as a } from "cloudip"; import { CloudError as b } from "cloudip/sign"; console.log(a === b);';
  expect(await must(process.execPath, ["--input-type=module", "--eval", program], project.folder)).toBe("true\n");
});
