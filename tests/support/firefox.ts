// Firefox through WebDriver BiDi, which Playwright speaks only with its own build of it.

import { once } from "node:events";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { Browser, Page } from "puppeteer-core";
import { firefoxPath } from "../../pkg-template/tools/setup.mjs";
import { made } from "./cache.ts";
import { lasting } from "./lasting.ts";
import { PATIENCE_MS } from "./patience.ts";
import { must, root } from "./project.ts";

/** Required, which takes half as long as to import its modules. */
const { default: puppeteer }: typeof import("puppeteer-core") = createRequire(import.meta.url)("puppeteer-core");

const extraPrefsFirefox = {
  // It asks no service of its maker for anything, and no page for an icon that its policy may forbid.
  "app.normandy.enabled": false,
  "browser.chrome.site_icons": false,
  "browser.safebrowsing.downloads.remote.enabled": false,
  "browser.search.update": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "dom.push.connection.enabled": false,
  "extensions.getAddons.cache.enabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "services.settings.server": "data:,#remote-settings-dummy/v1",
  // No process is started before there is a page for it.
  "dom.ipc.processPrelaunch.enabled": false,
};

const launch = (userDataDir: string): Promise<Browser> =>
  puppeteer.launch({
    ...{ browser: "firefox", executablePath: firefoxPath, headless: true, extraPrefsFirefox, userDataDir },
    ...{ timeout: PATIENCE_MS, protocolTimeout: PATIENCE_MS },
  });

/**
 * Ends a browser, and waits until it writes no more: Puppeteer has one that takes longer than five seconds killed, and
 * does not wait for that.
 */
async function end(browser: Browser): Promise<void> {
  const child = browser.process();
  const ended = child?.exitCode === null && child.signalCode === null ? once(child, "exit") : undefined;
  await browser.close();
  await ended;
}

/** The profile of a first start, which compiles what the browser itself is made of: that takes as long as all the rest. */
async function profile(): Promise<string> {
  const version = await must(firefoxPath, ["--version"], root);
  return made(
    "firefox",
    ["tests/support/firefox.ts"],
    async (folder) => {
      const browser = await launch(folder);
      await (await browser.newPage()).close();
      await end(browser);
    },
    version,
  );
}

async function startFirefox() {
  const folder = await mkdtemp(join(tmpdir(), "cloudip-firefox-"));
  // The lock is a link that names the program which had the profile.
  const filter = (path: string) => basename(path) !== "lock";
  await cp(await profile(), folder, { recursive: true, filter });
  const browser = await launch(folder);
  return {
    async newPage(): Promise<Page> {
      const page = await browser.newPage();
      page.setDefaultTimeout(PATIENCE_MS);
      return page;
    },
    async close() {
      await end(browser);
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** The one that all files of a worker share. */
export const sharedFirefox = lasting(startFirefox);
