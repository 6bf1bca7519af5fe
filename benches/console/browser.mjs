// The built page served by its Worker in workerd, and a headless Chromium, as the tests have them.

import { join } from "node:path";
import { chromium } from "playwright-core";
import { root } from "../../pkg-template/tools/project.mjs";
import { chromiumPath } from "../../pkg-template/tools/setup.mjs";
import { importTypeScript } from "../../tests/support/typescript.mjs";

/** What a file of the tests exports. */
export const ofTests = (path) => importTypeScript(join(root, "tests", path));

/** Ends both when `work` is done, however that is. */
export async function withConsole(work) {
  const { startServer } = await ofTests("browser/support/server.ts");
  const server = await startServer();
  const args = ["--no-sandbox", "--disable-gpu"];
  const browser = await chromium.launch({ executablePath: chromiumPath, headless: true, args });
  try {
    return await work(browser, server);
  } finally {
    await browser.close();
    await server.close();
  }
}
