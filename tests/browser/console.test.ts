// The page as `npm start` serves it: the five documented calls are made with the mouse, in real Chromium, through the
// real Worker in real workerd.

import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { environment } from "../../pkg-template/tools/project.mjs";
import { buildPage } from "../../www/build.mjs";
import { startChromium } from "../support/chromium.ts";

const www = fileURLToPath(new URL("../../www/", import.meta.url));

/** Starts wrangler on a free port and waits until it says where it listens. */
async function startWrangler(): Promise<{ process: ChildProcess; url: string }> {
  const env = { ...environment, WRANGLER_SEND_METRICS: "false", CLOUDFLARE_CF_FETCH_ENABLED: "false" };
  const args = ["dev", "--ip", "127.0.0.1", "--port", "0", "--inspector-port", "0"];
  const child = spawn("wrangler", args, { cwd: www, env, stdio: ["ignore", "pipe", "pipe"], detached: true });
  const said: string[] = [];
  child.stderr.on("data", (text) => said.push(String(text)));
  const url = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).on("line", (line) => {
      said.push(line);
      const found = /Ready on (http:\/\/127\.0\.0\.1:\d+)/.exec(line)?.[1];
      if (found) resolve(found);
    });
    child.on("error", reject);
    child.on("exit", (code) => reject(new Error(`wrangler ended with code ${code}\n${said.join("\n")}`)));
  });
  return { process: child, url };
}

let wrangler: Awaited<ReturnType<typeof startWrangler>>;
let browser: Browser;
let page: Page;
let problems: string[];

beforeAll(async () => {
  await buildPage();
  [wrangler, browser] = await Promise.all([startWrangler(), startChromium()]);
});

afterAll(async () => {
  await browser?.close();
  // wrangler starts workerd as a child of its own: the whole group ends.
  if (wrangler?.process.pid) process.kill(-wrangler.process.pid);
});

beforeEach(async () => {
  await fetch(`${wrangler.url}/api/any/_emulator/reset`, { method: "POST", body: "{}" });
  page = await browser.newPage();
  page.setDefaultTimeout(10_000);
  problems = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  await page.goto(wrangler.url);
});

afterEach(async () => {
  await page.close();
});

const card = (name: string) => page.getByRole("region", { name });
const row = (address: string) => page.getByRole("listitem").filter({ has: page.getByText(address, { exact: true }) });
const lastRequest = () => card("Last request");
const shown = (title: string) =>
  lastRequest()
    .locator("figure", { has: page.getByText(title, { exact: true }) })
    .locator("pre");

async function choose(system: string): Promise<void> {
  await page.getByRole("button", { name: system, exact: true }).click();
}

async function unbind(address: string): Promise<void> {
  await page.getByRole("button", { name: new RegExp(`^Unbind ${address.replaceAll(".", "\\.")} from`) }).click();
}

async function gone(address: string): Promise<void> {
  await row(address).waitFor({ state: "detached" });
}

describe("the page", () => {
  it("unbinds an address from a DNS endpoint and binds another", async () => {
    await unbind("192.168.0.22");
    await gone("192.168.0.22");
    expect(await shown("Request").textContent()).toMatch(
      /^DELETE https:\/\/dns\.cn-north-4\.myhuaweicloud\.com\/v2\.1\//,
    );
    expect(await shown("Canonical request").textContent()).toContain("\nhost:dns.cn-north-4.myhuaweicloud.com\n");
    expect(await shown("String to sign").textContent()).toMatch(/^SDK-HMAC-SHA256\n\d{8}T\d{6}Z\n[0-9a-f]{64}$/);
    // What is explained is what was sent.
    const signature = await shown("Signature").textContent();
    expect(await shown("Request").textContent()).toContain(`Signature=${signature}`);
    expect(await shown("Answer").textContent()).toContain('"status": 202');

    await card("poi-666").getByLabel("ip (optional)").fill("192.168.0.77");
    await page.getByRole("button", { name: /^Bind an address to poi-666/ }).click();
    await row("192.168.0.77").filter({ hasText: "ACTIVE" }).waitFor();
    expect(problems).toEqual([]);
  });

  it("deregisters an ingress address of a gateway", async () => {
    await choose("Huawei API Gateway ingress");
    const address = await page.getByRole("listitem").filter({ hasText: "public_ips" }).first().locator("code").first();
    const text = (await address.textContent()) ?? "";
    await unbind(text);
    await gone(text);
    expect(await shown("Answer").textContent()).toMatch(/"job_id": "JOB-[0-9a-f]{32}"/);
    expect(problems).toEqual([]);
  });

  it("unbinds the EIP of a desktop", async () => {
    await choose("Huawei Workspace desktops");
    const desktop = "90f05916-bc71-4e26-a534-d036188d96e3";
    const text = (await row(desktop).first().locator("code").first().textContent()) ?? "";
    await unbind(text);
    await row(desktop).waitFor({ state: "detached" });
    expect(await shown("Request").textContent()).toContain(`{"desktop_ids":["${desktop}"]}`);
    expect(problems).toEqual([]);
  });

  it("returns private IPs of a network interface through API 3.0", async () => {
    await choose("Tencent VPC interfaces, API 3.0");
    await unbind("10.0.0.2");
    await gone("10.0.0.2");
    expect(await shown("Canonical request").textContent()).toContain("\nx-tc-action:unassignprivateipaddresses\n");
    expect(await shown("String to sign").textContent()).toContain("/vpc/tc3_request\n");
    const signature = await shown("Signature").textContent();
    expect(await shown("Request").textContent()).toContain(`Signature=${signature}`);
    expect(problems).toEqual([]);
  });

  it("returns private IPs of a network interface through API 2.0", async () => {
    await choose("Tencent VPC interfaces, API 2.0");
    await unbind("10.0.0.3");
    await gone("10.0.0.3");
    expect(await shown("String to sign").textContent()).toMatch(/^POSTvpc\.api\.qcloud\.com\/v2\/index\.php\?Action=/);
    const signature = (await shown("Signature").textContent()) ?? "";
    expect(await shown("Request").textContent()).toContain(`Signature=${encodeURIComponent(signature)}`);
    expect(await shown("Answer").textContent()).toContain('"taskId"');
    expect(problems).toEqual([]);
  });

  it("shows why a primary address cannot be returned", async () => {
    await choose("Tencent VPC interfaces, API 2.0");
    await unbind("10.0.0.1");
    const alert = lastRequest().getByRole("alert");
    await alert.waitFor();
    expect(await alert.textContent()).toContain("InvalidPrivateip.IsPrimary");
    expect(await row("10.0.0.1").count()).toBe(1);
  });

  it("shows why a request was refused", async () => {
    await card("poi-666").getByLabel("subnet_id").fill("");
    await page.getByRole("button", { name: /^Bind an address to poi-666/ }).click();
    const alert = lastRequest().getByRole("alert");
    await alert.waitFor();
    expect(await alert.textContent()).toMatch(/^InvalidInput: dns\.associateEndpointIpaddress: DNS\.\d{4}: /);
  });
});
