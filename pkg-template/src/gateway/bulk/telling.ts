/** What is told of a job: how it stands, its report, and which item a change of its plan is of. */

import type { StepOutcome } from "../../bindings/journal.js";
import type { Job, Planned } from "./record.js";
import { type BulkReport, type BulkStatus, itemReports, statusOf } from "./report.js";
import type { Store } from "./store.js";

export class Telling {
  readonly #store: Store;
  #planned: readonly Planned[] | undefined;
  #items: Map<string, number> | undefined;

  constructor(store: Store) {
    this.#store = store;
  }

  /** The plan has become another. */
  forget(): void {
    this.#planned = undefined;
    this.#items = undefined;
  }

  itemOf(change: string): number | undefined {
    this.#items ??= new Map(this.#plan().map(({ item, entry }) => [entry.id, item]));
    return this.#items.get(change);
  }

  status(job: Job, outcomes: ReadonlyMap<string, StepOutcome[]>): BulkStatus {
    const { report: _, complete: __, ...status } = this.report(job, outcomes);
    return status;
  }

  report(job: Job, outcomes: ReadonlyMap<string, StepOutcome[]>): BulkReport {
    const items = itemReports(job.items, { planned: this.#plan(), settled: this.#store.settled(), outcomes });
    const tasks = { total: this.#store.count(), done: this.#store.countEnded() };
    return {
      ...statusOf(job, tasks, items),
      complete: items.every(({ outcome }) => outcome === "done" || outcome === "already"),
      report: items,
    };
  }

  #plan(): readonly Planned[] {
    this.#planned ??= this.#store.planned();
    return this.#planned;
  }
}
