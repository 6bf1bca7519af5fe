// SM3 (GB/T 32905-2016), which no platform's WebCrypto has, and HMAC with it (RFC 2104). Short and slow beside the
// signers' own, with which it shares nothing: only requests that ask for it are verified with it.
import type { Bytes } from "./bytes.ts";

const BLOCK = 64;
/** Section 4.1. */
const START = [0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e];

/** Bits that leave on the left come back on the right; turning by 32 is turning by nothing. */
const turn = (word: number, by: number): number => (word << by) | (word >>> (32 - by));

/** Section 4.4: P0 and P1. */
const mixState = (x: number): number => x ^ turn(x, 9) ^ turn(x, 17);
const mixWord = (x: number): number => x ^ turn(x, 15) ^ turn(x, 23);

export function sm3(message: Bytes): Bytes {
  const padded = pad(message);
  let state = START;
  for (let at = 0; at < padded.byteLength; at += BLOCK) state = compress(state, expand(padded, at));
  const digest = new DataView(new ArrayBuffer(32));
  state.forEach((word, index) => {
    digest.setInt32(4 * index, word);
  });
  return new Uint8Array(digest.buffer);
}

export function hmacSm3(key: Bytes, message: Bytes): Bytes {
  const short = key.length > BLOCK ? sm3(key) : key;
  const padWith = (byte: number) => Uint8Array.from({ length: BLOCK }, (_, index) => (short[index] ?? 0) ^ byte);
  return sm3(join(padWith(0x5c), sm3(join(padWith(0x36), message))));
}

function join(first: Bytes, second: Bytes): Bytes {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

/** Section 5.2: a bit, zeros up to the last eight bytes of a block, and there the number of bits. */
function pad(message: Bytes): DataView {
  const size = Math.ceil((message.length + 9) / BLOCK) * BLOCK;
  const padded = new Uint8Array(size);
  padded.set(message);
  padded[message.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setBigUint64(size - 8, BigInt(message.length) * 8n);
  return view;
}

/** Section 5.3.2: the 68 words that a block becomes. */
function expand(padded: DataView, at: number): number[] {
  const words = Array.from({ length: 16 }, (_, index) => padded.getInt32(at + 4 * index));
  const word = (index: number) => words[index] ?? 0;
  for (let j = 16; j < 68; j += 1) {
    const mixed = mixWord(word(j - 16) ^ word(j - 9) ^ turn(word(j - 3), 15));
    words.push(mixed ^ turn(word(j - 13), 7) ^ word(j - 6));
  }
  return words;
}

/** Section 5.3.3. */
function compress(before: number[], words: number[]): number[] {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = before;
  for (let j = 0; j < 64; j += 1) {
    const isEarly = j < 16;
    const constant = turn(isEarly ? 0x79cc4519 : 0x7a879d8a, j % 32);
    const ss1 = turn((turn(a, 12) + e + constant) | 0, 7);
    const ss2 = ss1 ^ turn(a, 12);
    const ff = isEarly ? a ^ b ^ c : (a & b) | (a & c) | (b & c);
    const gg = isEarly ? e ^ f ^ g : (e & f) | (~e & g);
    const word = words[j] ?? 0;
    const tt1 = (ff + d + ss2 + (word ^ (words[j + 4] ?? 0))) | 0;
    const tt2 = (gg + h + ss1 + word) | 0;
    [a, b, c, d] = [tt1, a, turn(b, 9), c];
    [e, f, g, h] = [mixState(tt2), e, turn(f, 19), g];
  }
  return [a, b, c, d, e, f, g, h].map((word, index) => word ^ (before[index] ?? 0));
}
