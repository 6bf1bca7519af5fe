/** The pieces of a job's work: what one turn of a consumer takes on, and what it writes down about it. */

import type { Intent, StepOutcome } from "../../bindings/journal.js";
import type { BindingKind, Change, Step } from "../../bindings/types.js";
import type { Action } from "../action.js";

/** An item of a job, with the number that it was given under. */
export interface NumberedAction extends Action {
  item: number;
}

/** What every task has, as a step of a plan does: the planner's steps are tasks as they are. */
type Common = Pick<Step, "id" | "after" | "locks">;
/** Whose clients a task needs. */
type Placed = Pick<Step, "cloud" | "account" | "region" | "service">;

/** Reads what the items of a kind are about, since the planner goes by bindings and items name only ids. */
export interface ReadTask extends Common, Placed {
  type: "read";
  kind: BindingKind;
  items: number[];
}

/** Makes the plan, when all has been read. */
export interface PlanTask extends Common {
  type: "plan";
}

/** A step of the plan. */
export interface StepTask extends Step {
  type: "step";
}

/** An operation that the planner does not know. */
export interface CallTask extends Common, Placed {
  type: "call";
  operation: string;
  params: Record<string, unknown>;
}

export type Task = ReadTask | PlanTask | StepTask | CallTask;

/** A task as a consumer gets it, with what it needs beside. */
export type Work =
  | { type: "read"; task: ReadTask; actions: NumberedAction[] }
  | { type: "plan"; task: PlanTask; changes: Change[] }
  | { type: "step"; task: StepTask; intent?: Intent }
  | { type: "call"; task: CallTask; intent?: Intent };

/** What came of an item that the planner never saw. */
export interface Settled extends Omit<StepOutcome, "item" | "after"> {
  item: number;
}

/** What was read: the changes that the items are, and the items that are settled by what there is. */
export interface Found {
  changes: { item: number; change: Change }[];
  settled: Settled[];
}

/** The task of an item that is called as it is. */
const CALL = "call:";
export const callId = (item: number): string => `${CALL}${item}`;
export const itemOfCall = (task: string): number | undefined =>
  task.startsWith(CALL) ? Number(task.slice(CALL.length)) : undefined;

/**
 * What is noted of a task that is not to be taken any more: nothing tells why those who took it did not end it. `changing`
 * are the items that the planner would have planned.
 */
export function givenUp(
  task: Task,
  changing: readonly number[],
): { items: StepOutcome[]; found?: Found; plan?: { planned: []; tasks: [] } } {
  const because = { outcome: "unknown", code: "GivenUp", message: "it ended each consumer that took it" } as const;
  const unplanned = { outcome: "skipped", code: "GivenUp", message: "no plan could be made of the job" } as const;
  switch (task.type) {
    case "read":
      return { items: [], found: { changes: [], settled: task.items.map((item) => ({ item, ...because })) } };
    case "plan":
      return {
        items: [],
        found: { changes: [], settled: changing.map((item) => ({ item, ...unplanned })) },
        plan: { planned: [], tasks: [] },
      };
    case "step":
      return { items: task.items.map(({ item }) => ({ item, ...because })) };
    case "call":
      return { items: [{ item: task.id, ...because }] };
  }
}
