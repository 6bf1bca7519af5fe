// What is wrong with a screen for somebody: by axe, and by what does not fit.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Console } from "./console.ts";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds against WCAG 2.2 AA and good practice. */
export async function violations({ page }: Console): Promise<string[]> {
  // Evaluated rather than added as an element, which the content security policy forbids.
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { run } = (globalThis as unknown as { axe: typeof import("axe-core") }).axe;
    const found = await run(document, { resultTypes: ["violations"] });
    return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
  });
}

/** What is wider than its place: the page, or something that scrolls. */
export const widths = ({ page }: Console): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll("*")]
      .filter((own) => own.matches(":root") || /auto|scroll/.test(getComputedStyle(own).overflowX))
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
      .map(({ outerHTML }) => outerHTML.slice(0, 120)),
  );
