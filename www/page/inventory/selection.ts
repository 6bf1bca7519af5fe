/** Which rows are shown, which one has the focus, and which are chosen. */

import { computed, signal } from "@preact/signals";
import type { Binding } from "cloudip/bindings";
import { route } from "../shell/route.js";
import { shown } from "./filter.js";
import { rows } from "./store.js";

export const visible = computed(() => shown(rows.value, route.value.query));

const marked = signal<ReadonlySet<string>>(new Set());
/** The chosen ones. What a filter hides is not chosen: nobody acts on what is not seen. */
export const chosen = computed(() => visible.value.filter(({ id }) => marked.value.has(id)));
export const isChosen = ({ id }: Binding): boolean => marked.value.has(id);

/** The cell with the focus; columns begin with the box that chooses. */
export const active = signal({ row: 0, column: 0 });
/** The row that the keyboard went to, which has to be seen. One that was clicked is seen already. */
export const reached = signal<{ row: number } | undefined>(undefined);
/** Where a range begins. */
let anchor = 0;

/** Gives the focus to a cell that there is. */
export function moveTo(row: number, column: number, columns: number): void {
  const within = (value: number, count: number) => Math.max(0, Math.min(count - 1, value));
  active.value = { row: within(row, visible.value.length), column: within(column, columns) };
}

export function toggle(row: number): void {
  const { id } = visible.value[row] ?? {};
  if (id === undefined) return;
  anchor = row;
  const next = new Set(marked.value);
  if (!next.delete(id)) next.add(id);
  marked.value = next;
}

/** Chooses from where the last row was chosen to this one. */
export function extend(row: number): void {
  const [from, to] = anchor < row ? [anchor, row] : [row, anchor];
  marked.value = new Set([...marked.value, ...visible.value.slice(from, to + 1).map(({ id }) => id)]);
}

/** A range begins at this row. */
export function begin(row: number): void {
  anchor = row;
}

export function chooseAll(): void {
  marked.value = new Set(visible.value.map(({ id }) => id));
}

export function chooseNone(): void {
  marked.value = new Set();
}
