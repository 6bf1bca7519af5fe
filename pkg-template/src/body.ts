/** Reads a body, up to a limit: no answer of the providers is near it, and memory is not endless. */

import type { Deadline } from "./deadline.js";

/** 32 MB, after decompression. */
const LIMIT = 32 << 20;

/** The body is longer than that. */
export class TooLong extends Error {}

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
  deadline.onEnd(cancel);
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.byteLength;
    if (size > limit) {
      const error = new TooLong(`the body is longer than ${limit} bytes`);
      cancel(error);
      throw error;
    }
    text += decoder.decode(value, { stream: true });
  }
}
