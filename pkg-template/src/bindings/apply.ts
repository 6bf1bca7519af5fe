/** Performs a plan: every step as soon as the plan permits, each of its ends written down before another relies on it. */

import { members, refuse } from "../input.js";
import { Calls } from "./calls.js";
import { type Journal, type JournalEntry, memoryJournal, type StepOutcome } from "./journal.js";
import type { Desk } from "./list.js";
import { Looks } from "./looks.js";
import { report } from "./report.js";
import { type Performer, perform } from "./step.js";
import type { Plan, Report, Step } from "./types.js";

/** What a run tells while it goes on. */
export interface ApplyProgress {
  /** The step that begins or came to its end. */
  step: string;
  phase: "begin" | "end";
  /** Steps that came to their end, of all. */
  done: number;
  total: number;
  /** Requests so far. */
  calls: number;
}

/** How a plan is performed. */
export interface ApplyOptions {
  /** Begins no further step. Those that have begun come to their end, and the report tells what stands. */
  signal?: AbortSignal;
  /** Is told of each step. What it throws changes nothing. */
  onProgress?: (progress: ApplyProgress) => void;
  /** Where the run is written down. With the journal of a run that was cut off, that one goes on. */
  journal?: Journal;
  /** Steps at once; 16 if left out. */
  concurrency?: number;
  /** Milliseconds before each look at an effect, in place of the documented ones. */
  intervalMs?: number;
}

/** Steps at once. */
export const CONCURRENCY = 16;

/** Looks that fall into the same part of an interval share a list. */
const WINDOW = 1 / 30;
const LONGEST_WINDOW_MS = 100;

export async function apply(desks: readonly Desk[], plan: Plan, options: ApplyOptions): Promise<Report> {
  if (plan.version !== 1) refuse("plan.version", "1", String(plan.version));
  members(options, "options", ["signal", "onProgress", "journal", "concurrency", "intervalMs"]);
  const { journal = memoryJournal(), concurrency = CONCURRENCY, signal, intervalMs } = options;
  const began = Date.now();
  const calls = new Calls(concurrency);
  const run = new Run(plan, new Map(plan.steps.map((step) => [step.id, deskOf(desks, step)])), journal);
  await run.read();
  const looks = new Looks(calls, Math.min(LONGEST_WINDOW_MS, (intervalMs ?? 1000) * WINDOW));
  const performer: Performer = { calls, looks, intervalMs, append: (entry) => run.append(entry) };
  await run.perform(performer, concurrency, signal, (step, phase) => {
    const progress = { step, phase, done: run.outcomes.size, total: plan.steps.length, calls: calls.count };
    try {
      options.onProgress?.(progress);
    } catch {}
  });
  return report(plan, run.outcomes, { aborted: signal?.aborted ?? false, calls: calls.count, began });
}

/** The client of a step. */
function deskOf(desks: readonly Desk[], { cloud, account, region }: Step): Desk {
  const desk = desks.find((desk) => desk.cloud === cloud && desk.name === account && desk.region === region);
  return desk ?? refuse("plan", `an account given to Bindings: ${account}, ${cloud}, ${region}`, "none");
}

class Run {
  /** What came of each step that is at its end. */
  readonly outcomes = new Map<string, StepOutcome[]>();
  readonly #intents = new Map<string, Extract<JournalEntry, { type: "intent" }>>();
  readonly #plan: Plan;
  readonly #desks: Map<string, Desk>;
  readonly #journal: Journal;
  /** Why nothing may be sent any longer. */
  #broken: { error: unknown } | undefined;

  constructor(plan: Plan, desks: Map<string, Desk>, journal: Journal) {
    this.#plan = plan;
    this.#desks = desks;
    this.#journal = journal;
  }

  /** What earlier runs wrote down. */
  async read(): Promise<void> {
    let isNew = true;
    for (const entry of await this.#journal.entries()) {
      isNew = false;
      if (entry.type === "begin" && entry.plan !== this.#plan.id) {
        refuse("options.journal", `a journal of the plan ${this.#plan.id}`, `one of ${entry.plan}`);
      }
      if (entry.type === "intent") this.#intents.set(entry.step, entry);
      if (entry.type === "outcome") this.outcomes.set(entry.step, entry.items);
    }
    if (isNew) await this.append({ type: "begin", plan: this.#plan.id, at: Date.now() });
  }

  /** Nothing is sent that is not written down. */
  async append(entry: JournalEntry): Promise<void> {
    if (this.#broken) throw this.#broken.error;
    try {
      await this.#journal.append(entry);
    } catch (error) {
      this.#broken = { error };
      throw error;
    }
  }

  async perform(
    performer: Performer,
    concurrency: number,
    signal: AbortSignal | undefined,
    tell: (step: string, phase: "begin" | "end") => void,
  ): Promise<void> {
    const locked = new Set<string>();
    const running = new Set<Promise<void>>();
    let waiting = this.#plan.steps.filter(({ id }) => !this.outcomes.has(id));

    const begin = async (step: Step): Promise<void> => {
      tell(step.id, "begin");
      const items = await perform(step, this.#desks.get(step.id) as Desk, performer, this.#intents.get(step.id));
      await this.append({ type: "outcome", step: step.id, at: Date.now(), items });
      this.outcomes.set(step.id, items);
      for (const lock of step.locks) locked.delete(lock);
      tell(step.id, "end");
    };

    for (;;) {
      const later: Step[] = [];
      for (const step of waiting) {
        const isFree = running.size < concurrency && !step.locks.some((lock) => locked.has(lock));
        if (!isFree || signal?.aborted || this.#broken || !this.#isReady(step)) {
          later.push(step);
          continue;
        }
        for (const lock of step.locks) locked.add(lock);
        const work: Promise<void> = begin(step)
          .catch((error) => {
            this.#broken ??= { error };
          })
          .finally(() => running.delete(work));
        running.add(work);
      }
      waiting = later;
      if (running.size === 0) break;
      await Promise.race(running);
    }
    if (this.#broken) throw this.#broken.error;
  }

  /** Whether all that the step needs has succeeded. */
  #isReady({ after }: Step): boolean {
    return after.every((id) =>
      this.outcomes.get(id)?.every(({ outcome }) => outcome === "done" || outcome === "already"),
    );
  }
}
