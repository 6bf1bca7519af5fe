import module from "../bindings.base64.js";
import { initSync } from "../wasm.js";

initSync({ module });

export * from "./index.js";
