/** How far this machine's clock is off: a signature is refused when it is minutes off, and that looks like a wrong key. */

import type { Fetch } from "cloudip";

/** Is told by how many milliseconds the other clock is ahead. */
export type Tell = (aheadMs: number) => void;

/** Less is not told: `Date` has whole seconds, and an answer takes its time. */
export const TOLERATED_MS = 60_000;

/** Sends, and compares the clock that an answer shows with the one here. */
export function watched(send: Fetch, tell: Tell): Fetch {
  return async (url, init) => {
    const response = await send(url, init);
    const theirs = Date.parse(response.headers.get("date") ?? "");
    // Another origin may hide its clock.
    if (!Number.isNaN(theirs)) tell(theirs - Date.now());
    return response;
  };
}
