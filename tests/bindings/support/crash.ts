// A run that is killed at a position of its journal, and the run that goes on; in any runtime.
import type { Bindings, Change, Journal, JournalEntry, Plan, Report } from "../../../pkg/bindings/index.js";

/** What the package gives, and a world to work in. */
export interface Setting {
  bindings: Bindings;
  changes: readonly Change[];
  intervalMs: number;
}

/**
 * A journal that dies with its program: from that entry on nothing is ever done with appending, so that nothing is sent
 * any longer. `written` tells whether that entry is safe.
 */
export function mortal(entries: JournalEntry[], position: number, written: boolean) {
  let died: () => void = () => {};
  const dead = new Promise<void>((resolve) => {
    died = resolve;
  });
  const journal: Journal = {
    append(entry) {
      if (entries.length < position) {
        entries.push(structuredClone(entry));
        return;
      }
      if (written && entries.length === position) entries.push(structuredClone(entry));
      died();
      return new Promise<void>(() => {});
    },
    entries: () => [...entries],
  };
  return { journal, dead };
}

/** How many entries a whole run writes, and its report. */
export async function whole({ bindings, changes, intervalMs }: Setting): Promise<{ entries: number; report: Report }> {
  const entries: JournalEntry[] = [];
  const { journal } = mortal(entries, Number.POSITIVE_INFINITY, true);
  const report = await bindings.apply(bindings.plan(changes), { journal, intervalMs });
  return { entries: entries.length, report };
}

/** The report of the run that goes on after one was killed at that position. */
export async function killedAndResumed(
  { bindings, changes, intervalMs }: Setting,
  position: number,
  written: boolean,
): Promise<{ report: Report; entries: JournalEntry[]; plan: Plan }> {
  const plan = bindings.plan(changes);
  const entries: JournalEntry[] = [];
  const first = mortal(entries, position, written);
  const ended = bindings.apply(plan, { journal: first.journal, intervalMs, concurrency: 4 });
  await Promise.race([first.dead, ended]);
  const { journal } = mortal(entries, Number.POSITIVE_INFINITY, true);
  // The plan is as it was stored.
  const stored = JSON.parse(JSON.stringify(plan)) as Plan;
  const report = await bindings.apply(stored, { journal, intervalMs });
  return { report, entries, plan };
}
