/**
 * The planner, which is wasm: parts of a text in, JSON out. See `src/bindings/` of the crate. It names changes by their
 * numbers; what they are is laid beside that here.
 */

import { CloudError } from "../error.js";
import { members } from "../input.js";
import { read, wasm, write } from "../wasm.js";
import { PlanRequest } from "./plan-request.js";
import { withoutRaw } from "./reader.js";
import type { Binding, Change, Place, Plan, PlanItem, PlannedChange, Refused, SideEffect } from "./types.js";

/** What a plan is made with, beside the changes. */
export interface PlanOptions {
  /** Side effects that are taken. A change that has another one is refused. */
  allow?: readonly SideEffect[];
  /** Further bindings that are known, such as what the targets of moves have already. */
  inventory?: Iterable<Binding>;
}

/** What the planner tells of a change: its number, and what becomes of it. */
type Told<T> = Omit<T, Exclude<keyof PlannedChange, "change">>;

type Answer = Omit<Plan, "items" | "refused"> & { items: Told<PlanItem>[]; refused: Told<Refused>[] };

export function plan(changes: readonly Change[], options: PlanOptions = {}): Plan {
  const { allow = [], inventory = [] } = members(options, "options", ["allow", "inventory"]) as PlanOptions;
  const request = new PlanRequest();
  request.list("options.allow", allow, (effect, path) => request.text(effect, path));
  request.list("changes", changes, (change, path) => request.change(change, path));
  request.list("options.inventory", [...inventory], (binding, path) => request.binding(binding, path));
  const length = wasm.planner_plan(write(request.toString()));
  if (length < 0) {
    const init = { kind: "Internal", code: "Internal", retryable: false, attempts: 0 } as const;
    throw new CloudError("the planner does not understand its request", init);
  }
  const { id, version, items, refused, steps, estimate } = JSON.parse(read(wasm.planner_output(), length)) as Answer;
  const planned = changes.map(describe);
  const described = <T>({ change, ...told }: Told<T> & { change: number }) => ({ ...planned[change], ...told }) as T;
  return {
    id,
    version,
    items: items.map(described<PlanItem>),
    refused: refused.map(described<Refused>),
    steps,
    estimate,
  };
}

/** A change as a plan keeps it: without the provider's records. */
function describe(change: Change, index: number): PlannedChange {
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
