// The console as `npm start` serves it, used with mouse and keyboard in real Chromium, over the real Worker in workerd.

import type { Browser } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe } from "vitest";
import { startChromium } from "../support/chromium.ts";
import { access } from "./suites/access.ts";
import { bulk } from "./suites/bulk.ts";
import { connections } from "./suites/connections.ts";
import { explorer } from "./suites/explorer.ts";
import { inventory } from "./suites/inventory.ts";
import { systems } from "./suites/systems.ts";
import { Console, type Use } from "./support/console.ts";
import { type Server, startServer } from "./support/server.ts";

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

const use: Use = {
  control: (name, body) => server.control(name, body),
  open: (options) => Console.open(browser, server.url, options),
};

describe("the systems", () => systems(use));
describe("bulk jobs", () => bulk(use));
describe("inventory", () => inventory(use));
describe("connections", () => connections(use));
describe("explorer", () => explorer(use));
describe("for everybody", () => access(use));
