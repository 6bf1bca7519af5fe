// Pages whose script tells in the title what came of it, in each browser.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { serve, sharedChromium } from "../../support/chromium.ts";
import { sharedFirefox } from "../../support/firefox.ts";
import { PATIENCE_MS } from "../../support/patience.ts";
import { sharedWebKit } from "../../support/webkit.ts";

/** Opens an address and gives the title that the script has set, and what else the page complained about. */
export type Visit = (url: string) => Promise<string>;

/** The titles of a page whose script has not said anything yet. */
const waiting = ["", "waiting"];

/** Waits until the script has said something; after a while the title is what it was, which tells enough. */
async function titleFrom(read: () => Promise<string>): Promise<string> {
  const end = performance.now() + PATIENCE_MS;
  while (performance.now() < end) {
    // A page that is loaded anew, as a server for development has it done, has none for a moment.
    const title = await read().catch(() => "");
    if (!waiting.includes(title)) return title;
    await sleep(50);
  }
  return read();
}

/** What Playwright and Puppeteer call the same. */
interface Page {
  goto(url: string): Promise<unknown>;
  title(): Promise<string>;
  close(): Promise<void>;
  setDefaultTimeout(ms: number): void;
  on(event: "pageerror", listen: (error: unknown) => void): unknown;
  on(event: "console", listen: (message: { type(): string; text(): string }) => void): unknown;
}

interface Browser {
  /** A {@link Page}, which the two declare in ways that no type has in common. */
  newPage(): Promise<unknown>;
}

const visiting =
  (browser: () => Promise<Browser>): Visit =>
  async (url) => {
    const errors: string[] = [];
    const page = (await (await browser()).newPage()) as Page;
    page.setDefaultTimeout(PATIENCE_MS);
    page.on("pageerror", (error) => errors.push(String(error)));
    page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
    try {
      await page.goto(url);
      return [await titleFrom(() => page.title()), ...errors].join("; ");
    } finally {
      await page.close();
    }
  };

/** The browsers by the names that the table has for them. */
export const browsers = {
  Chromium: visiting(sharedChromium),
  Firefox: visiting(sharedFirefox),
  async WebKitGTK(url: string) {
    const browser = await sharedWebKit();
    await browser.open(url);
    return titleFrom(browser.title);
  },
} satisfies Record<string, Visit>;

export type BrowserName = keyof typeof browsers;

/** What is served: files by their paths, and everything else from a folder. */
export interface Files {
  folder: string;
  files?: Record<string, string>;
  /** The path of the page; index.html if left out. */
  page?: string;
}

/** Serves files as long as a page of them is open. */
export async function visitFiles(visit: Visit, { folder, files = {}, page = "" }: Files): Promise<string> {
  const site = await serve(async (path) => files[path] ?? readFile(join(folder, path)).catch(() => undefined));
  try {
    return await visit(`${site.url}${page}`);
  } finally {
    await site.close();
  }
}
