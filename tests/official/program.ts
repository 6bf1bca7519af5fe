// The emulator's program on a port, as the official clients talk to it.

import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundleBin, startBin } from "../support/emulator.ts";

/**
 * How long a change takes: longer than a machine may stand still while a test looks at what is under way, and so short
 * that a test can let the time of four of them pass before the emulator's clock is too far from that of its client.
 */
export const SETTLE_MS = 60_000;

export async function startProgram(): Promise<{ url: string; close(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "cloudip-official-"));
  const args = ["--port", "0", "--settle-ms", String(SETTLE_MS)];
  const { child, url } = await startBin(await bundleBin(folder), args);
  return {
    url,
    async close() {
      if (child.kill()) await once(child, "exit");
      await rm(folder, { recursive: true });
    },
  };
}
