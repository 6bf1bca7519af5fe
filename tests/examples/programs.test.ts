// The examples that are whole programs: each as it stands there, beside the packed package, where it is to run.

import type { ChildProcess } from "node:child_process";
import { createHmac } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { cp, readdir, readFile, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Unstable_Config as Config } from "wrangler";
import type { State } from "../conformance/world.ts";
import { huaweiKey, tencentKey } from "../emulator/sign.ts";
import { made } from "../support/cache.ts";
import { serve, withPage } from "../support/chromium.ts";
import { bundleBin, startBin } from "../support/emulator.ts";
import { Guide } from "../support/guide.ts";
import { must, type Project, projectWithPackage, root } from "../support/project.ts";
import { startWorker } from "../support/workerd.ts";

const SERVER = "eni-m6dyj72l";
const SPARE = "eni-qk3y8d5w";

let project: Project;
let emulator: ChildProcess;
let url: string;
beforeAll(async () => {
  project = await projectWithPackage();
  await cp(join(root, "examples"), project.folder, { recursive: true });
  ({ child: emulator, url } = await startBin(await bundleBin(project.folder), ["--port", "0"]));
});
beforeEach(async () => {
  const { status } = await fetch(`${url}/_emulator/reset`, { method: "POST", body: "{}" });
  expect(status).toBe(200);
});
afterAll(async () => {
  if (emulator?.kill()) await once(emulator, "exit");
  await project?.remove();
});

/** The private addresses that an interface of the emulator has. */
async function addressesOf(id: string): Promise<string[]> {
  const { tencent } = (await (await fetch(`${url}/_emulator/state`)).json()) as State;
  return tencent.networkInterfaces.find((entry) => entry.id === id)?.addresses.map(({ ip }) => ip) ?? [];
}

/** An example's configuration as wrangler reads it, which takes seconds to be loaded. */
async function configOf(name: string): Promise<Pick<Config, "main" | "vars" | "triggers">> {
  const sources = [`examples/${name}`, "package-lock.json", "tests/examples"];
  const read = await made(`config-${name}`, sources, async (folder) => {
    const { unstable_readConfig: readConfig } = await import("wrangler");
    const { main, vars, triggers } = readConfig({ config: join(root, "examples", name, "wrangler.jsonc") });
    const path = main && relative(join(root, "examples"), main);
    await writeFile(join(folder, "config.json"), JSON.stringify({ main: path, vars, triggers }));
  });
  return JSON.parse(await readFile(join(read, "config.json"), "utf8"));
}

/** An example's Worker, as its own configuration says, with what its README puts into `.dev.vars`. */
async function workerOf(name: string, vars: Record<string, string> = {}) {
  const config = await configOf(name);
  const readme = await Guide.read(`examples/${name}/README.md`);
  const lines = readme.code("ini vars").trim().split("\n");
  const own: Record<string, string> = Object.fromEntries(lines.map((line) => line.split("=")));
  expect(own.ENDPOINT).toBe("http://127.0.0.1:8790");
  const bindings = { ...config.vars, ...own, ENDPOINT: url, ...vars } as typeof vars;
  return { worker: await startWorker(project, join(project.folder, config.main ?? ""), bindings), config, readme };
}

async function night(vars: Record<string, string>): Promise<string> {
  const { worker, config } = await workerOf("nightly", vars);
  try {
    const [cron = ""] = config.triggers.crons ?? [];
    expect(cron).toBe("30 18 * * *");
    const { scheduled } = await worker.getWorker();
    return (await scheduled({ cron })).outcome;
  } finally {
    await worker.dispose();
  }
}

test("the nightly Worker returns what no server uses, once it is told to", async () => {
  expect(await night({ RETURN: "no" })).toBe("ok");
  expect(await addressesOf(SPARE)).toEqual(["10.0.0.20", "10.0.0.21"]);
  expect(await night({ KEEP: SPARE })).toBe("ok");
  expect(await night({ MOST: "0" })).toBe("exception");
  expect(await addressesOf(SPARE)).toEqual(["10.0.0.20", "10.0.0.21"]);
  expect(await night({})).toBe("ok");
  expect(await addressesOf(SPARE)).toEqual(["10.0.0.20"]);
  expect(await addressesOf(SERVER)).toEqual(["10.0.0.1", "10.0.0.2", "10.0.0.3"]);
});

test("the failover Worker moves the address of a dead interface, once, and only for its monitor", async () => {
  const { worker, readme } = await workerOf("failover");
  // The README's own commands, which end with the request, tell body and signature.
  const commands = readme.code("sh alert").replace(/^curl .*$/m, 'echo "$BODY $SIGNATURE"');
  const [text = "", signature = ""] = (await must("bash", ["-c", commands], project.folder)).trim().split(" ");
  const signed = (alert: object, secret: string) =>
    createHmac("sha256", secret).update(JSON.stringify(alert)).digest("hex");
  const dead = JSON.parse(text) as { service: string; interface: string; healthy: boolean };
  expect(dead).toEqual({ service: "web", interface: SERVER, healthy: false });
  expect(signature).toBe(signed(dead, "example"));
  const post = async (alert: object, secret = "example") => {
    const headers = { "X-Signature": signed(alert, secret) };
    const init = { method: "POST", body: JSON.stringify(alert), headers };
    const response = await worker.dispatchFetch("http://127.0.0.1/", init);
    return { status: response.status, body: await response.json() };
  };
  try {
    expect((await post(dead, "guessed")).status).toBe(401);
    expect((await post({ ...dead, service: "mail" })).status).toBe(404);
    expect(await post({ ...dead, healthy: true })).toEqual({ status: 200, body: { outcome: "healthy" } });
    expect(await addressesOf(SERVER)).toContain("10.0.0.2");

    expect(await post(dead)).toEqual({ status: 200, body: { outcome: "done" } });
    expect(await addressesOf(SPARE)).toContain("10.0.0.2");
    expect(await post(dead)).toEqual({ status: 200, body: { outcome: "already" } });
    expect(await addressesOf(SERVER)).not.toContain("10.0.0.2");
  } finally {
    await worker.dispose();
  }
});

test("the script tells what it would do, and does it", async () => {
  const keys = [
    `HUAWEI_ACCESS_KEY_ID=${huaweiKey.accessKeyId}`,
    `HUAWEI_SECRET_ACCESS_KEY=${huaweiKey.secretAccessKey}`,
    `TENCENT_SECRET_ID=${tencentKey.secretId}`,
    `TENCENT_SECRET_KEY=${tencentKey.secretKey}`,
  ];
  const script = join(project.folder, "script", "free.js");
  const free = async (...args: string[]) => {
    const output = await must("env", [`ENDPOINT=${url}`, ...keys, process.execPath, script, ...args], project.folder);
    return output.trim().split("\n");
  };
  const plan = [
    "bound to desktop-eip 90f05916-bc71-4e26-a534-d036188d96e3",
    "request: workspace.batchDisassociateDesktopsEip",
  ];
  expect(await free("198.51.100.11")).toEqual(plan);
  expect(await free("198.51.100.11", "--yes")).toEqual([...plan, "done"]);
  await expect(free("198.51.100.11")).rejects.toThrow("failed");
  await expect(free()).rejects.toThrow("usage");
});

test("the page lists what is bound, says why something stays, and unbinds", async () => {
  const sources = ["examples/page", "pkg", "package-lock.json", "tests/examples"];
  const built = await made("example-page", sources, async (outDir) => {
    const { build } = await import("vite");
    await build({ root: join(project.folder, "page"), logLevel: "error", build: { outDir } });
  });
  const site = await serve((path) => readFile(join(built, path)).catch(() => undefined));
  try {
    await withPage(async (page) => {
      await page.goto(site.url);
      const unbind = (what: string) => page.getByRole("button", { name: `Unbind ${what}`, exact: true });
      await unbind("10.0.0.1 from eni-web").click();
      await page.getByText("10.0.0.1 is the primary address of eni-m6dyj72l").waitFor();
      await unbind("192.168.0.22 from poi-666").click();
      await page.getByText("192.168.0.22: done").waitFor();
      await unbind("192.168.0.22 from poi-666").waitFor({ state: "detached" });
      expect(await unbind("192.168.0.21 from poi-666").count()).toBe(1);
    });
  } finally {
    await site.close();
  }
});

test.each(["nightly", "failover"])("wrangler takes the configuration of %s", async (name) => {
  const wrangler = join(root, "node_modules", ".bin", "wrangler");
  const sources = [`examples/${name}`, "pkg", "package-lock.json", "tests/examples"];
  const taken = await made(`example-${name}`, sources, async (folder) => {
    const args = ["deploy", "--dry-run", "--outdir", folder];
    await writeFile(join(folder, "said.txt"), await must(wrangler, args, join(project.folder, name)));
  });
  expect(await readFile(join(taken, "said.txt"), "utf8")).toContain("env.REGION");
});

test("every example asks for the version that there is", async () => {
  const manifest = async (path: string) => JSON.parse(await readFile(join(root, path), "utf8"));
  const { version } = await manifest("pkg/package.json");
  const names = (await readdir(join(root, "examples"))).filter((name) =>
    existsSync(join(root, "examples", name, "package.json")),
  );
  expect(names.length).toBeGreaterThan(5);
  for (const name of names) {
    const { dependencies, devDependencies } = await manifest(`examples/${name}/package.json`);
    expect({ ...dependencies, ...devDependencies }.cloudip, name).toBe(version);
  }
});
