/**
 * One step to its end: sends its request and looks until the effect shows. What came of a request that got no answer is
 * told by looking, never by sending it blindly again; so a run that was cut off goes on in the same way.
 */

import { CloudError, type ErrorKind } from "../error.js";
import { Calls } from "./calls.js";
import type { Desk } from "./desks.js";
import type { Intent, JournalEntry, StepOutcome } from "./journal.js";
import { Looks, readerOf, type Sight } from "./looks.js";
import { withoutRaw } from "./reader.js";
import { paramsOf } from "./requests.js";
import type { Binding, Outcome, Step, StepItem } from "./types.js";

/** What a step is performed with. */
export interface Performer {
  calls: Calls;
  looks: Looks;
  /** Milliseconds before each look, in place of the documented ones. */
  intervalMs: number | undefined;
  append(entry: JournalEntry): Promise<void>;
}

/** After so many requests a step is given up, if each was refused for now or got no answer. */
const ATTEMPTS = 12;

/** Looks for the effect of a request without an answer, before it is sent once more or another's refusal counts. */
const PATIENCE = 6;

/** The request may have been performed. */
export const DOUBTFUL: readonly ErrorKind[] = ["Network", "Timeout", "Service", "Decode", "Internal"];

/** Looks that fall into the same part of an interval share a list. */
const WINDOW = 1 / 30;
const LONGEST_WINDOW_MS = 100;

/** What performs steps: so many requests at once, and so many at most, with looks that are shared. */
export function performerOf(
  append: Performer["append"],
  { concurrency, intervalMs, most }: { concurrency: number; intervalMs?: number | undefined; most?: number },
): Performer {
  const calls = new Calls(concurrency, most);
  const looks = new Looks(calls, Math.min(LONGEST_WINDOW_MS, (intervalMs ?? 1000) * WINDOW));
  return { calls, looks, intervalMs, append };
}

/** Performs a step; `intent` is what an earlier run wrote down of it last, if it did not come to its end. */
export function perform(step: Step, desk: Desk, performer: Performer, intent?: Intent): Promise<StepOutcome[]> {
  return new Run(step, desk, performer, intent).perform();
}

class Run {
  readonly #step: Step;
  readonly #desk: Desk;
  readonly #performer: Performer;
  readonly #outcomes = new Map<StepItem, StepOutcome>();
  /** What the resource had before, where the provider chooses the address. */
  #before: string[] | undefined;
  /** Whether a request was sent, now or by an earlier run, of which it is not known what came of it. */
  #doubt: boolean;
  /** Of the requests that were sent. */
  readonly #sent: Required<Pick<StepOutcome, "attempts">> & Pick<StepOutcome, "requestId"> = { attempts: 0 };

  constructor(step: Step, desk: Desk, performer: Performer, intent: Intent | undefined) {
    this.#step = step;
    this.#desk = desk;
    this.#performer = performer;
    this.#before = intent?.before;
    this.#doubt = intent !== undefined;
  }

  async perform(): Promise<StepOutcome[]> {
    const { items } = this.#step;
    try {
      let left: readonly StepItem[] = items;
      if (this.#doubt) left = await this.#watch(items, 0, "done");
      else if (items.some(isChosen)) this.#before = await this.#addresses();
      await this.#make(left);
    } catch (error) {
      // What was not settled before cannot be told now.
      if (!(error instanceof CloudError)) throw error;
      for (const item of items) if (!this.#outcomes.has(item)) this.#end(item, "unknown", error);
    }
    return items.map((item) => this.#outcomes.get(item) as StepOutcome);
  }

  /** Sends the request for these items until they are as wished or it is certain that they cannot be. */
  async #make(items: readonly StepItem[]): Promise<void> {
    let left = items;
    for (let attempt = 1; left.length > 0; attempt += 1) {
      const error = await this.#send(left);
      const isDoubtful = error !== undefined && DOUBTFUL.includes(error.kind);
      const { every, atMost } = this.#pace;
      const patience = error === undefined ? atMost : isDoubtful || this.#doubt ? PATIENCE * every : 0;
      left = await this.#watch(left, patience, error && !isDoubtful && !this.#doubt ? "already" : "done");
      this.#doubt ||= isDoubtful;
      if (left.length === 0) return;
      if (error === undefined) return this.#fail(left, this.#late());
      const mayPass = isDoubtful || error.retryable;
      if (mayPass && attempt < ATTEMPTS) continue;
      if (mayPass || left.length === 1 || !isOfItems(error)) return this.#fail(left, error);
      // One of them is what the provider refuses, and the others need not suffer for it.
      const half = Math.ceil(left.length / 2);
      await this.#make(left.slice(0, half));
      return this.#make(left.slice(half));
    }
  }

  /** Sends one request, and gives the error that came. */
  async #send(items: readonly StepItem[]): Promise<CloudError | undefined> {
    const { id, service, operation } = this.#step;
    const before = this.#before;
    await this.#performer.append({ type: "intent", step: id, at: Date.now(), ...(before && { before }) });
    const client = this.#desk.client as unknown as Record<
      string,
      Record<string, (params: object, options: object) => Promise<never>>
    >;
    try {
      const params = paramsOf(this.#step, items);
      // The client would send it again by itself, where a second time does not count, and not look in between.
      const once = () => client[service]?.[operation]?.(params, { retry: false }) as Promise<never>;
      this.#note(await this.#performer.calls.reply(once));
      return undefined;
    } catch (error) {
      if (!(error instanceof CloudError)) throw error;
      this.#note(error);
      return error;
    }
  }

  #note({ attempts, requestId }: { attempts: number; requestId?: string | undefined }): void {
    this.#sent.attempts += attempts;
    if (requestId) this.#sent.requestId = requestId;
  }

  /**
   * Looks until all are as wished, or nothing is under way any longer and the patience, in milliseconds, is at its end.
   * Gives those that are not as wished; the others have their outcome.
   */
  async #watch(items: readonly StepItem[], patience: number, outcome: Outcome): Promise<readonly StepItem[]> {
    const { first, every, atMost } = this.#pace;
    const began = Date.now();
    await pause(first);
    for (;;) {
      const passed = Date.now() - began;
      try {
        const sights = await this.#see(items);
        const isBusy = items.some((item) => isUnderWay(item, sights.get(item.kind) as Sight, this.#rows(item, sights)));
        const found = this.#match(items, sights);
        const left = items.filter((item) => !found.has(item));
        const failed = left.some((item) => this.#rows(item, sights).some(({ state }) => state === "failed"));
        if (!isBusy && (left.length === 0 || failed || passed >= patience)) {
          for (const [item, after] of found) this.#end(item, outcome, undefined, after ?? undefined);
          return left;
        }
        if (passed >= atMost) return left;
      } catch (error) {
        if (!(error instanceof CloudError && error.retryable && passed < atMost)) throw error;
      }
      await pause(every);
    }
  }

  /** What there is, by kind. */
  async #see(items: readonly StepItem[]): Promise<Map<string, Sight>> {
    const kinds = [...new Set(items.map(({ kind }) => kind))];
    const seen = kinds.map(async (kind) => {
      const keys = items.filter((item) => item.kind === kind).map((item) => this.#key(item));
      return [kind, await this.#performer.looks.look(this.#desk, kind, keys)] as const;
    });
    return new Map(await Promise.all(seen));
  }

  #key({ kind, resource, address = "" }: StepItem): string {
    return readerOf(this.#desk, kind).by === "resource" ? resource : address;
  }

  /** What there is where the item wants something. */
  #rows(item: StepItem, sights: Map<string, Sight>): readonly Binding[] {
    const rows = (sights.get(item.kind)?.at(this.#key(item)) ?? []).filter(
      ({ resource }) => resource.id === item.resource,
    );
    if (isChosen(item)) return rows.filter(({ address }) => !this.#before?.includes(address));
    return rows.filter(({ address }) => address === item.address);
  }

  /** The items that are as wished, with the bindings that there are now. */
  #match(items: readonly StepItem[], sights: Map<string, Sight>): Map<StepItem, Binding | undefined> {
    const taken = new Set<Binding>();
    const found = new Map<StepItem, Binding | undefined>();
    for (const item of items) {
      if (item.balancer !== undefined) {
        if (sights.get(item.kind)?.hasBalancer(item.resource, item.balancer)) found.set(item, undefined);
        continue;
      }
      const bound = this.#rows(item, sights).find((row) => row.state !== "unbound" && !taken.has(row));
      if (item.want === "absent" && !bound) found.set(item, undefined);
      if (item.want !== "present" || bound?.state !== "bound") continue;
      found.set(item, bound);
      // Addresses of the provider's choice go to one item each.
      if (isChosen(item)) taken.add(bound);
    }
    return found;
  }

  /** The addresses that the resource has. */
  async #addresses(): Promise<string[]> {
    const sights = await this.#see(this.#step.items);
    const rows = this.#step.items.flatMap((item) => this.#rows(item, sights));
    return [...new Set(rows.map(({ address }) => address))];
  }

  /** In milliseconds. */
  get #pace() {
    const { first, every, atMost } = this.#step.pace;
    const { intervalMs } = this.#performer;
    return { first: intervalMs ?? first * 1000, every: intervalMs ?? every * 1000, atMost: atMost * 1000 };
  }

  #late(): CloudError {
    const { service, operation, pace } = this.#step;
    const init = { kind: "Timeout", code: "Timeout", retryable: true, attempts: 1, service, operation } as const;
    return new CloudError(
      `${service}.${operation}: it was accepted, and is not in effect after ${pace.atMost} s`,
      init,
    );
  }

  #fail(items: readonly StepItem[], error: CloudError): void {
    for (const item of items) this.#end(item, "failed", error);
  }

  #end(item: StepItem, outcome: Outcome, error?: CloudError, after?: Binding): void {
    this.#outcomes.set(item, {
      item: item.item,
      outcome,
      ...(after && { after: withoutRaw(after) }),
      ...(error && { code: error.code, message: error.message }),
      ...this.#sent,
    });
  }
}

/** Whether the provider chooses the address. */
const isChosen = ({ address, balancer }: StepItem): boolean => address === undefined && balancer === undefined;

/** Whether the item's address is changing, or the resource as a whole. */
const isUnderWay = ({ resource }: StepItem, sight: Sight, rows: readonly Binding[]): boolean =>
  sight.isBusy(resource) || rows.some(({ state }) => state === "busy");

/** Whether an error is about what was asked, and not about who asked. */
const isOfItems = ({ kind }: CloudError): boolean => ["InvalidInput", "NotFound", "Conflict"].includes(kind);

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
