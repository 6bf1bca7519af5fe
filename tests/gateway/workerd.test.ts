// The gateway in real workerd, in front of the emulator in a process of its own: a page of another origin that never
// sees a key, and what isolates share.
import type { ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { type IncomingMessage, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { AuditLine } from "../../pkg/gateway/index.js";
import { huaweiKey, tencentKey } from "../emulator/sign.ts";
import { bundleFor } from "../support/bundle.ts";
import { type Site, serve, withPage } from "../support/chromium.ts";
import { bundleBin, startBin } from "../support/emulator.ts";
import type { Miniflare } from "../support/miniflare.ts";
import { type Project, sharedProject } from "../support/project.ts";
import type { Outcome } from "./entry.page.ts";
import { deployed, type Place } from "./support/deployed.ts";
import { tokenOf } from "./support/gateway.ts";

const file = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const LIST = "/v1/huawei/dns/listEndpoints";

let project: Pick<Project, "folder">;
let folder: string;
let emulator: { child: ChildProcess; url: string };
let site: Site;
let worker: Miniflare | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cloudip-gateway-"));
  [project, emulator] = await Promise.all([
    sharedProject(),
    bundleBin(folder).then((program) => startBin(program, ["--port", "0", "--host", "127.0.0.1"])),
  ]);
  const script = await bundleFor(project, file("entry.page.ts"), { platform: "browser" });
  const html = '<!doctype html><title>page</title><script type="module" src="page.js"></script>';
  site = await serve(async (path) => ({ "page.js": script, "index.html": html })[path]);
});

afterAll(async () => {
  emulator?.child.kill();
  await site?.close();
  await rm(folder, { recursive: true, force: true });
});

afterEach(async () => {
  await worker?.dispose();
  worker = undefined;
});

/** Starts the gateway and gives its address. */
async function start(more: Omit<Place, "clouds" | "origin"> = {}): Promise<string> {
  const { origin } = new URL(site.url);
  worker = await deployed(project, { clouds: emulator.url, origin, ...more });
  return (await worker.ready).origin;
}

const post = (origin: string, as: string, headers: Record<string, string> = {}, path = LIST) =>
  fetch(`${origin}${path}`, {
    method: "POST",
    body: JSON.stringify({ direction: "inbound" }),
    headers: { Authorization: `Bearer ${tokenOf(as)}`, ...headers },
  });

test("a page of another origin makes the five documented calls, and receives no key", async () => {
  const origin = await start();
  await withPage(async (page) => {
    const said: string[] = [];
    page.on("console", (message) => said.push(message.text()));
    page.on("pageerror", (error) => said.push(String(error)));
    // Another port is another origin: no call would get through without its preflight.
    expect(new URL(site.url).origin).not.toBe(origin);
    await page.goto(site.url);
    type FiveCalls = (url: string, token: string) => Promise<Outcome>;
    const call = ([url, token]: string[]) =>
      (globalThis as unknown as { fiveCalls: FiveCalls }).fiveCalls(url as string, token as string);
    const { statuses, received } = await page.evaluate(call, [origin, tokenOf("page")]);
    expect(statuses).toEqual({
      unbind: 202,
      bind: 202,
      deregister: 202,
      desktops: 200,
      returned: 200,
      returnedBy2: 200,
    });
    const text = [...received, ...said].join("\n");
    expect(text).toContain("stringToSign");
    for (const secret of [...Object.values(huaweiKey), ...Object.values(tencentKey)]) {
      expect(text.includes(secret)).toBe(false);
      expect(text.includes(Buffer.from(secret).toString("base64"))).toBe(false);
    }
    expect(text).not.toMatch(/Signature=[0-9a-f]{64}|Credential=|Access=/);
  });
});

test("a preflight is answered for the page's origin, and remembered", async () => {
  const origin = await start();
  const preflight = (from: string) =>
    fetch(`${origin}${LIST}`, {
      method: "OPTIONS",
      headers: { Origin: from, "Access-Control-Request-Method": "POST" },
    });
  const own = await preflight(new URL(site.url).origin);
  expect(own.status).toBe(204);
  expect(Object.fromEntries(own.headers)).toMatchObject({
    "access-control-allow-origin": new URL(site.url).origin,
    "access-control-allow-headers": expect.stringContaining("Authorization"),
    "access-control-max-age": "600",
  });
  expect(own.headers.get("Access-Control-Allow-Credentials")).toBeNull();
  expect((await preflight("https://evil.example")).status).toBe(403);
});

test("a body that comes too slowly is not waited for", async () => {
  const origin = await start({ requestMs: 300 });
  const headers = { Authorization: `Bearer ${tokenOf("page")}`, "Content-Length": "100" };
  const slow = request(`${origin}${LIST}`, { method: "POST", headers });
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    slow.on("response", resolve).on("error", reject);
  });
  slow.write("{");
  const response = await answered;
  expect(response.statusCode).toBe(408);
  expect(await text(response)).toContain("within 300 ms");
  slow.destroy();
});

test("a key that was used is refused to its caller, in whichever isolate", async () => {
  const origin = await start();
  const key = { "Idempotency-Key": "key-of-a-call" };
  const answers = [await post(origin, "once"), await post(origin, "once", key), await post(origin, "once", key)];
  const codes = await Promise.all(answers.map(async (each) => [each.status, (await each.json()).error?.code]));
  expect(codes).toEqual([
    [400, "Gateway.KeyMissing"],
    [200, undefined],
    [409, "Gateway.Repeated"],
  ]);
  expect((await post(origin, "page", key)).status).toBe(200);
});

/** Miniflare counts anew in each minute of the clock: calls that were made in two of them are made once more. */
async function inOneMinute<Made>(make: () => Promise<Made>): Promise<Made> {
  const minute = () => Math.floor(Date.now() / 60_000);
  const began = minute();
  const made = await make();
  return minute() === began ? made : inOneMinute(make);
}

test.each([
  ["objects", 3],
  ["platform", 2],
] as const)("calls beyond the rate are refused, as counted by %s", async (rateBy, most) => {
  const { origin, answers } = await inOneMinute(async () => {
    await worker?.dispose();
    const origin = await start({ rateBy });
    const answers: Response[] = [];
    for (let at = 0; at <= most; at++) answers.push(await post(origin, "fast"));
    return { origin, answers };
  });
  expect(answers.map(({ status }) => status)).toEqual([...Array(most).fill(200), 429]);
  const last = answers.at(-1) as Response;
  expect((await last.json()).error).toMatchObject({ kind: "Throttled", attempts: 0, retryable: true });
  if (rateBy === "objects") expect(Number(last.headers.get("Retry-After"))).toBeGreaterThan(0);
  expect((await post(origin, "page")).status).toBe(200);
});

/** What an auditor reads, but for what it left itself by that: a line may be written after the answer to its call. */
async function audited(origin: string, query = ""): Promise<AuditLine[]> {
  const answer = await audit(origin, "auditor", query);
  const { lines } = (await answer.json()) as { lines: AuditLine[] };
  return lines.filter(({ caller }) => caller !== "auditor");
}

const audit = (origin: string, as: string, query = "") =>
  fetch(`${origin}/v1/audit${query}`, { headers: { Authorization: `Bearer ${tokenOf(as)}` } });

test("the audit is kept, and read by its readers", async () => {
  const origin = await start();
  await post(origin, "page");
  await expect.poll(() => audited(origin)).toHaveLength(1);
  await post(origin, "nobody");
  await expect.poll(() => audited(origin)).toHaveLength(2);
  expect((await audit(origin, "page")).status).toBe(403);
  await expect
    .poll(() => audited(origin))
    .toMatchObject([
      { path: "/v1/audit", caller: "page", outcome: "refused", status: 403 },
      { path: LIST, outcome: "refused", code: "Gateway.Unauthenticated" },
      { path: LIST, caller: "page", outcome: "ok", requestId: expect.any(String), operation: "listEndpoints" },
    ]);
  expect(await audited(origin, "?caller=page&limit=1")).toMatchObject([{ caller: "page", path: "/v1/audit" }]);
  expect((await audit(origin, "auditor", "?limit=0")).status).toBe(400);
});

test("the clock takes away what the audit has kept long enough", async () => {
  const origin = await start();
  await post(origin, "page");
  await expect.poll(() => audited(origin)).toHaveLength(1);
  const wake = async (hours: number) =>
    (await worker?.getWorker())?.scheduled({ scheduledTime: new Date(Date.now() + hours * 3_600_000) });
  // entry.worker.ts keeps lines for a day.
  await wake(23);
  expect(await audited(origin)).toHaveLength(1);
  await wake(25);
  expect(await audited(origin)).toEqual([]);
});
