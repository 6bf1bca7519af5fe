/** How often, how fast and how long calls are made: the options of that, read and put together. */

import { kind, members, milliseconds, record, refuse } from "./input.js";
import type { Policy } from "./wasm.js";

/** When a failed call is sent again, and how often. */
export interface RetryOptions {
  /** The most requests that a call sends; 4 if left out. */
  maxAttempts?: number;
  /** The longest pause before the second attempt; it doubles with each one, and any part of it is waited. 200 if left out. */
  baseDelayMs?: number;
  /** The longest pause, unless the provider asks for a longer one; 20,000 if left out. */
  maxDelayMs?: number;
  /** No attempt begins later than this after the call began; 60,000 if left out. */
  deadlineMs?: number;
}

/** What clients and calls can set. A call's own count before the client's. */
export interface PaceOptions {
  /**
   * A call is sent again after a failure of the connection, 429, 500, 502, 503 and 504, but where a second time would
   * count only if it was certainly not executed. `false` sends nothing twice.
   */
  retry?: RetryOptions | false;
  /** Longest time for the whole call, with all its attempts and pauses, in milliseconds; no limit if left out. */
  timeoutMs?: number;
  /** Longest time for one attempt, with the body of the answer, in milliseconds; 30,000 if left out. */
  attemptTimeoutMs?: number;
}

/** The options, read: what each call is made by. */
export interface Pace {
  /** Most attempts, both pauses and the deadline. */
  retry: readonly [attempts: number, baseMs: number, maxMs: number, deadlineMs: number];
  timeoutMs: number | undefined;
  attemptTimeoutMs: number;
  /** The time between two requests to a service. */
  intervalMs: (service: string) => number;
}

/** What counts where nothing is set. */
export const DEFAULT: Pace = {
  retry: [4, 200, 20_000, 60_000],
  timeoutMs: undefined,
  attemptTimeoutMs: 30_000,
  intervalMs: () => 0,
};

/** The names of the options of a call; a client has `rateLimit` too. */
export const PACE = ["retry", "timeoutMs", "attemptTimeoutMs"];

/** Reads options of that name; what is not set is as it is in another pace. A rate can be set for these services. */
export function readPace(options: Record<string, unknown>, base: Pace, services: readonly string[] = []): Pace {
  const { retry, timeoutMs, attemptTimeoutMs, rateLimit } = options;
  return {
    retry: retry === undefined ? base.retry : readRetry(retry, base),
    timeoutMs: milliseconds(timeoutMs, "options.timeoutMs") ?? base.timeoutMs,
    attemptTimeoutMs: milliseconds(attemptTimeoutMs, "options.attemptTimeoutMs") ?? base.attemptTimeoutMs,
    intervalMs: rateLimit === undefined ? base.intervalMs : readRates(rateLimit, services),
  };
}

/** As the wasm takes it. No attempt begins when there is no time left for the call. */
export function policyOf({ retry, timeoutMs = Number.POSITIVE_INFINITY, intervalMs }: Pace, service: string): Policy {
  const [attempts, baseMs, maxMs, deadlineMs] = retry;
  return [attempts, baseMs, maxMs, Math.min(deadlineMs, timeoutMs), intervalMs(service)];
}

function readRetry(given: unknown, base: Pace): Pace["retry"] {
  if (given === false) return [1, 0, 0, 0];
  const path = "options.retry";
  // After `false`, what a call sets itself stands on the defaults.
  const [attempts, ...times] = base.retry[0] > 1 ? base.retry : DEFAULT.retry;
  const { maxAttempts = attempts, ...own } = members(given, path, ["maxAttempts", ...TIMES]);
  if (typeof maxAttempts !== "number" || !(Number.isInteger(maxAttempts) && maxAttempts >= 1 && maxAttempts <= 100)) {
    return refuse(`${path}.maxAttempts`, "a whole number from 1 to 100", kind(maxAttempts));
  }
  const [baseMs, maxMs, deadlineMs] = TIMES.map((name, at) => milliseconds(own[name], `${path}.${name}`) ?? times[at]);
  return [maxAttempts, baseMs as number, maxMs as number, deadlineMs as number];
}

const TIMES = ["baseDelayMs", "maxDelayMs", "deadlineMs"];

/** One rate for each service, or one for each of those that are named. */
function readRates(given: unknown, services: readonly string[]): Pace["intervalMs"] {
  const path = "options.rateLimit";
  if (typeof given === "number") {
    const interval = intervalOf(given, path);
    return () => interval;
  }
  const rates = Object.entries(record(given, path, services)).map(
    ([service, rate]) => [service, intervalOf(rate, `${path}.${service}`)] as const,
  );
  const intervals = new Map(rates);
  return (service) => intervals.get(service) ?? 0;
}

function intervalOf(rate: unknown, path: string): number {
  if (typeof rate !== "number" || !(rate > 0)) return refuse(path, "a number of requests a second above 0", kind(rate));
  return 1000 / rate;
}
