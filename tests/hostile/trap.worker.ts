// A Worker may not compile bytes: the module comes as one.
import module from "cloudip/cloudip.wasm";
import * as cloudip from "cloudip/slim";
import { runAll } from "../conformance/run.ts";
import { traps } from "./trap.ts";

cloudip.initSync({ module });

export default {
  fetch: async (): Promise<Response> => Response.json(await runAll(traps, cloudip)),
};
