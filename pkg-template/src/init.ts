/** The module as whoever brings it has it. */

import { start } from "./wasm.js";

/** What holds a module, or leads to it. */
export type ModuleSource = string | URL | Request | Response | BufferSource | WebAssembly.Module;

let isGiven = false;

/** Takes the module, compiled or not. It is given once. */
export function initSync({ module }: { module: BufferSource | WebAssembly.Module }): void {
  if (isGiven) return;
  start(module instanceof WebAssembly.Module ? module : new WebAssembly.Module(module));
  isGiven = true;
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
