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
 * The default state is one account; a document with `accounts` declares several that share nothing. Regions are not
 * kept apart.
 *
 * It is polite unless told otherwise. Rules make calls fail, by account, cloud, service, operation and resource, the nth of them,
 * so many, or a part of them drawn by a seed; every rule that makes no sense is refused with the name of its member:
 *
 * ```ts
 * const faults = [
 *   { operation: "AssociateEndpointIpaddress", nth: 2, cut: "after" }, // it took effect, the connection is broken
 *   { service: "dns", probability: 0.1, status: 500, code: "DNS.0021" }, // an error in the service's own shape
 *   { cloud: "tencent", throttle: { calls: 100, windowMs: 1000 } }, // what goes beyond is refused as the provider does
 *   { latencyMs: 200 }, // all others are answered later
 * ];
 * await emulator.fetch("https://any.host/_emulator/faults", { method: "POST", body: JSON.stringify({ faults, seed: 1 }) });
 * ```
 *
 * Each rule counts the calls it is for; a call meets the first rule that is due, and the journal tells which one that
 * was. A broken connection is a rejected `fetch`. {@link FaultRule} has all members, and `createEmulator({ chaos: 1 })`
 * is hostile from the start.
 *
 * @module cloudip/emulator
 */
import { respond } from "./app.ts";
import { toResponse } from "./delivery.ts";
import { Emulation, type EmulatorOptions } from "./emulation.ts";
import { receive } from "./received.ts";

export type { AccountsDocument } from "./accounts.ts";
export type { FaultDocument, FaultRule } from "./fault-rules.ts";
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
  const emulation = new Emulation(options);
  return {
    // A request has its turn from the moment it is handed over, even if another one's body is there before.
    fetch: async (input, init) => {
      // To make another one of a request, with a signal that follows the first's, takes as long as to answer it.
      const request = input instanceof Request && !init ? input : new Request(input, init);
      request.signal.throwIfAborted();
      const answer = await respond(emulation, receive(request), () => request.signal);
      return toResponse(answer, request.signal);
    },
  };
}
