/** How much at once. `docs/bulk.md` tells how these numbers were chosen. */

import { record, refuse } from "../../input.js";

/** Items of a job at most. */
const ITEMS = 10_000;

/** A task begins only if so many requests are left for it: reading takes 20, most steps 4. */
export const REQUESTS_OF_TASK = 25;

/** What a consumer needs to begin a task: one more, to say that it is there. */
export const LEAST_REQUESTS = REQUESTS_OF_TASK + 1;

/** The longest body of `POST /v1/bulk`: a plan of so many items with its steps has 12 MB, and a Worker 128 MB of memory. */
export const BODY_BYTES = 24 << 20;

/** The numbers of which an embedder can choose others. */
export interface BulkLimits {
  /** Items of a job; 10,000 if left out, which is also the most. */
  items?: number;
  /** Consumers at once for each job; 4 if left out. */
  consumers?: number;
  /** Tasks at once in each; 16 if left out. */
  width?: number;
  /** Steps of each service of an account at once, and how many all jobs together begin in a second; 16 and 20 if left out. */
  service?: ServiceLimits;
  /** The same for single services, such as `huawei.dns`. */
  services?: Record<string, ServiceLimits>;
  /** Requests that a consumer sends at most, of all that the platform allows it; 900 if left out, and 26 at least. */
  subrequests?: number;
  /** How long a consumer begins new tasks; 240,000 ms if left out, for the platform's 15 minutes with a task of 10. */
  turnMs?: number;
  /** How long a consumer that is not heard of keeps its tasks; 120,000 ms if left out: longer than any call of a client. */
  leaseMs?: number;
  /** Milliseconds before each look at an effect, in place of the documented ones. */
  intervalMs?: number;
  /** How long a job is kept that has ended, with its report and its key; 7 days if left out, and 1 at least. */
  keepDays?: number;
}

export interface ServiceLimits {
  concurrency?: number;
  perSecond?: number;
}

/** The limits, complete: a job keeps those of its beginning. */
export interface Settings {
  items: number;
  consumers: number;
  width: number;
  service: Required<ServiceLimits>;
  services: Record<string, Required<ServiceLimits>>;
  subrequests: number;
  turnMs: number;
  leaseMs: number;
  intervalMs?: number;
  keepDays: number;
}

const DEFAULT = {
  items: ITEMS,
  consumers: 4,
  width: 16,
  subrequests: 900,
  turnMs: 240_000,
  leaseMs: 120_000,
  keepDays: 7,
};
const SERVICE = { concurrency: 16, perSecond: 20 };

export function settingsOf(given: BulkLimits = {}): Settings {
  const path = "options.bulk.limits";
  const names = [...Object.keys(DEFAULT), "intervalMs", "service", "services"];
  const { service = {}, services = {}, ...limits } = record(given, path, names) as BulkLimits;
  positive(path, limits);
  const { items, subrequests, keepDays } = { ...DEFAULT, ...limits };
  if (items > ITEMS) refuse(`${path}.items`, `${ITEMS} at most`, String(items));
  if (subrequests < LEAST_REQUESTS) refuse(`${path}.subrequests`, `${LEAST_REQUESTS} at least`, String(subrequests));
  // A key is good for a day, and its job answers it.
  if (keepDays < 1) refuse(`${path}.keepDays`, "1 at least", String(keepDays));
  const complete = (own: ServiceLimits, at: string) => {
    positive(at, record(own, at, Object.keys(SERVICE)));
    // Less than one at once would be none.
    if (own.concurrency !== undefined && own.concurrency < 1) refuse(`${at}.concurrency`, "1 at least", "less");
    return { ...SERVICE, ...service, ...own };
  };
  return {
    ...DEFAULT,
    ...limits,
    service: complete(service, `${path}.service`),
    services: Object.fromEntries(
      Object.entries(services).map(([name, own]) => [name, complete(own, `${path}.services.${name}`)]),
    ),
  };
}

function positive(path: string, limits: object): void {
  for (const [name, value] of Object.entries(limits)) {
    if (!(typeof value === "number" && value > 0)) refuse(`${path}.${name}`, "a number above 0", "another value");
  }
}
