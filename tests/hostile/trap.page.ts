import * as cloudip from "cloudip/slim";
import { runAll } from "../conformance/run.ts";
import { traps } from "./trap.ts";

Object.assign(globalThis, {
  conformance: async () => {
    await cloudip.init({ module_or_path: fetch("cloudip.wasm") });
    return runAll(traps, cloudip);
  },
});
