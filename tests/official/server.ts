// The emulator that the official clients talk to: the server of its program, on a port of its own.

import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createEmulatorServer } from "../../pkg-template/src/bin/server.ts";
import { Emulation } from "../../pkg-template/src/emulator/emulation.ts";

/**
 * Its clock stands still but for the control calls, and is right again after a reset: what is under way stays so until a
 * test settles it, however long the machine takes for what is in between.
 */
export async function startInHeldTime(): Promise<{ url: string; close(): Promise<void> }> {
  let now = Date.now();
  const server = createEmulatorServer(new Emulation({ now: () => now }));
  server.on("request", ({ url }) => {
    if (url === "/_emulator/reset") now = Date.now();
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
