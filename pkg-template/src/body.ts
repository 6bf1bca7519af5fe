/** Reads the body of an answer, up to a limit: no answer of the providers is near it, and memory is not endless. */

import type { Deadline } from "./deadline.js";

/** 32 MB, after decompression. */
const LIMIT = 32 << 20;

/** The answer is longer than that. */
export class TooLong extends Error {}

/** The body as text. It is given up when the deadline ends. */
export async function readBody(response: Response, deadline: Deadline): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) {
    const text: unknown = await response.text();
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
    if (size > LIMIT) {
      const error = new TooLong("the answer is longer than 32 MB");
      cancel(error);
      throw error;
    }
    text += decoder.decode(value, { stream: true });
  }
}
