// Pages in Chromium, served from this machine.

import { createServer, type Server } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import type { Browser, Page } from "playwright-core";
import { chromiumOfTests } from "../../pkg-template/tools/setup.mjs";
import { lasting } from "./lasting.ts";
import { PATIENCE_MS } from "./patience.ts";

/** Required, since Node looks through it for its exports when it is imported: that takes as long again as loading it. */
const { chromium }: typeof import("playwright-core") = createRequire(import.meta.url)("playwright-core");

/** Nothing that would reach out to the network, and no sandbox: root has none. */
const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const startChromium = (): Promise<Browser> =>
  chromium.launch({ executablePath: chromiumOfTests, headless: true, args, timeout: PATIENCE_MS });

/** The one that all files of a worker share: what they open in it they close, and not itself. */
export const sharedChromium = lasting(startChromium);

/** Opens a page in it that shares nothing with others, as long as `look` takes. */
export async function withPage<T>(look: (page: Page) => Promise<T>): Promise<T> {
  const page = await (await sharedChromium()).newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  try {
    return await look(page);
  } finally {
    await page.close();
  }
}

const types: Record<string, string> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  wasm: "application/wasm",
};

export interface Site {
  url: string;
  close(): Promise<void>;
}

/** Serves files from a port of its own; `read` gives the content of a path, or undefined if there is none. */
export async function serve(read: (path: string) => Promise<string | Uint8Array | undefined>): Promise<Site> {
  const server: Server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://127.0.0.1");
    const path = pathname === "/" ? "index.html" : pathname.slice(1);
    const content = await read(path);
    const type = types[path.split(".").at(-1) ?? ""] ?? "application/octet-stream";
    response.writeHead(content === undefined ? 404 : 200, { "content-type": type }).end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        // A browser opens connections that it may never use: their end would be waited for.
        server.closeAllConnections();
      }),
  };
}
