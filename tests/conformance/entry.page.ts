import { run } from "./entry.ts";

Object.assign(globalThis, { conformance: run });
