import { signal } from "@preact/signals";

/** Whether there is no network: then the emulated clouds are this browser's own (offline/service-worker.ts). */
export const isOffline = signal(!navigator.onLine);
for (const name of ["online", "offline"]) {
  addEventListener(name, () => {
    isOffline.value = !navigator.onLine;
  });
}
