/** Which step of a plan is next. */

import type { StepOutcome } from "./journal.js";
import type { Step } from "./types.js";

/** What an agenda goes by: steps of a plan, or other work that has the same rules. */
type Ordered = Pick<Step, "id" | "after" | "locks">;

/** What earlier runs did. */
interface Past {
  outcomes: ReadonlyMap<string, StepOutcome[]>;
  /** Has the ids of the steps that were begun. */
  intents: { has(id: string): boolean };
}

/**
 * The steps of a plan that may begin: all that they need has succeeded, and no running step has one of their locks. What
 * it costs is linear in the steps and what they need.
 */
export class Agenda<Work extends Ordered = Step> {
  /** What came of each step that is at its end. */
  readonly outcomes: Map<string, StepOutcome[]>;
  /** Steps that need nothing any longer, the next one last. */
  readonly #ready: Work[] = [];
  /** How many steps have to succeed before a step. */
  readonly #needs = new Map<Work, number>();
  readonly #dependents = new Map<string, Work[]>();
  readonly #locked = new Set<string>();
  /** Steps that wait for a lock. */
  readonly #blocked = new Map<string, Work[]>();

  constructor({ steps }: { steps: readonly Work[] }, { outcomes, intents }: Past) {
    this.outcomes = new Map(outcomes);
    const left = steps.filter(({ id }) => !outcomes.has(id));
    for (const step of left) {
      const needs = step.after.filter((id) => !this.#hasSucceeded(id));
      this.#needs.set(step, needs.length);
      for (const id of needs) put(this.#dependents, id, step);
    }
    const ready = left.filter((step) => this.#needs.get(step) === 0);
    // What an earlier run began holds its locks already, and is settled before others count on what there is.
    const begun = ready.filter(({ id }) => intents.has(id));
    this.#ready.push(...[...begun, ...ready.filter(({ id }) => !intents.has(id))].reverse());
  }

  /** The next step, which runs from now on; undefined if none may begin before another ends. */
  begin(): Work | undefined {
    for (let step = this.#ready.pop(); step; step = this.#ready.pop()) {
      const lock = step.locks.find((lock) => this.#locked.has(lock));
      if (lock === undefined) {
        for (const lock of step.locks) this.#locked.add(lock);
        return step;
      }
      put(this.#blocked, lock, step);
    }
    return undefined;
  }

  /** Notes the end of a step that runs. */
  end(step: Work, items: StepOutcome[]): void {
    this.outcomes.set(step.id, items);
    const free: Work[] = [];
    for (const lock of step.locks) {
      this.#locked.delete(lock);
      free.push(...(this.#blocked.get(lock) ?? []));
      this.#blocked.delete(lock);
    }
    if (this.#hasSucceeded(step.id)) {
      for (const dependent of this.#dependents.get(step.id) ?? []) {
        const needs = (this.#needs.get(dependent) ?? 0) - 1;
        this.#needs.set(dependent, needs);
        if (needs === 0) free.push(dependent);
      }
    }
    this.#ready.push(...free.reverse());
  }

  #hasSucceeded(id: string): boolean {
    const items = this.outcomes.get(id);
    return items?.every(({ outcome }) => outcome === "done" || outcome === "already") ?? false;
  }
}

function put<Work>(lists: Map<string, Work[]>, name: string, step: Work): void {
  const list = lists.get(name);
  if (list) list.push(step);
  else lists.set(name, [step]);
}
