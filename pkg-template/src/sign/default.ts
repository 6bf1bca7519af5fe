import module from "../sign.base64.js";
import { start } from "../wasm.js";

start(new WebAssembly.Module(module));

export * from "./index.js";
