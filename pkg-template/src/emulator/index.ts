/**
 * The five systems with state, in memory, behind a `fetch`: what a test or a demonstration calls instead of the clouds.
 *
 * ```ts
 * const emulator = createEmulator();
 * const huawei = new HuaweiCloud({ region: "cn-north-4", credentials, fetch: emulator.fetch });
 * ```
 *
 * It verifies every signature from the request as received, checks clock window and nonces, and answers with the
 * providers' own error shapes. Changes take effect after a while on its own clock, as they do in the clouds.
 * One emulator is one account; regions are not kept apart.
 *
 * @module cloudip/emulator
 */
import { respond } from "./app.ts";
import { toResponse } from "./delivery.ts";
import { receive } from "./received.ts";
import { type EmulatorOptions, World } from "./world.ts";

export type { JournalEntry } from "./journal.ts";
export type { StateDocument } from "./state.ts";
export type { EmulatorOptions };

export interface Emulator {
  /**
   * Answers requests to the providers' own URLs, to any other host by path, and the control calls under `/_emulator`.
   * It is bound, so it can be handed on as a `fetch`.
   */
  fetch: (input: Request | URL | string, init?: RequestInit) => Promise<Response>;
}

/** An emulator with the default state, or with the state of `options.seed`. */
export function createEmulator(options: EmulatorOptions = {}): Emulator {
  const world = new World(options);
  return {
    fetch: async (input, init) => {
      const request = new Request(input, init);
      request.signal.throwIfAborted();
      const answer = await respond(world, await receive(request), () => request.signal);
      return toResponse(answer, request.signal);
    },
  };
}
