/** What a run writes down before and behind every request, so that another run can go on where it ended. */

import { refuse } from "../input.js";
import type { Binding, Outcome } from "./types.js";

export type JournalEntry =
  /** A run of this plan begins. */
  | { type: "begin"; plan: string; at: number }
  /** The step's request is about to be sent; `before` are the addresses that the resource has, where the provider chooses. */
  | { type: "intent"; step: string; at: number; before?: string[] }
  /** What came of the step. */
  | { type: "outcome"; step: string; at: number; items: StepOutcome[] };

/** What came of a step for one change. */
export interface StepOutcome {
  item: string;
  outcome: Outcome;
  /** The binding that there is now. */
  after?: Binding;
  code?: string;
  message?: string;
  /** The provider's id of the step's last request that changes something. */
  requestId?: string;
  /** How many of those were sent, by this run. */
  attempts?: number;
}

/**
 * Where a run writes. An entry has to be safe when `append` is done: the request that it announces is sent next. Entries
 * are plain JSON.
 */
export interface Journal {
  append(entry: JournalEntry): Promise<void> | void;
  /** All entries so far, in their order. */
  entries(): Promise<Iterable<JournalEntry>> | Iterable<JournalEntry>;
}

export type Intent = Extract<JournalEntry, { type: "intent" }>;

/** What a journal tells of a plan. */
export interface History {
  /** What came of each step that is at its end. */
  outcomes: Map<string, StepOutcome[]>;
  /** The last intent of each step that was begun. */
  intents: Map<string, Intent>;
}

/** What earlier runs of this plan wrote down; nothing if this is the first. */
export function historyOf(entries: Iterable<JournalEntry>, plan: string): History | undefined {
  const history: History = { outcomes: new Map(), intents: new Map() };
  let isNew = true;
  for (const entry of entries) {
    isNew = false;
    if (entry.type === "begin" && entry.plan !== plan) {
      refuse("options.journal", `a journal of the plan ${plan}`, `one of ${entry.plan}`);
    }
    if (entry.type === "intent") history.intents.set(entry.step, entry);
    if (entry.type === "outcome") history.outcomes.set(entry.step, entry.items);
  }
  return isNew ? undefined : history;
}

/** A journal that lasts as long as the program; `entries` are those of a run before. */
export function memoryJournal(entries: Iterable<JournalEntry> = []): Journal {
  const all = [...entries];
  return {
    append(entry) {
      all.push(structuredClone(entry));
    },
    entries: () => all,
  };
}
