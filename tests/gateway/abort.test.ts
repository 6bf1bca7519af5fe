// A caller that goes away, in real workerd: the request to the cloud ends with it.
import { once } from "node:events";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { AuditLine } from "../../pkg/gateway/index.js";
import type { Miniflare } from "../support/miniflare.ts";
import { sharedProject } from "../support/project.ts";
import { deployed } from "./support/deployed.ts";
import { tokenOf } from "./support/gateway.ts";

/** A cloud that takes every request and answers none. */
const silence = createServer();
let worker: Miniflare;
beforeAll(async () => {
  silence.listen(0, "127.0.0.1");
  await once(silence, "listening");
  const { port } = silence.address() as AddressInfo;
  worker = await deployed(await sharedProject(), { clouds: `http://127.0.0.1:${port}` });
});
afterAll(async () => {
  await worker?.dispose();
  silence.closeAllConnections();
  silence.close();
});

const as = (id: string) => ({ Authorization: `Bearer ${tokenOf(id)}` });

// Without that the call would last for 30 s, and end as one that takes too long.
test("its call to the cloud is aborted, and the audit has it", async () => {
  const { origin } = await worker.ready;
  const call = request(`${origin}/v1/huawei/dns/listEndpoints`, { method: "POST", headers: as("page") });
  call.end('{"direction":"inbound"}');
  const failed = once(call, "error");
  const [, response] = await once(silence, "request");
  const closed = once(response, "close");
  // workerd takes a connection that is only closed for one that still listens.
  call.socket?.resetAndDestroy();
  await failed;
  await closed;

  const line = { path: "/v1/huawei/dns/listEndpoints", outcome: "failed", kind: "Aborted", status: 499, attempts: 1 };
  await expect
    .poll(async () => {
      const audit = await fetch(`${origin}/v1/audit?caller=page`, { headers: as("auditor") });
      return ((await audit.json()) as { lines: AuditLine[] }).lines;
    })
    .toMatchObject([line]);
});
