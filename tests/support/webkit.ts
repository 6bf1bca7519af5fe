// WebKitGTK, driven by the commands of W3C WebDriver that its own driver understands, on a display of its own.

import { type ChildProcess, spawn } from "node:child_process";
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

/** How often a port is tried that was free a moment ago: another program may have it by now. */
const PORTS = 5;

/** Starts the driver on a free port. It does not say when it listens, so its status is asked for until it answers or ends. */
async function startDriver(display: string, ports = PORTS): Promise<{ child: ChildProcess; base: string }> {
  const port = await freePort();
  const env = { ...process.env, DISPLAY: display };
  const child = spawn("WebKitWebDriver", ["--host=127.0.0.1", `--port=${port}`], { env, stdio: "ignore" });
  const base = `http://127.0.0.1:${port}`;
  let isEnded = false;
  child.once("exit", () => {
    isEnded = true;
  });
  for (;;) {
    const isReady = await command(`${base}/status`, "GET").then(
      () => true,
      () => false,
    );
    // Who answers where it ended is another program.
    if (isReady && !isEnded) return { child, base };
    if (isEnded && ports > 1) return startDriver(display, ports - 1);
    if (isEnded) throw new Error("WebKitWebDriver ends before it listens");
    await sleep(50);
  }
}

async function end(child: ChildProcess): Promise<void> {
  const ended = once(child, "exit");
  if (child.kill()) await ended;
}

async function startWebKit(): Promise<WebKit> {
  const { child: server, display } = await startDisplay();
  const { child: driver, base } = await startDriver(display).catch(async (error) => {
    await end(server);
    throw error;
  });
  const stop = async (): Promise<void> => {
    for (const child of [driver, server]) await end(child);
  };
  try {
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
