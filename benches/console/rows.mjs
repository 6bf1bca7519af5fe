// Many addresses in the table: how long the list takes to come in while the page is used, and whether scrolling is smooth.

import { fixed, note, printTable, title, whole } from "../support/table.mjs";
import { ofTests, withConsole } from "./browser.mjs";

/** Addresses of an interface, its primary one among them, as many as it can have. */
const EACH = 30;

/** Scrolls through all of the table once, and gives the milliseconds of each frame. */
function scroll() {
  const grid = document.getElementById("grid");
  const steps = 120;
  return new Promise((resolve) => {
    const frames = [];
    let last = performance.now();
    const step = (at) => {
      frames.push(performance.now() - last);
      last = performance.now();
      if (at === steps) return resolve(frames.slice(1));
      grid.scrollTop = (grid.scrollHeight * at) / steps;
      requestAnimationFrame(() => step(at + 1));
    };
    requestAnimationFrame(() => step(0));
  });
}

export async function rows({ quick }) {
  const counts = quick ? [5_010] : [5_010, 50_010];
  title("console: many addresses in the table, in Chromium");
  const { stateOf } = await ofTests("bindings/support/world.ts");
  const { defaultSeed } = await ofTests("../pkg-template/src/emulator/seed.ts");
  const figures = [];
  await withConsole(async (browser, server) => {
    for (const count of counts) {
      const interfaces = Array.from({ length: count / EACH }, () => [EACH - 1, 0]);
      await server.control("seed", { ...stateOf({ interfaces }), credentials: defaultSeed.credentials });
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
      const start = performance.now();
      await page.goto(server.url);
      await page.locator(".row").nth(1).waitFor();
      const firstMs = performance.now() - start;
      await page.getByText(`${count.toLocaleString("en-US")} shown`).waitFor({ timeout: 300_000 });
      const allMs = performance.now() - start;
      const frames = (await page.evaluate(scroll)).sort((a, b) => a - b);
      const typing = performance.now();
      await page.getByRole("searchbox").fill("10.20.1.7");
      await page.waitForURL(/q=10\.20\.1\.7/);
      await page.getByText(/^\d+ shown/).waitFor();
      const found = performance.now() - typing;
      const elements = await page.evaluate(() => document.querySelectorAll("*").length);
      const at = (part) => frames[Math.floor((frames.length - 1) * part)];
      figures.push({ count, firstMs, allMs, frameMs: at(0.5), slowestFrameMs: at(1), searchMs: found, elements });
      await page.close();
    }
  });
  printTable(
    ["addresses", "first row, ms", "all listed, ms", "frame, ms", "slowest, ms", "search, ms", "elements"],
    figures.map(({ count, firstMs, allMs, frameMs, slowestFrameMs, searchMs, elements }) => [
      whole(count),
      ...[whole(firstMs), whole(allMs), fixed(frameMs), fixed(slowestFrameMs), whole(searchMs), whole(elements)],
    ]),
  );
  note("a frame is a step of scrolling through the whole table in 120 steps; 16.7 ms are 60 in a second");
  return figures;
}
