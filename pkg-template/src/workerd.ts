// Workers may not compile bytes: they get a compiled module.

import module from "./cloudip.wasm";
import { initSync } from "./wasm.js";

initSync({ module });

export * from "./index.js";
