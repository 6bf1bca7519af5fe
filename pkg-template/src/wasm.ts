/** The wasm and the way in and out of it: numbers, and bytes in a buffer. */

/** What the module exports. Lengths are in bytes; a negative one is that of a refusal. */
interface Exports {
  readonly memory: WebAssembly.Memory;
  signer_body(signer: number, bytes: number): void;
  signer_close(signer: number): void;
  signer_input(bytes: number): number;
  signer_open(bytes: number): number;
  signer_output(): number;
  signer_sign(signer: number, bytes: number, pairs: number, seconds: number, nonce: number, explain: boolean): number;
  // The smaller module of `cloudip/sign` does not have these.
  client_services(huawei: boolean): number;
  client_open(bytes: number): number;
  client_close(client: number): void;
  client_credentials(client: number, bytes: number): number;
  client_output(): number;
  client_paging(client: number, bytes: number): number;
  client_project(client: number, bytes: number): void;
  call_open(client: number, bytes: number, allowUnknown: boolean): number;
  call_close(call: number): void;
  call_failed(call: number, bytes: number): number;
  call_prepare(call: number, seconds: number, nonce: number): number;
  call_received(call: number, status: number, bytes: number): number;
  call_refusal(call: number): number;
  call_start(call: number, seconds: number, nonce: number): number;
}

/** The instance, once there is one. */
export let wasm: Exports;

/** Instantiates the module, compiled or not. */
export function initSync({ module }: { module: BufferSource | WebAssembly.Module }): void {
  if (wasm) return;
  const compiled = module instanceof WebAssembly.Module ? module : new WebAssembly.Module(module);
  wasm = new WebAssembly.Instance(compiled).exports as unknown as Exports;
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
  if (view.byteLength === 0) view = new Uint8Array(wasm.memory.buffer);
  return view;
}

/** Where the input is, and how much room it has. */
let inputAt = 0;
let inputSize = 0;

/** Makes room in the input. */
function reserve(size: number): void {
  if (size > inputSize || view.byteLength === 0) {
    inputSize = Math.max(size, inputSize, 4096);
    inputAt = wasm.signer_input(inputSize);
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
