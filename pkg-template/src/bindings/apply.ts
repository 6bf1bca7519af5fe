/**
 * Performs a plan: every step as soon as the plan permits, each of its ends written down before another relies on it.
 *
 * Who performs a plan in pieces, such as a queue's consumer with the journal elsewhere, uses the same parts as this file:
 * - `desksOf(accounts)` checks the clients, and `neededDesk(desks, step)` finds the one of a step;
 * - `historyOf(entries, plan.id)` reads a journal, and `new Agenda(plan, history)` tells which steps may begin: `begin()`
 *   gives one and takes its locks, `end(step, items)` notes what came of it and frees what waited;
 * - `perform(step, desk, performerOf(append, limits), history.intents.get(step.id))` makes one step: it gives `append` the
 *   intent before each request, sends, and looks until the effect shows. With an intent of an earlier run it looks first
 *   and sends only what is not there, so a step may be given again after a crash. Its outcome is for the caller to write
 *   down, and then to `end`. A step must not be performed twice at the same time;
 * - `report(plan, agenda.outcomes, ...)` makes the report of what is written down so far.
 * None of these needs wasm; only `planner.ts` does, whose module is not the one of the clients.
 */

import { members, refuse } from "../input.js";
import { Agenda } from "./agenda.js";
import { type Desk, neededDesk } from "./desks.js";
import { historyOf, type Journal, type JournalEntry, memoryJournal } from "./journal.js";
import { report } from "./report.js";
import { perform, performerOf } from "./step.js";
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

export async function apply(desks: readonly Desk[], plan: Plan, options: ApplyOptions): Promise<Report> {
  if (plan.version !== 1) refuse("plan.version", "1", String(plan.version));
  members(options, "options", ["signal", "onProgress", "journal", "concurrency", "intervalMs"]);
  const { journal = memoryJournal(), concurrency = CONCURRENCY, signal, intervalMs } = options;
  const began = Date.now();
  const deskOf = new Map(plan.steps.map((step) => [step, neededDesk(desks, step)]));
  const scribe = new Scribe(journal);
  const history = historyOf(await journal.entries(), plan.id);
  if (!history) await scribe.append({ type: "begin", plan: plan.id, at: Date.now() });
  const { outcomes = new Map(), intents = new Map() } = history ?? {};
  const agenda = new Agenda(plan, { outcomes, intents });
  const performer = performerOf((entry) => scribe.append(entry), { concurrency, intervalMs });

  const tell = (step: Step, phase: ApplyProgress["phase"]) => {
    const done = agenda.outcomes.size;
    try {
      options.onProgress?.({ step: step.id, phase, done, total: plan.steps.length, calls: performer.calls.count });
    } catch {}
  };
  const make = async (step: Step): Promise<void> => {
    tell(step, "begin");
    const items = await perform(step, deskOf.get(step) as Desk, performer, intents.get(step.id));
    await scribe.append({ type: "outcome", step: step.id, at: Date.now(), items });
    agenda.end(step, items);
    tell(step, "end");
  };
  await inTurns(agenda, concurrency, make, () => signal?.aborted ?? false);
  return report(plan, agenda.outcomes, { aborted: signal?.aborted ?? false, calls: performer.calls.count, began });
}

/**
 * Makes steps, so many at once, until none may begin any longer. What one throws is thrown when those begun are over. Each
 * end begins what is next: a race of all that run, anew after each, would cost their number squared.
 */
function inTurns(
  agenda: Agenda,
  most: number,
  make: (step: Step) => Promise<void>,
  isOver: () => boolean,
): Promise<void> {
  let running = 0;
  const errors: unknown[] = [];
  return new Promise((resolve, reject) => {
    const next = () => (errors.length > 0 || running >= most || isOver() ? undefined : agenda.begin());
    const turn = (): void => {
      for (let step = next(); step; step = next()) {
        running += 1;
        make(step)
          .catch((error) => void errors.push(error))
          .finally(() => {
            running -= 1;
            turn();
          });
      }
      if (running > 0) return;
      if (errors.length > 0) reject(errors[0]);
      else resolve();
    };
    turn();
  });
}

/** Writes into a journal until that fails: nothing is sent that is not written down. */
class Scribe {
  readonly #journal: Journal;
  #broken: { error: unknown } | undefined;

  constructor(journal: Journal) {
    this.#journal = journal;
  }

  async append(entry: JournalEntry): Promise<void> {
    if (this.#broken) throw this.#broken.error;
    try {
      await this.#journal.append(entry);
    } catch (error) {
      this.#broken = { error };
      throw error;
    }
  }
}
