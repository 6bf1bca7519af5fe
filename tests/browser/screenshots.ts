// `npm run screenshots -- [folder]`: every screen of the console in both themes and both languages, wide and narrow, as
// PNG files. `npm run screenshots -- --docs` takes those that stand in the documentation.

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { Failure, must, root } from "../../pkg-template/tools/project.mjs";
import { startChromium } from "../support/chromium.ts";
import { Console } from "./support/console.ts";
import { SCREENS } from "./support/screens.ts";
import { startServer } from "./support/server.ts";

const SIZES = { wide: { width: 1280, height: 800 }, narrow: { width: 360, height: 740 } };
const THEMES = ["light", "dark"] as const;
const LANGUAGES = ["en", "zh"] as const;

/** What stands in the documentation, by `screen-size-theme-language`. */
const DOCUMENTED = [
  "inventory-wide-light-en",
  "plan-wide-dark-en",
  "job-narrow-light-en",
  "operation-wide-light-en",
  "signature-wide-dark-en",
  "inventory-narrow-dark-zh",
  "gateway-job-wide-light-en",
];

/** The choice of the language works behind a dialog too, where nobody else can reach it. */
async function speak({ page }: Console, language: (typeof LANGUAGES)[number]): Promise<void> {
  await page.locator("select:has(> option[value=zh])").selectOption(language, { force: true });
  await page.locator(`html[lang^=${language}]`).waitFor();
}

/** Without a font for it, Chinese is nothing but boxes. */
async function needFont(): Promise<void> {
  const fonts = await must("fc-list", [":lang=zh"], { quiet: true });
  if (!fonts.trim()) throw new Failure("the pictures need a Chinese font (Debian: apt-get install fonts-wqy-microhei)");
}

export async function main(args: string[]): Promise<number> {
  await needFont();
  const isForDocs = args[0] === "--docs";
  const folder = isForDocs ? join(root, "docs", "pictures") : (args[0] ?? join(root, "target", "screenshots"));
  await mkdir(folder, { recursive: true });
  let count = 0;
  const [server, browser] = await Promise.all([startServer(), startChromium()]);
  try {
    for (const [size, viewport] of Object.entries(SIZES)) {
      await server.control("reset");
      const console = await Console.make(browser, server);
      await console.open({ viewport });
      for (const { name, show } of SCREENS) {
        await show(console);
        for (const language of LANGUAGES) {
          await speak(console, language);
          for (const colorScheme of THEMES) {
            const picture = `${name}-${size}-${colorScheme}-${language}`;
            if (isForDocs && !DOCUMENTED.includes(picture)) continue;
            await console.page.emulateMedia({ colorScheme });
            const image = sharp(await console.page.screenshot());
            // A palette is all that such a picture needs, and a third of the bytes.
            await image.png({ palette: true, effort: 10 }).toFile(join(folder, `${picture}.png`));
            count += 1;
          }
        }
        await speak(console, "en");
      }
      await console.page.close();
    }
  } finally {
    await browser.close();
    await server.close();
  }
  process.stdout.write(`${count} screenshots in ${folder}\n`);
  return 0;
}
