// Every bundler, Node, Deno, Bun and the browser: the module travels as text inside JavaScript, so that no loader, asset or request is needed.

/**
 * Clients, signers, `CloudError` and all types, ready for use.
 *
 * @module cloudip
 */
import module from "./cloudip.base64.js";
import { start } from "./wasm.js";

start(new WebAssembly.Module(module));

export * from "./index.js";
