// What a file of tests has of the world: a server and a browser of its own, with the default state before each test.

import type { Browser } from "playwright-core";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { startChromium } from "../../support/chromium.ts";
import { Console, type OpenOptions } from "./console.ts";
import { type Server, startServer } from "./server.ts";

export interface Use {
  control: Server["control"];
  open(options?: OpenOptions): Promise<Console>;
}

export function useConsole(): Use {
  let server: Server;
  let browser: Browser;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), startChromium()]);
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  beforeEach(() => server.control("reset"));

  return {
    control: (name, body) => server.control(name, body),
    open: (options) => Console.open(browser, server, options),
  };
}
