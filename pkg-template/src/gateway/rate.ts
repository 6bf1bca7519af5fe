/** How often a caller may call. */

import { refuse } from "../input.js";
import type { Caller } from "./action.js";
import { ask } from "./ask.js";
import { refusal } from "./errors.js";
import type { ObjectNamespace } from "./platform.js";
import type { LimitOptions } from "./types.js";

/** Counts a call, and refuses it if it is one too many. */
export type Take = (caller: Caller) => Promise<void>;

const MINUTE_MS = 60_000;

export function readRate(rate: LimitOptions["rate"], objects: ObjectNamespace | undefined): Take {
  if (rate === undefined) return async () => {};
  if ("limit" in rate) {
    return async ({ id }) => {
      const { success } = await rate.limit({ key: id });
      if (!success) throw tooOften();
    };
  }
  const { perMinute } = rate;
  if (!(perMinute >= 1)) refuse("options.limits.rate.perMinute", "a number of calls from 1 on", "another value");
  if (!objects) return refuse("options.objects", "the namespace that counts the calls of `limits.rate`", "nothing");
  return async ({ id }) => {
    const { waitMs } = await ask<{ waitMs: number }>(objects, `rate:${id}`, "take", { perMinute });
    if (waitMs > 0) throw tooOften(waitMs);
  };
}

/** The platform's own limits do not tell when there is room again. */
const tooOften = (waitMs?: number) =>
  refusal(
    "RateLimited",
    "the caller calls too often",
    waitMs === undefined ? {} : { details: { retryAfterMs: waitMs } },
  );

/** A bucket that holds the calls of a minute and fills steadily. It is full again when the object has been forgotten. */
export class Bucket {
  #left: number | undefined;
  #at = 0;

  /** Takes one call, or tells how long there is none. */
  take({ perMinute }: { perMinute: number }, now = Date.now()): { waitMs: number } {
    const filled = (this.#left ?? perMinute) + ((now - this.#at) / MINUTE_MS) * perMinute;
    this.#left = Math.min(perMinute, filled);
    this.#at = now;
    if (this.#left < 1) return { waitMs: Math.ceil(((1 - this.#left) / perMinute) * MINUTE_MS) };
    this.#left -= 1;
    return { waitMs: 0 };
  }
}
