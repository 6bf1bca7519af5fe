// Workers may not compile bytes: they get a compiled module.

import module from "./cloudip.wasm";
import { start } from "./wasm.js";

start(module);

export * from "./index.js";
