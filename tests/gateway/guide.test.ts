// The gateway of docs/deploy.md, as it stands there: wrangler takes it, and it runs in workerd.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Miniflare } from "miniflare";
import { afterAll, beforeAll, expect, test } from "vitest";
import { huaweiKey } from "../emulator/sign.ts";
import { bundleBin, startBin } from "../support/emulator.ts";
import { must, type Project, projectWithPackage, root } from "../support/project.ts";
import { workerOf } from "../support/workerd.ts";
import { sha256, tokenOf } from "./support/gateway.ts";

let project: Project;
beforeAll(async () => {
  project = await projectWithPackage();
  const guide = await readFile(join(root, "docs", "deploy.md"), "utf8");
  for (const [fence, name] of [
    ["js worker", "worker.js"],
    ["jsonc wrangler", "wrangler.jsonc"],
  ] as const) {
    const code = new RegExp(`^\`\`\`${fence}\n(.*?)^\`\`\`$`, "ms").exec(guide)?.[1];
    if (!code) throw new Error(`docs/deploy.md has no ${name}`);
    await writeFile(join(project.folder, name), code);
  }
});
afterAll(() => project?.remove());

test("wrangler takes the configuration", async () => {
  const wrangler = join(root, "node_modules", ".bin", "wrangler");
  const said = await must(wrangler, ["deploy", "--dry-run", "--outdir", "deployed"], project.folder);
  expect(said).toContain("env.OBJECTS (GatewayObject)");
});

test("the Worker lets its caller read, and nobody else", async () => {
  const { child, url } = await startBin(await bundleBin(project.folder), ["--port", "0"]);
  const worker = new Miniflare({
    ...(await workerOf(project, join(project.folder, "worker.js"))),
    compatibilityFlags: ["enable_request_signal"],
    bindings: {
      ENDPOINT: url,
      HUAWEI_ACCESS_KEY_ID: huaweiKey.accessKeyId,
      HUAWEI_SECRET_ACCESS_KEY: huaweiKey.secretAccessKey,
      CONSOLE_TOKEN_SHA256: sha256(tokenOf("console")),
    },
    durableObjects: { OBJECTS: { className: "GatewayObject", useSQLite: true } },
  });
  const list = (token: string, service: string, operation: string) =>
    worker.dispatchFetch(`http://127.0.0.1/v1/huawei/${service}/${operation}`, {
      method: "POST",
      body: JSON.stringify({ direction: "inbound" }),
      headers: { Authorization: `Bearer ${token}` },
    });
  try {
    const answer = await list(tokenOf("console"), "dns", "listEndpoints");
    expect(await answer.json()).toMatchObject({ status: 200, data: { endpoints: [{}, {}] } });
    expect((await list(tokenOf("nobody"), "dns", "listEndpoints")).status).toBe(401);
    expect((await list(tokenOf("console"), "dns", "deleteEndpoint")).status).toBe(403);
    expect((await worker.dispatchFetch("http://127.0.0.1/health")).status).toBe(200);
  } finally {
    await worker.dispose();
    child.kill();
  }
});
