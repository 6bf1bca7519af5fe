import module from "../bindings.wasm";
import { start } from "../wasm.js";

start(module);

export * from "./index.js";
