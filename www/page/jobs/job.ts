/** A run of a plan: what was asked for, and what has come of it. It holds no secret, so that it can be kept. */

import { type Signal, signal } from "@preact/signals";
import type { JournalEntry, Outcome, Plan, PlanItem, Report } from "cloudip/bindings";

/** What is kept of a run. Its journal is kept beside it. */
export interface Kept {
  id: string;
  at: number;
  plan: Plan;
  report?: Report | undefined;
  /** The gateway that performs it, and what the gateway calls it once it has begun. */
  gateway?: { url: string; job?: string };
}

export interface Job extends Kept {
  /** `away`: a gateway that is not connected performs it. */
  state: "running" | "stopping" | "elsewhere" | "away" | "done" | "cut off" | "broken";
  /** Steps at their end, and requests. */
  done: number;
  calls: number;
  /** Why it could not go on. */
  error?: unknown;
}

/** What is happening to a change. */
export type Progress = Outcome | "waiting" | "working";

/** What the steps of a run have come to; it grows with every entry of the journal. */
export class Live {
  /** Counts the changes, for those who show them. */
  readonly version: Signal<number> = signal(0);
  readonly #begun = new Set<string>();
  readonly #outcomes = new Map<string, Outcome>();
  #isTold = false;

  take(entry: JournalEntry): void {
    if (entry.type === "intent") this.#begun.add(entry.step);
    if (entry.type === "outcome") {
      for (const { item, outcome } of entry.items) this.#outcomes.set(`${entry.step} ${item}`, outcome);
    }
    if (this.#isTold) return;
    // Once for all that comes before the next picture.
    this.#isTold = true;
    requestAnimationFrame(() => {
      this.#isTold = false;
      this.version.value += 1;
    });
  }

  of({ id, steps }: PlanItem): Progress {
    const outcomes = steps.map((step) => this.#outcomes.get(`${step} ${id}`));
    const bad = outcomes.find((outcome) => outcome && outcome !== "done" && outcome !== "already");
    if (bad) return bad;
    if (outcomes.every(Boolean)) return outcomes.includes("done") ? "done" : "already";
    return steps.some((step) => this.#begun.has(step)) ? "working" : "waiting";
  }
}
