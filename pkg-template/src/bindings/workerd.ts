import module from "../bindings.wasm";
import { initSync } from "../wasm.js";

initSync({ module });

export * from "./index.js";
