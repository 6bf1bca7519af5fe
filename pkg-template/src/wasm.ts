/**
 * The wasm and the way in and out of it: numbers, and bytes in a buffer. What wasm-bindgen writes for every module, ten
 * times as long, is not needed for that.
 */

import { CloudError } from "./error.js";
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

/** What the module exports, behind a guard. */
export let wasm = {} as Exports;

let compiled: WebAssembly.Module | undefined;

type Raw = Record<string, (...args: unknown[]) => number> & { readonly memory: WebAssembly.Memory };

/** The instance in use, unless it trapped. */
let instance: Raw | undefined;

/** How many instances have trapped. */
let generation = 0;

/** Takes the module, compiled or not. It is given once. */
export function initSync({ module }: { module: BufferSource | WebAssembly.Module }): void {
  if (compiled) return;
  compiled = module instanceof WebAssembly.Module ? module : new WebAssembly.Module(module);
  const functions = WebAssembly.Module.exports(compiled).filter(({ kind }) => kind === "function");
  wasm = Object.fromEntries(functions.map(({ name }) => [name, guarded(name)])) as unknown as Exports;
  raw();
}

/** The instance in use, or a new one. */
function raw(): Raw {
  if (instance) return instance;
  if (!compiled) return refuse("wasm", "a module, given to `initSync` or `init`", "nothing");
  instance = new WebAssembly.Instance(compiled).exports as unknown as Raw;
  view = new Uint8Array();
  inputSize = 0;
  return instance;
}

/**
 * An export that is not used again after a trap, since what it was doing is half done: the next call gets an instance of
 * its own.
 */
function guarded(name: string) {
  return (...args: unknown[]): number => {
    try {
      return (raw()[name] as Raw[string])(...args);
    } catch (cause) {
      instance = undefined;
      generation += 1;
      throw internal("the wasm failed; it starts anew, without the clients and signers that there were", cause);
    }
  };
}

const internal = (message: string, cause?: unknown): CloudError =>
  new CloudError(message, { kind: "Internal", code: "Internal", retryable: false, attempts: 0, cause });

/** The number of what was freed. A number is given again, so it must not be used any longer. */
export const FREED = -1;

/** The numbers of an instance begin anew in the next, so that they are kept together with the instance's own. */
const GENERATION = 2 ** 32;

/** A number of the wasm's, as it is kept. */
export const kept = (number: number): number => generation * GENERATION + number;

/** Whether what was kept is no longer in the wasm: it was freed, or its instance trapped. */
export const isLost = (number: number): boolean => Math.floor(number / GENERATION) !== generation;

/** A kept number as the wasm knows it. */
export function known(number: number): number {
  if (number === FREED) return FREED;
  if (isLost(number)) throw internal("the wasm has failed since this was made: make a new client or signer");
  return number % GENERATION;
}

/** The same for a module that is still to come: a URL or a request to fetch it with, a response, bytes or a module. */
export async function init({
  module_or_path,
}: {
  module_or_path: ModuleSource | Promise<ModuleSource>;
}): Promise<void> {
  let source = await module_or_path;
  if (typeof source === "string" || source instanceof URL || source instanceof Request) source = await fetch(source);
  if (source instanceof Response) source = await source.arrayBuffer();
  initSync({ module: source instanceof WebAssembly.Module ? source : await WebAssembly.compile(source) });
}

/** What holds a module, or leads to it. */
export type ModuleSource = string | URL | Request | Response | BufferSource | WebAssembly.Module;

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

let view = new Uint8Array();

/** The wasm's memory; a view of it ends when the memory grows. */
function bytes(): Uint8Array {
  if (view.byteLength === 0) view = new Uint8Array(raw().memory.buffer);
  return view;
}

/** Where the input is, and how much room it has. */
let inputAt = 0;
let inputSize = 0;

/** Makes room in the input. */
function reserve(size: number): void {
  raw();
  if (size > inputSize || view.byteLength === 0) {
    inputSize = Math.max(size, inputSize, 4096);
    inputAt = wasm.input(inputSize);
  }
}

/** A longer text is encoded before it is written, since three bytes for each unit would be too much room. */
const SHORT = 1 << 16;

/** Writes a text into the input and tells how many bytes it took. */
export function write(text: string): number {
  if (text.length > SHORT) return writeBytes(encoder.encode(text), 0);
  // A UTF-16 unit takes three bytes at most.
  reserve(text.length * 3);
  return encoder.encodeInto(text, bytes().subarray(inputAt, inputAt + inputSize)).written;
}

/** Writes bytes into the input, behind so many others. */
export function writeBytes(value: Uint8Array, offset: number): number {
  reserve(offset + value.length);
  bytes().set(value, inputAt + offset);
  return value.length;
}

/** The text of so many bytes there. */
export function read(at: number, length: number): string {
  return decoder.decode(bytes().subarray(at, at + length));
}
