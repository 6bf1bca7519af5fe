import module from "../bindings.base64.js";
import { start } from "../wasm.js";

start(new WebAssembly.Module(module));

export * from "./index.js";
