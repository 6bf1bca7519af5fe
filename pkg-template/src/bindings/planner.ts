/** The planner, which is wasm: JSON in, JSON out. See `src/bindings/` of the crate. */

import { CloudError, type ErrorKind } from "../error.js";
import { members } from "../input.js";
import { read, wasm, write } from "../wasm.js";
import { withoutRaw } from "./reader.js";
import type { Binding, Change, Place, Plan, SideEffect } from "./types.js";

/** What a plan is made with, beside the changes. */
export interface PlanOptions {
  /** Side effects that are taken. A change that has another one is refused. */
  allow?: readonly SideEffect[];
  /** Further bindings that are known, such as what the targets of moves have already. */
  inventory?: Iterable<Binding>;
}

export function plan(changes: readonly Change[], options: PlanOptions = {}): Plan {
  const { allow = [], inventory = [] } = members(options, "options", ["allow", "inventory"]) as PlanOptions;
  const request = {
    changes: changes.map(({ action, ...parts }: Partial<Record<"binding" | "to", Place>> & Change) => ({
      ...parts,
      action,
      ...(parts.binding && { binding: withoutRaw(parts.binding) }),
      ...(parts.to && { to: withoutRaw(parts.to) }),
    })),
    inventory: Array.from(inventory, withoutRaw),
    allow,
  };
  const length = wasm.planner_plan(write(JSON.stringify(request)));
  const text = read(wasm.planner_output(), Math.abs(length));
  if (length >= 0) return JSON.parse(text) as Plan;
  const { code, message } = JSON.parse(text) as { code: ErrorKind; message: string };
  throw new CloudError(message, { kind: code, code, retryable: false, attempts: 0 });
}
