/** What is kept of a job. */

import type { PlanItem, Refused, SideEffect } from "../../bindings/types.js";
import type { Settings } from "./limits.js";
import type { BulkPlace } from "./report.js";
import type { NumberedAction, Task } from "./task.js";

/** A change that the planner planned or refused, as far as a report needs it, and the item that it is of. */
export interface Planned {
  item: number;
  entry: Omit<PlanItem | Refused, "binding" | "to">;
}

/** A job as it begins. */
export interface Draft {
  id: string;
  /** The id of the caller whose job it is. */
  caller: string;
  /** How many items it has. */
  items: number;
  /** The side effects that are taken. */
  allow: readonly SideEffect[];
  /** The name under which the Worker's environment has the queue. */
  queue: string;
  /** The name under which it has the namespace of `GatewayObject`. */
  objects: string;
  settings: Settings;
  /** Where its calls go, each once. */
  places: BulkPlace[];
  actions: NumberedAction[];
  tasks: Task[];
  planned: Planned[];
}

/** What is kept of a job beside its items and tasks. */
export interface Job extends Omit<Draft, "actions" | "tasks" | "planned"> {
  createdAt: number;
  cancelledAt?: number;
  endedAt?: number;
  /** Requests to the clouds, as far as consumers have told. */
  requests: number;
}
