import module from "../sign.wasm";
import { initSync } from "../wasm.js";

initSync({ module });

export * from "./index.js";
