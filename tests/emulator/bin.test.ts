// The program as a user starts it, bundled as the build does it.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { request as httpRequest } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bundleBin, startBin } from "../support/emulator.ts";
import { huaweiRequest } from "./sign.ts";

const ENDPOINT = "/v2.1/endpoints/ff80808169bf16c70169bf1d02270000";

let folder: string;
let program: string;
const running: ChildProcess[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cloudip-bin-"));
  program = await bundleBin(folder);
});

afterAll(async () => {
  for (const child of running) child.kill();
  await rm(folder, { recursive: true });
});

async function startWith(environment: Record<string, string>, ...args: string[]): Promise<string> {
  const { child, url } = await startBin(program, args, environment);
  running.push(child);
  return url;
}

const start = (...args: string[]) => startWith({}, ...args);

/** Run to the end, for command lines that are refused. */
const run = (...args: string[]) => runWith({}, ...args);

async function runWith(environment: Record<string, string>, ...args: string[]) {
  const child = spawn(process.execPath, [program, ...args], { env: { ...process.env, ...environment } });
  const output = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk) => {
    output.stdout += chunk;
  });
  child.stderr.on("data", (chunk) => {
    output.stderr += chunk;
  });
  const [code] = await once(child, "close");
  return { code, ...output };
}

/** A request whose target goes out as it is written. */
function rawGet(url: string, path: string, headers: Record<string, string>): Promise<{ status: number; text: string }> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    httpRequest({ hostname, port, path, headers }, (response) => {
      let text = "";
      response.on("data", (chunk) => {
        text += chunk;
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, text }));
    })
      .on("error", reject)
      .end();
  });
}

describe("a server", () => {
  test("says where it listens and answers signed requests, with the port in the signed host", async () => {
    const url = await start("--port", "0");
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const response = await fetch(huaweiRequest(Date.now(), "GET", `${url}${ENDPOINT}`));
    expect(response.status).toBe(200);
    expect(response.headers.get("x-request-id")).toMatch(/^[0-9a-f]{32}$/);
    expect(await response.json()).toMatchObject({ endpoint: { name: "poi-666" } });
  });

  test("sees path and query as they were sent", async () => {
    const url = await start("--port", "0", "--host", "127.0.0.1");
    const signed = huaweiRequest(Date.now(), "GET", `${url}${ENDPOINT}`);
    const headers = Object.fromEntries(signed.headers);
    expect((await rawGet(url, ENDPOINT, headers)).status).toBe(200);
    // A server that resolves dot segments would find the endpoint and take the signature for good.
    const { status, text } = await rawGet(url, `/v2.1/x/../endpoints/ff80808169bf16c70169bf1d02270000`, headers);
    expect(status).toBe(404);
    expect(text).toContain("APIGW.0101");
    const slashes = await rawGet(url, `${ENDPOINT}/ipaddresses?a=//../b`, headers);
    expect(slashes.text).toContain("|a=%2F%2F..%2Fb|");
    const { requests } = (await (await fetch(`${url}/_emulator/requests`)).json()) as { requests: { url: string }[] };
    expect(requests.map((entry) => entry.url.slice(entry.url.indexOf("/")))).toEqual([
      ENDPOINT,
      "/v2.1/x/../endpoints/ff80808169bf16c70169bf1d02270000",
      `${ENDPOINT}/ipaddresses?a=//../b`,
    ]);
  });

  test("starts from a seed file", async () => {
    const seed = join(folder, "seed.json");
    const huawei = { domainId: "mine", projects: [{ id: "p1", name: "here" }] };
    await writeFile(seed, JSON.stringify({ huawei, tencent: {} }));
    const url = await start("--port", "0", "--seed", seed);
    const response = await fetch(huaweiRequest(Date.now(), "GET", `${url}/v3/projects`));
    expect(await response.json()).toMatchObject({ projects: [{ id: "p1", name: "here", domain_id: "mine" }] });
  });

  test.each([
    ["3600000", "PENDING_DELETE"],
    ["0", undefined],
  ])("with --settle-ms %s, what was unbound is %s in the next moment", async (settleMs, status) => {
    const url = await start("--port", "0", "--settle-ms", settleMs);
    const at = `${url}${ENDPOINT}/ipaddresses`;
    const list = async () => (await fetch(huaweiRequest(Date.now(), "GET", at))).json();
    const { ipaddresses } = await list();
    const [{ id }] = ipaddresses;
    expect((await fetch(huaweiRequest(Date.now(), "DELETE", `${at}/${id}`))).status).toBe(202);
    expect((await list()).ipaddresses.find((address: { id: string }) => address.id === id)?.status).toBe(status);
  });
});

describe("CLOUDIP_EMULATOR_CHAOS", () => {
  /** Which of so many requests meet a fault. */
  async function met(environment: Record<string, string>): Promise<unknown[]> {
    const url = await startWith(environment, "--port", "0");
    for (let call = 0; call < 40; call += 1)
      await fetch(`${url}/v2.1/vpcs`)
        .then((r) => r.text())
        .catch(() => {});
    const { requests } = (await (await fetch(`${url}/_emulator/requests`)).json()) as {
      requests: { fault?: object }[];
    };
    return requests.map(({ fault }) => fault);
  }

  test("turns on the hostile mix, the same for the same number", async () => {
    const [first, again, other] = await Promise.all(
      ["7", "7", "8"].map((seed) => met({ CLOUDIP_EMULATOR_CHAOS: seed })),
    );
    expect(first?.filter(Boolean).length).toBeGreaterThan(3);
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  });

  test("that is no number is refused", async () => {
    const { code, stderr } = await runWith({ CLOUDIP_EMULATOR_CHAOS: "wild" }, "--port", "0");
    expect(code).toBe(2);
    expect(stderr).toContain("CLOUDIP_EMULATOR_CHAOS=wild: must be a whole number");
  });
});

describe("a command line that is refused", () => {
  test.each([
    [["--port", "x"], "--port x: must be 0 to 65535"],
    [["--port", "65536"], "--port 65536: must be 0 to 65535"],
    [["--host", ""], "--host: must not be empty"],
    [["--settle-ms", "1.5"], "--settle-ms 1.5: must be a whole number"],
    [["--settle-ms=-1"], "--settle-ms -1: must be a whole number"],
    [["--colour"], "--colour"],
    [["extra"], "extra"],
    [["--seed", "/nowhere/seed.json"], "--seed /nowhere/seed.json: ENOENT"],
  ])("%j", async (args, message) => {
    const { code, stdout, stderr } = await run(...args);
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain(message);
    expect(stderr).toContain("usage: cloudip-emulator");
    expect(stderr).not.toContain("    at ");
  });

  test.each([
    ["no JSON", "{", "JSON"],
    ["no state document", '{"huawei":{},"tencent":{}}', "huawei.domainId: is missing"],
  ])("a seed that is %s", async (_, text, message) => {
    const seed = join(folder, "wrong.json");
    await writeFile(seed, text);
    const { code, stderr } = await run("--seed", seed);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });

  test("a port that is taken", async () => {
    const { port } = new URL(await start("--port", "0"));
    const { code, stderr } = await run("--port", port);
    expect(code).toBe(1);
    expect(stderr).toContain("EADDRINUSE");
  });
});

test("--schema prints what the emulator gives as its schema", async () => {
  const { code, stdout } = await run("--schema");
  expect(code).toBe(0);
  const url = await start("--port", "0");
  expect(JSON.parse(stdout)).toEqual(await (await fetch(`${url}/_emulator/schema`)).json());
});

test("--help", async () => {
  const { code, stdout } = await run("--help");
  expect(code).toBe(0);
  expect(stdout).toContain("usage: cloudip-emulator");
});
