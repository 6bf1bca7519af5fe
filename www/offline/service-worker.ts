/**
 * The page without a network: its own files from the browser's storage, and the emulated clouds in this browser. Nothing
 * else is looked at, so that nothing of what a gateway or a cloud answers is ever kept.
 */

import { emulatedUrl } from "../emulated.js";

declare const self: ServiceWorkerGlobalScope;

/** What the page is made of. Put here by build.mjs, as `EMULATOR_URL` is. */
declare const FILES: string[];

/** A script that leaves the emulator in `emulation`. */
declare const EMULATOR_URL: string;
declare const emulation: typeof import("cloudip/emulator");

/** The page of this build. */
const NAME = `page ${FILES.join(" ")}`;

self.addEventListener("install", (event) => {
  // A script that was not taken in now cannot be taken in later.
  importScripts(EMULATOR_URL);
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll(FILES)));
});

// Until the last page of an earlier build is closed, this one waits, and the files of that stay.
self.addEventListener("activate", (event) => {
  const forget = async () => {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name !== NAME).map((name) => caches.delete(name)));
  };
  event.waitUntil(forget());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== location.origin) return;
  const emulated = emulatedUrl(url);
  if (request.mode === "navigate" && url.pathname === "/") event.respondWith(latest(request));
  else if (FILES.includes(url.pathname)) event.respondWith(kept(request));
  else if (emulated) event.respondWith(emulate(request, emulated));
});

/** The page as it is now, or as it was where there is no network. */
async function latest(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch {
    return kept(new Request("/"));
  }
}

/** A file whose URL changes with its content. */
async function kept(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}

let emulator: ReturnType<typeof emulation.createEmulator> | undefined;

/** The server's emulator, or one of this browser's where there is no network. It lives as long as this worker. */
async function emulate(request: Request, url: string): Promise<Response> {
  const { method, headers } = request;
  const spare = request.clone();
  try {
    return await fetch(request);
  } catch (error) {
    // A server that cannot be reached over a network that is there is an error as any other.
    if (navigator.onLine || request.signal.aborted) throw error;
  }
  if (!emulator) {
    importScripts(EMULATOR_URL);
    emulator = emulation.createEmulator();
  }
  const body = method === "GET" || method === "HEAD" ? null : await spare.arrayBuffer();
  return emulator.fetch(new Request(url, { method, headers, body }));
}
