// Firefox through WebDriver BiDi, which Playwright speaks only with its own build of it.

import puppeteer, { type Browser } from "puppeteer-core";
import { firefoxPath } from "../../pkg-template/tools/setup.mjs";
import { lasting } from "./lasting.ts";

/** Asks no service of its maker for anything, and no page for an icon that its policy may forbid. */
const extraPrefsFirefox = {
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
};

const startFirefox = (): Promise<Browser> =>
  puppeteer.launch({ browser: "firefox", executablePath: firefoxPath, headless: true, extraPrefsFirefox });

/** The one that all files of a worker share. */
export const sharedFirefox = lasting(startFirefox);
