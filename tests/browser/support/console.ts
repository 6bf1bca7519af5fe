// The console as somebody uses it.

import type { Browser, Locator, Page } from "playwright-core";
import type { Server } from "./server.ts";

/** What must not happen on any page: errors, warnings of the browser, and what the content security policy forbids. */
export function problemsOf(page: Page): string[] {
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) problems.push(message.text());
  });
  return problems;
}

export class Console {
  readonly page: Page;
  readonly problems: string[];
  readonly #url: string;

  private constructor(page: Page, url: string) {
    this.page = page;
    this.#url = url;
    this.problems = problemsOf(page);
  }

  static async open(browser: Browser, url: string, options: Parameters<Browser["newPage"]>[0] = {}): Promise<Console> {
    const page = await browser.newPage({ locale: "en-US", ...options });
    // Longer than one attempt of a client lasts: a request that is lost is made again.
    page.setDefaultTimeout(40_000);
    const opened = new Console(page, url);
    await opened.go("inventory");
    await opened.grid.waitFor();
    return opened;
  }

  async go(route: string): Promise<void> {
    await this.page.goto(`${this.#url}/#/${route}`);
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

  /** Says yes to the plan that is shown, and waits for the end of the job. */
  async perform(): Promise<void> {
    await this.dialog().locator("button.solid").click();
    await this.button(/Save as CSV/).waitFor({ timeout: 40_000 });
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

/** What a suite has of the world. */
export interface Use {
  control: Server["control"];
  open(options?: Parameters<typeof Console.open>[2]): Promise<Console>;
}
