// What somebody waits for who opens the console: the built page, served by its Worker in workerd, in headless Chromium.
// Each load has a profile of its own; the second load in it has the service worker, the third has no network.

import { median } from "../support/measure.mjs";
import { fixed, note, printTable, title, whole } from "../support/table.mjs";
import { withConsole } from "./browser.mjs";

/** To be reached on the first load. */
const GOAL_MS = 1000;

const LOADS = ["first", "again", "without a network"];
const FIGURES = {
  firstPaint: "first paint, ms",
  largestPaint: "largest paint, ms",
  blocked: "blocked, ms",
  shift: "layout shift",
  listed: "all listed, ms",
};

/** Runs in the page before anything else of it. */
function watch() {
  const seen = { paints: [], largest: 0, tasks: [], shift: 0 };
  globalThis.seen = seen;
  const observe = (type, take) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  observe("paint", ({ name, startTime }) => seen.paints.push([name, startTime]));
  observe("largest-contentful-paint", ({ startTime }) => {
    seen.largest = startTime;
  });
  observe("longtask", ({ startTime, duration }) => seen.tasks.push([startTime, duration]));
  observe("layout-shift", ({ value }) => {
    seen.shift += value;
  });
}

/** What was seen until every address is in the table. */
async function figuresOf(page) {
  await page.locator(".title button:enabled").waitFor();
  return page.evaluate(() => {
    const listed = performance.now();
    const { paints, largest, tasks, shift } = globalThis.seen;
    const firstPaint = new Map(paints).get("first-contentful-paint");
    // What a task takes beyond 50 ms is time in which nothing answers.
    const blocked = tasks
      .filter(([start]) => start > firstPaint)
      .reduce((sum, [, ms]) => sum + Math.max(0, ms - 50), 0);
    return { firstPaint, largestPaint: largest, blocked, shift, listed };
  });
}

/** The figures of each of the loads in one profile. */
async function loadsOf(browser, url) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await context.addInitScript(watch);
  const page = await context.newPage();
  await page.goto(url);
  const first = await figuresOf(page);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.reload();
  const again = await figuresOf(page);
  await context.setOffline(true);
  await page.reload();
  const without = await figuresOf(page);
  await context.close();
  return [first, again, without];
}

export async function load({ quick }) {
  const rounds = quick ? 3 : 11;
  title(`console: loads of the page in Chromium, the median of ${rounds} profiles, and the slowest`);
  const profiles = await withConsole(async (browser, { url }) => {
    const profiles = [];
    for (let round = 0; round < rounds; round++) profiles.push(await loadsOf(browser, url));
    return profiles;
  });
  const figures = LOADS.map((name, index) => {
    const samples = profiles.map((loads) => loads[index]);
    const of = (figure) => samples.map((sample) => sample[figure]);
    const each = Object.keys(FIGURES).map((figure) => [
      figure,
      { median: median(of(figure)), worst: Math.max(...of(figure)) },
    ]);
    return { load: name, ...Object.fromEntries(each) };
  });
  const cell = (figure, { median, worst }) => {
    const text = figure === "shift" ? (value) => value.toFixed(3) : whole;
    return `${text(median)} (${text(worst)})`;
  };
  printTable(
    ["load", ...Object.values(FIGURES)],
    figures.map((row) => [row.load, ...Object.keys(FIGURES).map((figure) => cell(figure, row[figure]))]),
  );
  const { median: firstPaint } = figures[0].firstPaint;
  note(`first paint on the first load: ${fixed(firstPaint / 1000)} s; the goal is ${fixed(GOAL_MS / 1000)} s`);
  return figures;
}
