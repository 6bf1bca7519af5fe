/** The events of a job as they are sent to a caller (server-sent events), from the entry of the journal that is named. */

import type { StepOutcome } from "../../bindings/journal.js";
import type { Noted, Store } from "./store.js";
import { itemOfCall } from "./task.js";

/** Entries at once. */
const MANY = 200;
/** So often something is sent, so that nobody in between takes the connection for dead. */
const QUIET_MS = 15_000;

export class Events {
  readonly #store: Store;
  /** The item that a change of the plan is of. */
  readonly #itemOf: (change: string) => number | undefined;
  readonly #sleepers = new Set<() => void>();

  constructor(store: Store, itemOf: (change: string) => number | undefined) {
    this.#store = store;
    this.#itemOf = itemOf;
  }

  /** There is something new. */
  wake(): void {
    for (const wake of this.#sleepers) wake();
  }

  /** What comes behind an entry, until the job is at its end. */
  stream(after: number): Response {
    const encoder = new TextEncoder();
    let { last, done } = { last: after, done: this.#store.countEnded(after) };
    const pull = async (controller: ReadableStreamDefaultController<Uint8Array>) => {
      let noted = this.#store.noted(last, MANY);
      if (noted.length === 0) {
        await this.#sleep();
        noted = this.#store.noted(last, MANY);
      }
      const total = this.#store.count();
      const texts = noted.map((entry) => {
        if (entry.type === "outcome") done += 1;
        return this.#text(entry, { done, total });
      });
      last = noted.at(-1)?.seq ?? last;
      controller.enqueue(encoder.encode(texts.join("") || ":\n\n"));
      if (this.#store.job()?.endedAt !== undefined && this.#store.noted(last, 1).length === 0) controller.close();
    };
    const headers = { "content-type": "text/event-stream", "cache-control": "no-store" };
    return new Response(new ReadableStream({ pull }), { headers });
  }

  #text({ seq, type, task, entry }: Noted, tasks: { done: number; total: number }): string {
    const known = JSON.parse(entry) as unknown;
    const data = type === "state" ? known : { task, tasks, items: this.#items(task, known as StepOutcome[]) };
    return `id: ${seq}\nevent: ${type === "state" ? "state" : "progress"}\ndata: ${JSON.stringify(data)}\n\n`;
  }

  #items(task: string, outcomes: readonly StepOutcome[]) {
    return outcomes.map(({ item, outcome, code }) => {
      return { item: itemOfCall(task) ?? this.#itemOf(item), outcome, ...(code && { code }) };
    });
  }

  #sleep(): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.#sleepers.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, QUIET_MS);
      this.#sleepers.add(wake);
    });
  }
}
