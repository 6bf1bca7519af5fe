/** How a job stands, and what came of each of its items. */

import type { StepOutcome } from "../../bindings/journal.js";
import { report as reportOf } from "../../bindings/report.js";
import type { Outcome, PlanItem, Refused } from "../../bindings/types.js";
import type { Action } from "../action.js";
import type { Job, Planned } from "./record.js";
import { callId, type Settled } from "./task.js";

export type BulkState = "running" | "cancelling" | "done" | "cancelled";

/** Where calls of a job go. */
export type BulkPlace = Pick<Action, "cloud" | "account" | "region" | "service">;

/** How a job stands. */
export interface BulkStatus {
  id: string;
  state: BulkState;
  places: BulkPlace[];
  /** How many items there are, and how many of each outcome; `skipped` are those that have not been begun. */
  items: { total: number } & Record<Outcome, number>;
  /** Reading, planning, and each request that changes something. */
  tasks: { total: number; done: number };
  /** Requests to the clouds, as far as they are known: those of a consumer that died are not. */
  requests: number;
  createdAt: string;
  endedAt?: string;
}

/** What came of an item. */
export interface BulkItemReport {
  /** Its place in what was given. */
  item: number;
  outcome: Outcome;
  code?: string;
  message?: string;
  /** The provider's id of the last request that was about it. */
  requestId?: string;
  /** How many requests were sent for it, perhaps together with others. */
  attempts: number;
}

/** What came of a job, or has come of it so far. */
export interface BulkReport extends BulkStatus {
  /** Whether every item is as wished. */
  complete: boolean;
  report: BulkItemReport[];
}

/** What there is to know of the items. */
export interface Known {
  planned: readonly Planned[];
  settled: readonly Settled[];
  outcomes: ReadonlyMap<string, StepOutcome[]>;
}

export const stateOf = ({ endedAt, cancelledAt }: Job): BulkState =>
  endedAt === undefined
    ? cancelledAt === undefined
      ? "running"
      : "cancelling"
    : cancelledAt === undefined
      ? "done"
      : "cancelled";

export function statusOf(job: Job, tasks: BulkStatus["tasks"], items: readonly BulkItemReport[]): BulkStatus {
  const counts: Record<Outcome, number> = { done: 0, already: 0, failed: 0, unknown: 0, skipped: 0, refused: 0 };
  for (const { outcome } of items) counts[outcome] += 1;
  const time = (at: number) => new Date(at).toISOString();
  return {
    id: job.id,
    state: stateOf(job),
    places: job.places,
    items: { total: job.items, ...counts },
    tasks,
    requests: job.requests,
    createdAt: time(job.createdAt),
    ...(job.endedAt !== undefined && { endedAt: time(job.endedAt) }),
  };
}

/** What came of each item: of its changes, as the planner's report has them, of its call, or of reading. */
export function itemReports(total: number, { planned, settled, outcomes }: Known): BulkItemReport[] {
  const parts = new Map<number, Omit<BulkItemReport, "item">[]>();
  const add = (item: number, part: Omit<BulkItemReport, "item">) => {
    const known = parts.get(item);
    if (known) known.push(part);
    else parts.set(item, [part]);
  };
  for (const { item, outcome, code, message } of settled) {
    add(item, { outcome, attempts: 0, ...(code && { code, message: message ?? "" }) });
  }
  for (const { item, entry } of changesOf(planned, outcomes)) {
    const { id, outcome, steps, code, message } = entry;
    const made = Object.keys(steps).flatMap((step) => outcomes.get(step)?.find((each) => each.item === id) ?? []);
    add(item, {
      outcome,
      ...(code && { code, message: message ?? "" }),
      ...traceOf(made),
    });
  }
  return Array.from({ length: total }, (_, item): BulkItemReport => {
    const [call] = outcomes.get(callId(item)) ?? [];
    if (call)
      add(item, {
        outcome: call.outcome,
        ...(call.code && { code: call.code, message: call.message ?? "" }),
        ...traceOf([call]),
      });
    return { item, ...together(parts.get(item) ?? []) };
  });
}

/** The changes with what came of them; `change` is their place among the planned ones. */
function changesOf(planned: readonly Planned[], outcomes: Known["outcomes"]) {
  const numbered = planned.map(({ entry }, change) => ({ ...entry, change }));
  const plan = {
    id: "",
    version: 1 as const,
    items: numbered.filter((entry): entry is PlanItem => "steps" in entry),
    refused: numbered.filter((entry): entry is Refused => "reason" in entry),
    steps: [],
    estimate: { calls: 0, reads: 0, seconds: 0 },
  };
  const { items } = reportOf(plan, new Map(outcomes), { aborted: false, calls: 0, began: 0 });
  return items.map((entry) => ({ item: planned[entry.change]?.item ?? 0, entry }));
}

const traceOf = (made: readonly StepOutcome[]): Pick<BulkItemReport, "requestId" | "attempts"> => {
  const requestId = made.flatMap((each) => each.requestId ?? []).at(-1);
  return { attempts: made.reduce((sum, { attempts = 0 }) => sum + attempts, 0), ...(requestId && { requestId }) };
};

/** An item is as the first of its parts that is not as wished, or else done. */
function together(parts: readonly Omit<BulkItemReport, "item">[]): Omit<BulkItemReport, "item"> {
  const bad = parts.find(({ outcome }) => outcome !== "done" && outcome !== "already");
  const told = bad ??
    parts.find(({ outcome }) => outcome === "done") ??
    parts[0] ?? { outcome: "skipped", attempts: 0 };
  return { ...told, attempts: parts.reduce((sum, { attempts }) => sum + attempts, 0) };
}
