/** How much the gateway takes and gives. */

import { refuse } from "../input.js";
import type { ObjectNamespace } from "./platform.js";
import { readRate, type Take } from "./rate.js";
import type { LimitOptions } from "./types.js";

export interface Limits extends Required<Omit<LimitOptions, "rate">> {
  take: Take;
}

const DEFAULT = { requestBytes: 65_536, requestMs: 10_000, answerBytes: 8 << 20, callMs: 30_000 };

export function readLimits({ rate, ...given }: LimitOptions, objects: ObjectNamespace | undefined): Limits {
  for (const [name, limit] of Object.entries(given)) {
    if (!(name in DEFAULT)) refuse(`options.limits.${name}`, Object.keys(DEFAULT).join(", "), "an unknown name");
    if (!(Number.isInteger(limit) && limit > 0))
      refuse(`options.limits.${name}`, "a whole number above 0", "another value");
  }
  return { ...DEFAULT, ...given, take: readRate(rate, objects) };
}
