// What is wrong with a screen for somebody: by axe, and by what does not fit.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Console } from "./console.ts";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The rules of that which ask for a colour. */
const COLOURS = ["color-contrast", "link-in-text-block"];

/**
 * What axe finds against WCAG 2.2 AA and good practice; by the rules about colours alone, if only the theme is another one
 * than at the last time.
 */
export async function violations({ page }: Console, { isThemeAlone = false } = {}): Promise<string[]> {
  // Evaluated rather than added as an element, which the content security policy forbids.
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe);
  return page.evaluate(
    async (rules) => {
      const { run } = (globalThis as unknown as { axe: typeof import("axe-core") }).axe;
      // Style sheets are read for no rule but an experimental one, which is not asked for.
      const preload = { assets: ["media"] };
      const found = await run(document, { resultTypes: ["violations"], preload, ...rules });
      return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
    },
    isThemeAlone ? { runOnly: COLOURS } : {},
  );
}

/** What is wider than its place: the page, or something that scrolls. */
export const widths = ({ page }: Console): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll("*")]
      .filter((own) => own.matches(":root") || /auto|scroll/.test(getComputedStyle(own).overflowX))
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
      .map(({ outerHTML }) => outerHTML.slice(0, 120)),
  );
