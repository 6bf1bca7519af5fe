/**
 * The planner, which is wasm: parts of a text in, JSON out. See `src/bindings/` of the crate. It names changes by their
 * numbers; what they are is laid beside that here.
 */

import { ownError } from "../error.js";
import { members } from "../input.js";
import { read, wasm, write } from "../wasm.js";
import { planRequest } from "./plan-request.js";
import { withoutRaw } from "./reader.js";
import type { Binding, Change, Place, Plan, PlanItem, PlannedChange, Refused, SideEffect } from "./types.js";

/** What a plan is made with, beside the changes. */
export interface PlanOptions {
  /** Side effects that are taken. A change that has another one is refused. */
  allow?: readonly SideEffect[];
  /** Further bindings that are known, such as what the targets of moves have already. */
  inventory?: Iterable<Binding>;
}

/** What the planner tells: of changes only those that it refuses, by their numbers. */
type Answer = Omit<Plan, "items" | "refused"> & { refused: Omit<Refused, Exclude<keyof PlannedChange, "change">>[] };

export function plan(changes: readonly Change[], options: PlanOptions = {}): Plan {
  const { allow = [], inventory = [] } = members(options, "options", ["allow", "inventory"]) as PlanOptions;
  const length = wasm.planner_plan(write(planRequest(changes, allow, [...inventory])));
  if (length < 0) throw ownError("Internal", "the planner does not understand its request");
  const { id, version, refused, steps, estimate } = JSON.parse(read(wasm.planner_output(), length)) as Answer;
  const reasons = new Map(refused.map((reason) => [reason.change, reason]));
  const planned = changes.map((change, index): PlanItem | Refused => {
    const reason = reasons.get(index);
    return Object.assign(described(change, index), reason ?? { steps: [] });
  });
  for (const step of steps) {
    for (const { item } of step.items) (planned[numberOf(item)] as PlanItem).steps.push(step.id);
  }
  return {
    id,
    version,
    items: planned.filter((item): item is PlanItem => "steps" in item),
    refused: planned.filter((item): item is Refused => "reason" in item),
    steps,
    estimate,
  };
}

/** The number of a change, by the id that a plan gives it. */
const numberOf = (id: string): number => Number(id.slice(1));

/** A change as a plan keeps it: without the provider's records. */
function described(change: Change, index: number): PlannedChange {
  const { action, binding, to, address } = change as Change & { binding?: Binding; to?: Place; address?: string };
  const wanted = address ?? binding?.address;
  return {
    id: `i${index}`,
    change: index,
    action,
    kind: (binding ?? (to as Place)).kind,
    ...(binding && { binding: withoutRaw(binding) }),
    ...(to && { to: withoutRaw(to) }),
    ...(wanted !== undefined && { address: wanted }),
  };
}
