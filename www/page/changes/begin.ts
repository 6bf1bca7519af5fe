/** What somebody wishes to change: first a plan of it is shown. */

import { signal } from "@preact/signals";
import type { Binding, Change, Plan, PlanOptions, SideEffect } from "cloudip/bindings";
import { bindings } from "../connections/store.js";
import { chosen } from "../inventory/selection.js";
import { rows } from "../inventory/store.js";

/** A plan that can be made again with further side effects allowed. */
export type Draft = (allow: readonly SideEffect[]) => Plan;

/** The plan that is looked at. */
export const draft = signal<Draft | undefined>(undefined);
/** The bindings that something is to be bound at or from, or that are to be moved: where to has to be asked. */
export const asked = signal<{ action: "bind" | "move"; bindings: readonly Binding[] } | undefined>(undefined);

export function propose(changes: readonly Change[], options: Omit<PlanOptions, "allow"> = {}): void {
  draft.value = (allow) => bindings.value.plan(changes, { ...options, allow });
}

/** The chosen ones are to go. */
export function unbindAll(): void {
  if (chosen.value.length > 0) propose(chosen.value.map((binding) => ({ action: "unbind", binding })));
}

/** Something is to be bound at, or from, the chosen ones. */
export const bindFrom = () => ask("bind");

/** The chosen ones are to go somewhere else. */
export const moveAll = () => ask("move");

function ask(action: "bind" | "move"): void {
  if (chosen.value.length > 0) asked.value = { action, bindings: chosen.value };
}

/** What is at the places that changes lead to, as far as it is known. */
export function known(changes: readonly Change[]): Binding[] {
  const resources = new Set(changes.flatMap((change) => ("to" in change ? change.to.resource.id : [])));
  return rows.value.filter(({ resource }) => resource.id && resources.has(resource.id));
}
