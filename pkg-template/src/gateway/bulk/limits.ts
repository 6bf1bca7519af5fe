/** How much at once. `docs/bulk.md` tells how these numbers were chosen. */

/** Items of a job. */
export const ITEMS = 10_000;

/** The longest body of `POST /v1/bulk`: a plan of so many items with its steps has 12 MB, and a Worker 128 MB of memory. */
export const BODY_BYTES = 24 << 20;

/** Resources of which one task reads what there is: two requests each for the most laborious ones. */
export const READ_KEYS = 100;

/** The numbers of which an embedder can choose others. */
export interface BulkLimits {
  /** Consumers at once for each job; 4 if left out. */
  consumers?: number;
  /** Tasks at once in each; 16 if left out. */
  width?: number;
  /** Steps of each service of an account at once, and how many all jobs together begin in a second; 16 and 20 if left out. */
  service?: ServiceLimits;
  /** The same for single services, such as `huawei.dns`. */
  services?: Record<string, ServiceLimits>;
  /** Requests that a consumer sends at most, of all that the platform allows it; 900 if left out, for the paid plan's 1,000. */
  subrequests?: number;
  /** How long a consumer begins new tasks; 240,000 ms if left out, for the platform's 15 minutes with a task of 10. */
  turnMs?: number;
  /** How long a consumer that is not heard of keeps its tasks; 120,000 ms if left out: longer than any call of a client. */
  leaseMs?: number;
  /** Milliseconds before each look at an effect, in place of the documented ones. */
  intervalMs?: number;
  /** How long a report is kept; 7 days if left out. */
  keepDays?: number;
}

export interface ServiceLimits {
  concurrency?: number;
  perSecond?: number;
}

/** The limits, complete: a job keeps those of its beginning. */
export interface Settings {
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

export function settingsOf({ service, services = {}, ...limits }: BulkLimits = {}): Settings {
  const base = { concurrency: 16, perSecond: 20, ...service };
  return {
    consumers: 4,
    width: 16,
    subrequests: 900,
    turnMs: 240_000,
    leaseMs: 120_000,
    keepDays: 7,
    ...limits,
    service: base,
    services: Object.fromEntries(Object.entries(services).map(([name, own]) => [name, { ...base, ...own }])),
  };
}
