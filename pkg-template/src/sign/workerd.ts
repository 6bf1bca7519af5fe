import module from "../sign.wasm";
import { start } from "../wasm.js";

start(module);

export * from "./index.js";
