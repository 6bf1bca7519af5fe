/**
 * One view of every bound address across services, regions and clouds; and changes that are planned, applied, verified
 * and undone.
 *
 * @module cloudip/bindings
 */
export type { ApplyOptions, ApplyProgress } from "./apply.js";
export { Bindings } from "./bindings.js";
export type { IdleItem } from "./idle.js";
export { type Journal, type JournalEntry, memoryJournal, type StepOutcome } from "./journal.js";
export type { PlanOptions } from "./planner.js";
export type * from "./types.js";
