/** Reads a body, up to a limit: no answer of the providers is near it, and memory is not endless. */

import type { Deadline } from "./deadline.js";

/** 32 MB, after decompression. */
const LIMIT = 32 << 20;

/** The body is longer than that. */
export class TooLong extends Error {}

/** Decoding at once takes a fraction of the time that a decoder of pieces takes in Node. */
const decoder = new TextDecoder();

/** The body as text. It is given up when the deadline ends. */
export async function readBody(from: Response | Request, deadline: Deadline, limit = LIMIT): Promise<string> {
  const reader = from.body?.getReader();
  if (!reader) {
    const text: unknown = await from.text();
    // A `fetch` of the caller's own need not keep to its type.
    if (typeof text !== "string") throw new TypeError("the text of the answer is none");
    return text;
  }
  const cancel = (reason: unknown) => {
    // Nobody waits for the rest.
    reader.cancel(reason).catch(() => {});
  };
  const tooLong = () => {
    const error = new TooLong(`the body is longer than ${limit} bytes`);
    cancel(error);
    return error;
  };
  // A compressed body announces less than it comes to.
  if (Number(from.headers.get("content-length")) > limit) throw tooLong();
  deadline.onEnd(cancel);
  const pieces: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return decoder.decode(joined(pieces, size));
    size += value.byteLength;
    if (size > limit) throw tooLong();
    pieces.push(value);
  }
}

/** Mostly there is one. */
function joined([first, ...others]: Uint8Array[], size: number): Uint8Array | undefined {
  if (!first || others.length === 0) return first;
  const all = new Uint8Array(size);
  all.set(first);
  let end = first.length;
  for (const piece of others) {
    all.set(piece, end);
    end += piece.length;
  }
  return all;
}
