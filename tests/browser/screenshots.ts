// `npm run screenshots -- [folder]`: every screen of the console in both themes, wide and narrow, as PNG files.

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../../pkg-template/tools/project.mjs";
import { startChromium } from "../support/chromium.ts";
import { Console } from "./support/console.ts";
import { SCREENS } from "./support/screens.ts";
import { startServer } from "./support/server.ts";

const SIZES = { wide: { width: 1280, height: 800 }, narrow: { width: 360, height: 740 } };

export async function main([folder = join(root, "target", "screenshots")]: string[]): Promise<number> {
  await mkdir(folder, { recursive: true });
  const [server, browser] = await Promise.all([startServer(), startChromium()]);
  try {
    for (const [size, viewport] of Object.entries(SIZES)) {
      await server.control("reset");
      const console = await Console.open(browser, server, { viewport });
      for (const { name, show } of SCREENS) {
        await show(console);
        for (const colorScheme of ["light", "dark"] as const) {
          await console.page.emulateMedia({ colorScheme });
          await console.page.screenshot({ path: join(folder, `${name}-${size}-${colorScheme}.png`) });
        }
      }
      await console.close();
    }
  } finally {
    await browser.close();
    await server.close();
  }
  process.stdout.write(`${SCREENS.length * 4} screenshots in ${folder}\n`);
  return 0;
}
