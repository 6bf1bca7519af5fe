// The caller brings the module: `initSync({ module })`, or `await init({ module_or_path: fetch(url) })`.
export { default as init, initSync } from "./cloudip.js";
export * from "./index.js";
