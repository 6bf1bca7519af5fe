/** How far this machine's clock is off: a signature is refused when it is minutes off, and that looks like a wrong key. */

/** As `fetch`, with one request. */
export type Send = (request: Request) => Promise<Response>;

/** Is told by how many milliseconds the other clock is ahead. */
export type Tell = (aheadMs: number) => void;

/** Less is not told: `Date` has whole seconds, and an answer takes its time. */
export const TOLERATED_MS = 60_000;

/** Sends, and compares the clock that an answer shows with the one here. */
export function watched(send: Send, tell: Tell): Send {
  return async (request) => {
    const response = await send(request);
    const theirs = Date.parse(response.headers.get("date") ?? "");
    // Another origin may hide its clock.
    if (!Number.isNaN(theirs)) tell(theirs - Date.now());
    return response;
  };
}
