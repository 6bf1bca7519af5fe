/**
 * The wasm and the way in and out of it: numbers, and bytes in a buffer. What wasm-bindgen writes for every module, ten
 * times as long, is not needed for that.
 */

import { ownError } from "./error.js";
import { refuse } from "./input.js";

/** The most attempts, the first and the longest pause, the deadline, and the time between two requests of a service. */
export type Policy = [attempts: number, baseMs: number, maxMs: number, deadlineMs: number, intervalMs: number];

/** The time, a random number, the provider's time and how many milliseconds it asked to wait, both perhaps `NaN`. */
export type Arrival = [now: number, random: number, server: number, retryAfterMs: number];

/** What the module exports. Lengths are in bytes; a negative one is that of a refusal. */
interface Exports {
  /** Makes room for so many bytes of input, and says where. */
  input(bytes: number): number;
  // The module of `cloudip/bindings` has these and no others.
  planner_output(): number;
  planner_plan(bytes: number): number;
  // The modules of `cloudip` and `cloudip/sign` have these.
  signer_body(signer: number, bytes: number): void;
  signer_close(signer: number): void;
  signer_open(scheme: number, bytes: number): number;
  signer_output(): number;
  signer_sign(signer: number, bytes: number, pairs: number, seconds: number, nonce: number, explain: boolean): number;
  // The smaller module of `cloudip/sign` does not have these.
  client_services(huawei: boolean): number;
  client_open(bytes: number): number;
  client_close(client: number): void;
  client_credentials(client: number, bytes: number, renewable: boolean): number;
  client_output(): number;
  client_facts(client: number, bytes: number): number;
  client_project(client: number, bytes: number): void;
  call_open(client: number, bytes: number, allowUnknown: boolean, ...policy: Policy): number;
  call_close(call: number): void;
  call_credentials(call: number, bytes: number): void;
  call_failed(call: number, failure: number, now: number, random: number): number;
  call_good(call: number): number;
  call_prepare(call: number, now: number, nonce: number): number;
  call_received(call: number, status: number, bytes: number, ...arrival: Arrival): number;
  call_refusal(call: number): number;
  call_start(call: number, now: number, nonce: number): number;
}

/** What the module exports, behind a guard. Before there is one, nobody comes further than to the input. */
export const wasm = {
  input: () => refuse("wasm", "a module, given to `initSync` or `init`", "nothing"),
} as Partial<Exports> as Exports;

let compiled: WebAssembly.Module;

type Raw = Record<string, (...args: unknown[]) => number> & { readonly memory: WebAssembly.Memory };

/** The instance in use, unless it trapped. */
let instance: Raw | undefined;

/** Takes the module. It is given once. */
export function start(module: WebAssembly.Module): void {
  compiled = module;
  for (const name in raw()) {
    (wasm as unknown as Raw)[name] = (...args) => {
      try {
        return (raw()[name] as Raw[string])(...args);
      } catch (cause) {
        // What it was doing is half done, so that the instance is not used again: the next call gets one of its own.
        instance = undefined;
        input = view = new Uint8Array();
        first += INSTANCE;
        throw ownError("Internal", "the wasm failed; it starts anew, without the clients and signers that there were", {
          cause,
        });
      }
    };
  }
}

/** The instance in use, or a new one. */
function raw(): Raw {
  instance ??= new WebAssembly.Instance(compiled).exports as unknown as Raw;
  return instance;
}

/** How many numbers an instance has. The wasm takes what is kept for its own number: it looks at 32 bits. */
const INSTANCE = 2 ** 32;

/** Where the numbers of the instance in use begin: behind those of the ones before, which have trapped. */
let first = 0;

/** A number of the wasm's, as it is kept. */
export const kept = (number: number): number => first + number;

/** Whether what was kept is no longer in the wasm: it was freed, or its instance trapped. */
export const isLost = (number: number): boolean => number < first;

/** A kept number, for the wasm. That of what was freed is -1: numbers are given again, so its own may not be used. */
export function known(number: number): number {
  if (number >= 0 && isLost(number))
    throw ownError("Internal", "the wasm has failed since this was made: make a new client or signer");
  return number;
}

export const encoder = new TextEncoder();
/** It would leave out a mark of the byte order: nothing that the wasm tells begins with one. */
const decoder = new TextDecoder();

/** The wasm's memory, and the part of it that is for input. When the memory grows these views end: they are empty then. */
let view: Uint8Array = new Uint8Array();
let input = view;

function memory(): Uint8Array {
  if (!view.length) view = new Uint8Array(raw().memory.buffer);
  return view;
}

/** Room for so many bytes of input, or more. */
function room(size: number): Uint8Array {
  if (size > input.length) {
    const at = wasm.input(size);
    input = memory().subarray(at, at + size);
  }
  return input;
}

/**
 * A longer text is encoded before it is written, since three bytes for each unit would be too much room, and a longer body
 * crosses in pieces, so that the wasm's memory does not grow with it: a multiple of 64.
 */
export const PIECE = 1 << 16;

/** Writes a text into the input and tells how many bytes it took. */
export function write(text: string): number {
  if (text.length > PIECE) return writeBytes(encoder.encode(text), 0);
  // A UTF-16 unit takes three bytes at most.
  return encoder.encodeInto(text, room(text.length * 3)).written;
}

/** Writes bytes into the input, behind so many others. */
export function writeBytes(value: Uint8Array, offset: number): number {
  room(offset + value.length).set(value, offset);
  return value.length;
}

/** The text of so many bytes there. */
export function read(at: number, length: number): string {
  return decoder.decode(memory().subarray(at, at + length));
}
