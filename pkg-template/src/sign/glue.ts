/**
 * The smaller wasm's glue. It has numbers in and numbers out only, so what wasm-bindgen writes for every module, ten
 * times as long, is not needed.
 */

interface Exports {
  memory: WebAssembly.Memory;
  signer_body(signer: number, bytes: number): void;
  signer_close(signer: number): void;
  signer_input(bytes: number): number;
  signer_open(bytes: number): number;
  signer_output(): number;
  signer_sign(signer: number, bytes: number, pairs: number, seconds: number, nonce: number, explain: boolean): number;
}

let memory: WebAssembly.Memory;
export let signer_body: Exports["signer_body"];
export let signer_close: Exports["signer_close"];
export let signer_input: Exports["signer_input"];
export let signer_open: Exports["signer_open"];
export let signer_output: Exports["signer_output"];
export let signer_sign: Exports["signer_sign"];

export const linear_memory = () => memory;

/** Instantiates the module, compiled or not. */
export function initSync({ module }: { module: BufferSource | WebAssembly.Module }): void {
  const compiled = module instanceof WebAssembly.Module ? module : new WebAssembly.Module(module);
  // The one import is called by nobody: it prepares a table of JavaScript values.
  const imports = { "./cloudip_bg.js": { __wbindgen_init_externref_table() {} } };
  const { exports } = new WebAssembly.Instance(compiled, imports);
  ({ memory, signer_body, signer_close, signer_input, signer_open, signer_output, signer_sign } =
    exports as unknown as Exports);
}
