// Which fault a request meets, if any. Without rules there is none.
import { formPairs, percentDecode, textOf } from "./bytes.ts";
import { type FaultDocument, type FaultRule, isNamed } from "./fault-rules.ts";
import type { Front, Visit } from "./front.ts";
import { scatter } from "./ids.ts";
import type { Received } from "./received.ts";
import type { World } from "./world.ts";

/** A rule, and what came of it so far. */
interface Counted {
  rule: FaultRule;
  /** The requests that it is for. */
  requests: number;
  /** Those that met the fault. */
  met: number;
  /** Of `throttle`: when the window began, and the calls in it. */
  window: { from: number; calls: number };
}

export class Faults {
  readonly #initial: FaultDocument;
  #rules: Counted[] = [];
  #random: () => number = seededRandom(0);

  constructor(initial: FaultDocument) {
    this.#initial = initial;
    this.reset();
  }

  /** The rules of the beginning, none of them met. */
  reset(): void {
    this.replace(this.#initial);
  }

  replace({ faults, seed = 0 }: FaultDocument): void {
    this.#rules = faults.map((rule) => ({
      rule,
      requests: 0,
      met: 0,
      window: { from: Number.NEGATIVE_INFINITY, calls: 0 },
    }));
    this.#random = seededRandom(seed);
  }

  /** Every rule counts the requests it is for; of those that are due, the first one in the list is met. */
  meet({ account }: World, { cloud }: Front, visit: Visit): FaultRule | undefined {
    return this.#rules
      .filter(({ rule }) => isFor(rule, account, cloud, visit))
      .filter((rule) => this.#isDue(rule, visit.now))[0]?.rule;
  }

  #isDue(counted: Counted, now: number): boolean {
    const { nth, count = nth === undefined ? Number.POSITIVE_INFINITY : 1, probability, throttle } = counted.rule;
    counted.requests += 1;
    if (throttle) return isTooMany(counted, throttle, now);
    // Drawn for each request, so that what one meets does not hang on the other members.
    const isDrawn = probability === undefined || this.#random() < probability;
    if (counted.requests < (nth ?? 1) || counted.met >= count || !isDrawn) return false;
    counted.met += 1;
    return true;
  }
}

function isTooMany({ window }: Counted, { calls, windowMs }: { calls: number; windowMs: number }, now: number) {
  // The clock may have been set back.
  const isOver = now < window.from || window.from + windowMs <= now;
  if (isOver) {
    window.from = now;
    window.calls = 0;
  }
  // A call that was refused counts as well (huawei.md 5.4).
  window.calls += 1;
  return window.calls > calls;
}

function isFor(rule: FaultRule, account: string, cloud: Front["cloud"], { route, received }: Visit): boolean {
  const operation = route?.operation;
  return (
    (rule.account ?? account) === account &&
    (rule.cloud ?? cloud) === cloud &&
    (rule.service === undefined || rule.service === operation?.service) &&
    (rule.operation === undefined || (operation !== undefined && isNamed(operation, rule.operation))) &&
    (rule.resource === undefined || isAbout(received, rule.resource))
  );
}

/** Whether a request names a resource: as a part of its path, as a value of its query or form, or as a text in its JSON. */
function isAbout({ path, query, body }: Received, resource: string): boolean {
  const text = textOf(body);
  return (
    percentDecode(path).split(/[/:]/).includes(resource) ||
    [...formPairs(query), ...formPairs(text)].some(([, value]) => value === resource) ||
    text.includes(JSON.stringify(resource))
  );
}

/** Equal seeds give equal sequences of numbers from 0 to below 1: a counter in steps of the golden ratio, scattered. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    return scatter(state) / 2 ** 32;
  };
}
