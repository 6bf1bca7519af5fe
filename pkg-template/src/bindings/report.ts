/** What came of a plan, change by change. */

import type { StepOutcome } from "./journal.js";
import type { Outcome, Plan, PlanItem, Report, ReportItem } from "./types.js";

export function report(
  plan: Plan,
  outcomes: ReadonlyMap<string, StepOutcome[]>,
  { aborted, calls, began }: { aborted: boolean; calls: number; began: number },
): Report {
  /** By step and item. */
  const known = new Map<string, StepOutcome>();
  for (const [step, items] of outcomes) for (const outcome of items) known.set(`${step} ${outcome.item}`, outcome);
  const planned = plan.items.map((item) => settled(item, known));
  const refused = plan.refused.map(({ reason, allow: _, ...item }): ReportItem => {
    return { ...item, outcome: "refused", steps: {}, code: reason };
  });
  const items = [...planned, ...refused].sort((a, b) => a.change - b.change);
  const complete = items.every(({ outcome }) => outcome === "done" || outcome === "already");
  const isOver = plan.steps.every(({ id }) => outcomes.has(id));
  return {
    version: 1,
    plan: plan.id,
    complete,
    aborted: aborted && !isOver,
    items,
    calls,
    elapsedMs: Date.now() - began,
  };
}

/** An item is as its steps are: as the first that is not done, or else done. */
function settled({ steps, ...item }: PlanItem, known: ReadonlyMap<string, StepOutcome>): ReportItem {
  const found = steps.map((step) => [step, known.get(`${step} ${item.id}`)] as const);
  const outcomes = found.map(([step, outcome]): [string, Outcome] => [step, outcome?.outcome ?? "skipped"]);
  const words = outcomes.map(([, outcome]) => outcome);
  const bad = words.find((word) => word !== "done" && word !== "already");
  const last = found.at(-1)?.[1];
  const told = found.find(([, outcome]) => outcome?.code)?.[1];
  return {
    ...item,
    outcome: bad ?? (words.includes("done") ? "done" : "already"),
    steps: Object.fromEntries(outcomes),
    ...(last?.after && { after: last.after }),
    ...(told?.code && { code: told.code, message: told.message ?? "" }),
  };
}
