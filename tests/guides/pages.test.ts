// The guides whose programs run in a page, in Chromium.

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { setting, tokenOf } from "../gateway/support/gateway.ts";
import { bundleFor } from "../support/bundle.ts";
import { serve, withPage } from "../support/chromium.ts";
import { Guide } from "../support/guide.ts";
import { type Project, projectWithPackage } from "../support/project.ts";

const GATEWAY = "https://gateway.example.com";

let project: Project;
beforeAll(async () => {
  project = await projectWithPackage();
});
afterAll(() => project?.remove());

/** Serves files, perhaps beside those of the package, and hands a page to `look`. */
async function inPage(
  files: Record<string, string>,
  look: (page: Page, url: string) => Promise<void>,
  withPackage = false,
): Promise<void> {
  const installed = (path: string) =>
    withPackage ? readFile(join(project.folder, "node_modules", path)).catch(() => undefined) : undefined;
  const site = await serve(async (path) => files[path] ?? (await installed(path)));
  try {
    await withPage((page) => look(page, site.url));
  } finally {
    await site.close();
  }
}

async function bundled(name: string, code: string): Promise<string> {
  const file = join(project.folder, `${name}.js`);
  await writeFile(file, code);
  return bundleFor(project, file, { platform: "browser" });
}

/** The page reaches a gateway that runs here, at the address that the guide gives it. */
async function throughGateway(page: Page, origin: string): Promise<void> {
  const { handler } = setting({
    cors: { origins: [origin] },
    policy: [{ callers: ["writer"], operations: ["read", "dns.disassociateEndpointIpaddress"] }],
  });
  await page.route(`${GATEWAY}/**`, async (route) => {
    const request = route.request();
    const { origin: _, ...headers } = await request.allHeaders();
    const response = await handler.fetch(
      new Request(request.url(), {
        method: request.method(),
        headers: { ...headers, origin },
        body: request.postData(),
      }),
    );
    const body = Buffer.from(await response.arrayBuffer());
    await route.fulfill({ status: response.status, headers: Object.fromEntries(response.headers), body });
  });
  await page.addInitScript((token) => sessionStorage.setItem("token", token), tokenOf("writer"));
}

describe("docs/page.md", async () => {
  const guide = await Guide.read("docs/page.md");

  test("the page lists and unbinds through a gateway", async () => {
    const script = await bundled("gateway", guide.code("js gateway"));
    await inPage({ "index.html": guide.code("html gateway"), "page.js": script }, async (page, url) => {
      await throughGateway(page, new URL(url).origin);
      await page.goto(url);
      await page.getByRole("button").nth(2).waitFor();
      await page.getByRole("button", { name: "Unbind 192.168.0.22" }).click();
      await page.getByRole("button").nth(2).waitFor({ state: "detached" });
      expect(await page.getByRole("button").allTextContents()).toEqual(["Unbind 192.168.0.21", "Unbind 192.168.0.23"]);
      // An inbound endpoint keeps two addresses, and the page says why it did not go.
      await page.getByRole("button", { name: "Unbind 192.168.0.21" }).click();
      await page.getByText("DNS.1514").waitFor();
    });
  });

  test("the page without a bundler runs from the installed files", async () => {
    await inPage(
      { "index.html": guide.code("html plain") },
      async (page, url) => {
        await page.goto(url);
        await page.waitForFunction(() => document.title === "2 network interfaces");
      },
      true,
    );
  });

  test("no example is left untried", () => {
    expect(guide.untried()).toEqual([]);
  });
});

describe("docs/csp.md", async () => {
  const guide = await Guide.read("docs/csp.md");
  const policy = guide.code("text policy").trim();
  const script = `import { HuaweiCloud } from "cloudip";
    const huawei = new HuaweiCloud({ region: "cn-north-4", gateway: { url: "${GATEWAY}", token: sessionStorage.getItem("token") } });
    const { status } = await huawei.dns.listEndpoints({ direction: "inbound" });
    document.title = String(status);`;
  const html = (policy: string) => guide.code("html meta").replace("POLICY", policy);

  test.each([
    ["as it stands there", policy],
    ["with trusted types", `${policy}; require-trusted-types-for 'script'`],
  ])("the policy is enough, %s", async (_, policy) => {
    const files = { "index.html": html(policy), "page.js": await bundled("csp", script) };
    await inPage(files, async (page, url) => {
      await throughGateway(page, new URL(url).origin);
      await page.goto(url);
      await page.waitForFunction(() => document.title === "200");
    });
  });

  test.each([
    ["'wasm-unsafe-eval'", "", /CompileError.*wasm-unsafe-eval|CompileError.*content security policy/i],
    [GATEWAY, "'self'", /violates the following Content Security Policy/i],
  ])("and %s has to be in it", async (needed, instead, complaint) => {
    const files = { "index.html": html(policy.replace(needed, instead)), "page.js": await bundled("csp", script) };
    await inPage(files, async (page, url) => {
      const told: string[] = [];
      page.on("pageerror", (error) => told.push(String(error)));
      page.on("console", (message) => told.push(message.text()));
      await throughGateway(page, new URL(url).origin);
      await page.goto(url);
      await expect.poll(() => told.join("\n")).toMatch(complaint);
      expect(await page.title()).toBe("waiting");
    });
  });

  test("no example is left untried", () => {
    expect(guide.untried()).toEqual([]);
  });
});
