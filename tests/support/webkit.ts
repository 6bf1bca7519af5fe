// WebKitGTK, driven by the commands of W3C WebDriver that its own driver understands, on a display of its own.

import { spawn } from "node:child_process";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { lasting } from "./lasting.ts";

export interface WebKit {
  /** Opens an address. */
  open(url: string): Promise<void>;
  title(): Promise<string>;
  close(): Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Starts a virtual display, which says its number on file descriptor 3 as soon as it is ready. */
async function startDisplay() {
  const args = ["-displayfd", "3", "-screen", "0", "1024x768x24", "-nolisten", "tcp"];
  const child = spawn("Xvfb", args, { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  const pipe = child.stdio[3];
  if (!pipe) throw new Error("Xvfb has no pipe for its number");
  const [number] = await Promise.race([
    once(pipe, "data"),
    once(child, "exit").then(([code]) => {
      throw new Error(`Xvfb ended with code ${code}`);
    }),
  ]);
  return { child, display: `:${String(number).trim()}` };
}

async function command<Value>(url: string, method: string, body?: object): Promise<Value> {
  const response = await fetch(url, { method, ...(body && { body: JSON.stringify(body) }) });
  const { value } = (await response.json()) as { value: Value & { message?: string } };
  if (!response.ok) throw new Error(`${method} ${url}: ${response.status} ${value.message}`);
  return value;
}

/** The driver does not say when it listens, so its status is asked for until it answers. */
async function untilReady(base: string, attempts = 100): Promise<void> {
  try {
    await command(`${base}/status`, "GET");
  } catch (error) {
    if (attempts === 0) throw error;
    await sleep(50);
    await untilReady(base, attempts - 1);
  }
}

async function startWebKit(): Promise<WebKit> {
  const { child: server, display } = await startDisplay();
  const port = await freePort();
  const env = { ...process.env, DISPLAY: display };
  const driver = spawn("WebKitWebDriver", ["--host=127.0.0.1", `--port=${port}`], { env, stdio: "ignore" });
  const stop = async (): Promise<void> => {
    for (const child of [driver, server]) {
      const ended = once(child, "exit");
      if (child.kill()) await ended;
    }
  };
  try {
    const base = `http://127.0.0.1:${port}`;
    await untilReady(base);
    const { sessionId } = await command<{ sessionId: string }>(`${base}/session`, "POST", { capabilities: {} });
    const session = `${base}/session/${sessionId}`;
    return {
      open: (url) => command(`${session}/url`, "POST", { url }),
      title: () => command(`${session}/title`, "GET"),
      async close() {
        await command(session, "DELETE");
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The one that all files of a worker share. */
export const sharedWebKit = lasting(startWebKit);
