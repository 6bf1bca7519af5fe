// The suite with the package as the runtime loads it, by its name.

import * as cloudip from "cloudip";
import { createEmulator } from "cloudip/emulator";
import { type Result, runAll } from "./run.ts";
import { suite } from "./suite.ts";

export const run = (): Promise<Result[]> => runAll(suite, { cloudip, createEmulator });
