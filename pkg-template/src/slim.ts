/**
 * The same as `cloudip`, not initialised. The caller brings the module: `initSync({ module })`, or
 * `await init({ module_or_path: fetch(url) })`.
 *
 * @module cloudip/slim
 */
export * from "./index.js";
export { init, initSync, type ModuleSource } from "./init.js";
