// The console in Firefox: it loads, lists, and unbinds, and nothing that the content security policy forbids is tried.

import { expect, it, onTestFinished } from "vitest";
import { sharedFirefox } from "../support/firefox.ts";
import { sharedServer } from "./support/server.ts";

it("lists the addresses of all systems, and unbinds one", async () => {
  const [server, browser] = await Promise.all([sharedServer(), sharedFirefox()]);
  await server.control("reset");
  const page = await browser.newPage();
  onTestFinished(() => page.close());
  // As high as all rows: others are not in the document.
  await page.setViewport({ width: 1280, height: 1600 });
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => {
    if (["error", "warn"].includes(message.type())) problems.push(message.text());
  });
  // A violation of the policy is no message of the page: it is an event.
  await page.evaluateOnNewDocument(() => {
    addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
      console.error(`${violatedDirective} forbids ${blockedURI}`),
    );
  });
  await page.goto(`${server.url}/#/inventory`);
  await page.waitForSelector("::-p-text(26 shown)");
  // All are listed.
  await page.waitForSelector(".title button:enabled");
  const systems = await page.$eval("[role=grid]", ({ textContent }) => textContent);
  for (const address of ["192.168.0.22", "203.0.113.10", "198.51.100.11", "10.0.0.3", "198.18.0.10"]) {
    expect(systems).toContain(address);
  }

  const row = await page.waitForSelector('[aria-label="Choose 192.168.0.22"]');
  await row?.click();
  await page.locator("button ::-p-text(Unbind)").click();
  await page.locator("dialog button.solid").click();
  await page.waitForSelector("::-p-text(1 as wished, 0 not)");
  await page.goto(`${server.url}/#/inventory`);
  await page.waitForSelector("::-p-text(25 shown)");
  expect(await page.$('[aria-label="Choose 192.168.0.22"]')).toBe(null);
  expect(problems).toEqual([]);
});
