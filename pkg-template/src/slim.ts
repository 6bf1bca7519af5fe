// The caller brings the module: `initSync({ module })`, or `await init({ module_or_path: fetch(url) })`.

export * from "./index.js";
export { init, initSync } from "./wasm.js";
