import { initSync } from "../cloudip.js";
import module from "../sign.wasm";

initSync({ module });

export * from "./index.js";
