// What a file of tests has of the world: a server and a browser of its own, with the default state before each test.

import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { startChromium } from "../../support/chromium.ts";
import { Console, type Kind, type Looks } from "./console.ts";
import { type Server, startServer } from "./server.ts";

export interface Use {
  control: Server["control"];
  /** Opens the console, until the test is over. */
  open(options?: Looks & Kind): Promise<Console>;
}

export function useConsole(): Use {
  let server: Server;
  let browser: Browser;
  const opened = new Map<Console, Console[]>();
  /** Those that tests have left, by their kind: a new one is a process that starts and compiles all that it loads. */
  const left = new Map<string, Console[]>();

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), startChromium()]);
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  beforeEach(() => server.control("reset"));

  afterEach(async () => {
    const last = [...opened];
    opened.clear();
    for (const [console, others] of last) {
      await console.leave();
      others.push(console);
    }
  });

  return {
    control: (name, body) => server.control(name, body),
    async open({ viewport, colorScheme, ...kind } = {}) {
      const key = JSON.stringify(kind);
      const others = left.get(key) ?? [];
      left.set(key, others);
      const console = others.pop() ?? (await Console.make(browser, server, kind));
      opened.set(console, others);
      await console.open({ ...(viewport && { viewport }), ...(colorScheme && { colorScheme }) });
      return console;
    },
  };
}
