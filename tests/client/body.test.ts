// How much of an answer is read: no more than its limit, and nothing where it announces more than that.

import { expect, test } from "vitest";
import { readBody, TooLong } from "../../pkg-template/src/body.ts";
import { Deadline } from "../../pkg-template/src/deadline.ts";

const LIMIT = 1000;
const PIECE = new Uint8Array(100).fill(32);

/** A body without an end, and how it went. */
function endless(headers: Record<string, string>) {
  const told = { pieces: 0, isCancelled: false };
  const source: UnderlyingDefaultSource<Uint8Array> = {
    pull(controller) {
      told.pieces += 1;
      controller.enqueue(PIECE);
    },
    cancel() {
      told.isCancelled = true;
    },
  };
  const response = new Response(new ReadableStream(source, { highWaterMark: 0 }), { headers });
  return { told, read: () => readBody(response, new Deadline(undefined, undefined), LIMIT) };
}

test("a body of untold length is given up as soon as it is longer than the limit", async () => {
  const { told, read } = endless({});
  await expect(read()).rejects.toThrow(TooLong);
  expect(told).toEqual({ pieces: LIMIT / PIECE.length + 1, isCancelled: true });
});

test("of a body that announces more than the limit nothing is read", async () => {
  const { told, read } = endless({ "content-length": String(LIMIT + 1) });
  await expect(read()).rejects.toThrow(TooLong);
  expect(told).toEqual({ pieces: 0, isCancelled: true });
});

test("a body as long as the limit is read", async () => {
  const text = "x".repeat(LIMIT);
  const response = new Response(text, { headers: { "content-length": String(LIMIT) } });
  expect(await readBody(response, new Deadline(undefined, undefined), LIMIT)).toBe(text);
});
