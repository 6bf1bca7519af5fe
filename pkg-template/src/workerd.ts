// Workers may not compile bytes: they get a compiled module.
import { initSync } from "./cloudip.js";
import module from "./cloudip.wasm";

initSync({ module });

export * from "./index.js";
