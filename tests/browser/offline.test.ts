// Without a network: the page comes from the browser, and so do the emulated clouds.

import { expect, it } from "vitest";
import { useConsole } from "./support/use.ts";

const use = useConsole();

it("loads, lists and unbinds without a network, and keeps nothing of what a cloud or a gateway answers", async () => {
  const console = await use.open({ serviceWorkers: "allow" });
  const { page } = console;
  const context = page.context();
  await console.unbind("192.168.0.23");
  await page.evaluate(() => navigator.serviceWorker.ready);
  // From now on the page is the service worker's.
  await page.reload();
  await console.page.getByText("25 shown").waitFor();
  expect(await page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  // A view whose files were never asked for.
  await context.setOffline(true);
  await page.reload();
  await page.getByText("Offline").waitFor();
  // The emulator of this browser has a state of its own.
  await page.getByText("26 shown").waitFor();
  await console.unbind("192.168.0.22");
  await console.row("192.168.0.22").waitFor({ state: "detached" });
  // The browser ends a worker that has nothing to do: the next one has the emulator too, and begins anew.
  const browser = await context.newCDPSession(page);
  await browser.send("ServiceWorker.enable");
  await browser.send("ServiceWorker.stopAllWorkers");
  await console.button("Refresh").click();
  await console.row("192.168.0.22").waitFor();
  await console.go("explorer/huawei.dns.listEndpoints");
  await console.button("Send").click();
  await page.getByRole("tabpanel").getByText("poi-666").first().waitFor();
  await page.getByLabel("Language").first().selectOption("简体中文");
  await page.getByRole("tab", { name: "签名" }).waitFor();
  await console.go("connections");
  await page.getByText("无网络，运行在此浏览器中").first().waitFor();

  const kept = await page.evaluate(async () => {
    const caches = await Promise.all((await globalThis.caches.keys()).map((name) => globalThis.caches.open(name)));
    const requests = await Promise.all(caches.map((cache) => cache.keys()));
    return requests.flat().map(({ url }) => new URL(url).pathname.replace(/-[0-9a-f]{8}\./, "."));
  });
  expect(kept.sort()).toEqual([
    "/",
    "/assets/bindings.wasm",
    "/assets/catalogue.json",
    "/assets/cloudip.wasm",
    "/assets/main.js",
    "/assets/style.css",
    "/assets/zh.json",
  ]);

  // The network is back, and with it what the server's emulator holds.
  await context.setOffline(false);
  await console.go("inventory");
  await console.row("192.168.0.22").waitFor();
  // A machine without any network never has it back, though it reaches its own server.
  if (!(await page.evaluate(() => navigator.onLine))) await console.button("刷新").click();
  await console.row("192.168.0.23").waitFor({ state: "detached" });
  // The browser itself tells of every request that does not reach the server.
  expect(console.problems.filter((text) => !text.startsWith("Failed to load resource"))).toEqual([]);
});
