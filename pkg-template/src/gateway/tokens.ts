/** Bearer tokens, of which the configuration holds only the SHA-256. */

import { refuse } from "../input.js";

/** The id of the caller that a token proves, if it proves one. */
export type TokenCheck = (token: string) => Promise<string | undefined>;

export function readTokens(hashes: Record<string, string>): TokenCheck {
  const known = Object.entries(hashes).map(([id, hash]) => {
    if (!/^[0-9a-f]{64}$/i.test(hash)) {
      refuse(`options.callers.tokens.${id}`, "the SHA-256 of a token, in 64 hexadecimal digits", "something else");
    }
    return [id, Uint8Array.from(hash.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16))] as const;
  });
  return async (token) => {
    const given = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(token)));
    let found: string | undefined;
    // All of them are compared, so that the time tells neither whether one fits nor which.
    for (const [id, hash] of known) if (areEqual(given, hash)) found = id;
    return found;
  };
}

/** Compares in a time that does not depend on where the first difference is. */
export function areEqual(a: Uint8Array, b: Uint8Array): boolean {
  let difference = a.length ^ b.length;
  for (let at = 0; at < a.length; at++) difference |= (a[at] ?? 0) ^ (b[at] ?? 0);
  return difference === 0;
}
