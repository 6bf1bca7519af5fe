// The Worker and the configuration of docs/bulk.md, as they stand there: wrangler takes them, and a job runs.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { unstable_getMiniflareWorkerOptions } from "wrangler";
import type { BulkReport } from "../../pkg/gateway/index.js";
import { huaweiKey } from "../emulator/sign.ts";
import { bundleBin, startBin } from "../support/emulator.ts";
import { Guide } from "../support/guide.ts";
import { Miniflare } from "../support/miniflare.ts";
import { type Project, projectWithPackage } from "../support/project.ts";
import { workerOf } from "../support/workerd.ts";
import { ENDPOINT, PROJECT, sha256, tokenOf } from "./support/gateway.ts";

const guide = await Guide.read("docs/bulk.md");

let project: Project;
beforeAll(async () => {
  project = await projectWithPackage();
});
afterAll(() => project?.remove());

test("a job runs on the Worker with the queue and the objects of its configuration", async () => {
  const file = (name: string) => join(project.folder, name);
  const { child, url } = await startBin(await bundleBin(project.folder), ["--port", "0"]);
  const others = {
    accounts: {
      main: {
        cloud: "huawei",
        regions: ["cn-north-4"],
        projectIds: { "cn-north-4": PROJECT },
        credentials: huaweiKey,
        endpoint: url,
      },
    },
    callers: { tokens: { writer: sha256(tokenOf("writer")) } },
    policy: [{ operations: ["read", "dns.disassociateEndpointIpaddress"] }],
    audit: { log: false },
  };
  const code = guide.code("js worker");
  expect(code).toContain("  // ...\n");
  await writeFile(file("worker.js"), code.replace("  // ...\n", `  ...${JSON.stringify(others)},\n`));
  const head = '{ "name": "bulk", "main": "worker.js", "compatibility_date": "2026-01-01",';
  await writeFile(file("wrangler.jsonc"), guide.code("jsonc wrangler").replace("{", head));
  const { workerOptions } = unstable_getMiniflareWorkerOptions(file("wrangler.jsonc"));
  const worker = new Miniflare({ ...workerOptions, ...(await workerOf(project, file("worker.js"))) });
  const ask = async <T>(path: string, body?: object): Promise<T> => {
    const answer = await worker.dispatchFetch(`http://127.0.0.1${path}`, {
      headers: { Authorization: `Bearer ${tokenOf("writer")}` },
      ...(body && { method: "POST", body: JSON.stringify(body) }),
    });
    return (await answer.json()) as T;
  };
  try {
    const params = { endpoint_id: ENDPOINT, ipaddress_id: "0".repeat(32) };
    const item = { cloud: "huawei", service: "dns", operation: "disassociateEndpointIpaddress", params };
    const job = await ask<{ url: string }>("/v1/bulk", { items: [item] });
    const report = () => ask<BulkReport>(`${job.url}/report`);
    await expect.poll(async () => (await report()).state).toBe("done");
    expect((await report()).report).toMatchObject([{ outcome: "already", code: "NotBound" }]);
  } finally {
    await worker.dispose();
    child.kill();
  }
});

test("nothing of it is untried", () => expect(guide.untried()).toEqual([]));
