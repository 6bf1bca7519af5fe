// The console as somebody uses it.

import { setTimeout as pause } from "node:timers/promises";
import type { Browser, BrowserContextOptions, Locator, Page, Request } from "playwright-core";
import { PATIENCE_MS } from "../../support/patience.ts";
import type { Server } from "./server.ts";

/**
 * What Playwright says where the page is not to be kept, and the browser where it got to what was preloaded only some
 * seconds later, as it does while others have the processors.
 */
const NO_PROBLEM =
  /^Service Worker registration blocked by Playwright$|was preloaded using link preload but not used within a few seconds/;

/** What must not happen on any page: errors, warnings of the browser, and what the content security policy forbids. */
export function problemsOf(page: Page): string[] {
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => {
    if (!["error", "warning"].includes(message.type()) || NO_PROBLEM.test(message.text())) return;
    problems.push(message.text());
  });
  return problems;
}

/** As long as the longest pause of what the page does by itself. */
const LEAP_MS = 1500;
const GLANCE_MS = 40;

/** What a page has for as long as it is there. */
export interface Kind extends Pick<BrowserContextOptions, "locale" | "permissions" | "serviceWorkers"> {
  /** Time does not leap, and the browser's own measurements are there. */
  isTimeReal?: boolean;
}

/** What can be another one whenever the console is opened. */
export type Looks = Pick<BrowserContextOptions, "viewport" | "colorScheme">;

const VIEWPORT = { width: 1280, height: 720 };

export class Console {
  readonly page: Page;
  readonly problems: string[];
  readonly #server: Server;
  readonly #isTimeReal: boolean;
  /** Requests without an answer so far. */
  readonly #pending = new Set<Request>();

  private constructor(page: Page, server: Server, isTimeReal: boolean) {
    this.page = page;
    this.#server = server;
    this.#isTimeReal = isTimeReal;
    this.problems = problemsOf(page);
    page.on("request", (request) => this.#pending.add(request));
    page.on("requestfinished", (request) => this.#pending.delete(request));
    page.on("requestfailed", (request) => this.#pending.delete(request));
  }

  /** A page that has never seen the console. */
  static async make(browser: Browser, server: Server, { isTimeReal = false, ...more }: Kind = {}): Promise<Console> {
    // Nothing is drawn again and again only because a sign turns while something is read.
    const page = await browser.newPage({ locale: "en-US", reducedMotion: "reduce", serviceWorkers: "block", ...more });
    page.setDefaultTimeout(PATIENCE_MS);
    return new Console(page, server, isTimeReal);
  }

  async open({ viewport, colorScheme }: Looks = {}): Promise<void> {
    await this.page.setViewportSize(viewport ?? VIEWPORT);
    await this.page.emulateMedia({ colorScheme: colorScheme ?? "light" });
    if (!this.#isTimeReal) await this.page.clock.install({ time: Date.now() });
    await this.go("inventory");
    await this.untilListed();
  }

  /** Waits until all addresses are listed: rows that are still coming find their place among those that are there. */
  async untilListed(): Promise<void> {
    await this.page.locator(".title button:enabled").waitFor();
  }

  /** Leaves the console, and nothing of it but the files that the browser keeps: it can be opened as if for the first time. */
  async leave(): Promise<void> {
    await this.page.evaluate(() => sessionStorage.clear());
    await this.page.goto("about:blank");
    await this.page.unrouteAll({ behavior: "ignoreErrors" });
    // Everything else, once nobody writes any more.
    const tools = await this.page.context().newCDPSession(this.page);
    await tools.send("Storage.clearDataForOrigin", { origin: this.#server.url, storageTypes: "all" });
    // The browser would not tell the page that it is offline while there is another session.
    await tools.detach();
    this.#pending.clear();
    this.problems.length = 0;
  }

  async go(route: string): Promise<void> {
    await this.page.goto(`${this.#server.url}/#/${route}`);
    // One that is left before it was shown has never been gone to.
    const [view] = route.split(/[/?]/);
    await this.page.locator(`a[href="#/${view}"][aria-current="page"]`).waitFor({ state: "attached" });
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
    // A row that is moved while others come loses the press of a mouse.
    await this.untilListed();
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
        throw new Error(`${sign} did not come in ${PATIENCE_MS} ms; requests without an answer: ${this.#pending.size}`);
      }
      // What a leap sets off begins with a request, of which is told a moment later.
      await pause(GLANCE_MS);
      if (this.#pending.size > 0) continue;
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
}
