import { initSync } from "../cloudip.js";
import module from "../sign.base64.js";

initSync({ module });

export * from "./index.js";
