// The console as somebody uses it.

import { setTimeout as pause } from "node:timers/promises";
import type { Browser, Locator, Page } from "playwright-core";
import type { Server } from "./server.ts";

/** What Playwright says where the page is not to be kept. */
const WITHOUT_WORKER = "Service Worker registration blocked by Playwright";

/** What must not happen on any page: errors, warnings of the browser, and what the content security policy forbids. */
export function problemsOf(page: Page): string[] {
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => {
    if (!["error", "warning"].includes(message.type()) || message.text() === WITHOUT_WORKER) return;
    problems.push(message.text());
  });
  return problems;
}

/** Longer than one attempt of a client lasts: a request that is lost is made again. */
const PATIENCE_MS = 40_000;
/** As long as the longest pause of what the page does by itself. */
const LEAP_MS = 1500;
const GLANCE_MS = 40;

export interface OpenOptions extends NonNullable<Parameters<Browser["newPage"]>[0]> {
  /** Time does not leap, and the browser's own measurements are there. */
  isTimeReal?: boolean;
}

export class Console {
  readonly page: Page;
  readonly problems: string[];
  readonly #server: Server;
  /** Requests without an answer so far. */
  #pending = 0;

  private constructor(page: Page, server: Server) {
    this.page = page;
    this.#server = server;
    this.problems = problemsOf(page);
    const ended = () => {
      this.#pending -= 1;
    };
    page.on("request", () => {
      this.#pending += 1;
    });
    page.on("requestfinished", ended);
    page.on("requestfailed", ended);
  }

  static async open(browser: Browser, server: Server, options: OpenOptions = {}): Promise<Console> {
    const { isTimeReal, ...more } = options;
    // Nothing is drawn again and again only because a sign turns while something is read.
    const page = await browser.newPage({ locale: "en-US", reducedMotion: "reduce", serviceWorkers: "block", ...more });
    page.setDefaultTimeout(PATIENCE_MS);
    if (!isTimeReal) await page.clock.install();
    const opened = new Console(page, server);
    await opened.go("inventory");
    await opened.grid.waitFor();
    return opened;
  }

  async go(route: string): Promise<void> {
    await this.page.goto(`${this.#server.url}/#/${route}`);
  }

  get grid(): Locator {
    return this.page.getByRole("grid");
  }

  /** The row of an address. */
  row(address: string): Locator {
    return this.grid.getByRole("row").filter({ has: this.page.getByText(address, { exact: true }) });
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole("button", { name });
  }

  /** What is told beside a title; the same may be said to those who do not see it. */
  told(text: string): Locator {
    return this.page.locator("p.quiet", { hasText: text });
  }

  dialog(): Locator {
    return this.page.getByRole("dialog");
  }

  async choose(...addresses: string[]): Promise<void> {
    for (const address of addresses) await this.row(address).locator("[data-column='0']").click();
  }

  /**
   * Waits for something that takes its time: whenever the page waits for no answer, time leaps forward, for the page and
   * for the emulator alike.
   */
  async hurryTo(sign: Locator): Promise<void> {
    const patience = Date.now() + PATIENCE_MS;
    while (!(await sign.isVisible())) {
      if (Date.now() > patience) {
        throw new Error(`${sign} did not come in ${PATIENCE_MS} ms; requests without an answer: ${this.#pending}`);
      }
      // What a leap sets off begins with a request, of which is told a moment later.
      await pause(GLANCE_MS);
      if (this.#pending > 0) continue;
      await this.#server.control("clock", { advanceMs: LEAP_MS });
      await this.page.clock.fastForward(LEAP_MS);
    }
  }

  /** Says yes to the plan that is shown, and waits for the end of the job. */
  async perform(): Promise<void> {
    await this.dialog().locator("button.solid").click();
    await this.hurryTo(this.button(/Save as CSV/));
  }

  /** Unbinds addresses from the inventory, and comes back to it. */
  async unbind(...addresses: string[]): Promise<void> {
    await this.choose(...addresses);
    await this.button(/^Unbind/).click();
    await this.perform();
    await this.go("inventory");
  }

  async close(): Promise<void> {
    await this.page.close();
  }
}
