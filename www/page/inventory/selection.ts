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

/** A row, and where it stood. */
interface Spot {
  row: number;
  id: string | undefined;
}

const spot = (row: number): Spot => ({ row, id: visible.value[row]?.id });

/** Where it stands now: rows that come and go must not put another one in its place. Once it is gone, its neighbour. */
function rowOf({ row, id }: Spot): number {
  const rows = visible.value;
  if (rows[row]?.id === id) return row;
  const now = rows.findIndex((each) => each.id === id);
  return now >= 0 ? now : Math.max(0, Math.min(row, rows.length - 1));
}

const focused = signal({ at: spot(0), column: 0 });
/** The cell with the focus; columns begin with the box that chooses. */
export const active = computed(() => ({ row: rowOf(focused.value.at), column: focused.value.column }));
/** The row that the keyboard went to, which has to be seen. One that was clicked is seen already. */
export const reached = signal<{ row: number } | undefined>(undefined);
/** Where a range begins. */
let anchor = spot(0);

/** Gives the focus to a cell that there is. */
export function moveTo(row: number, column: number, columns: number): void {
  const within = (value: number, count: number) => Math.max(0, Math.min(count - 1, value));
  focused.value = { at: spot(within(row, visible.value.length)), column: within(column, columns) };
}

export function toggle(row: number): void {
  const { id } = visible.value[row] ?? {};
  if (id === undefined) return;
  begin(row);
  const next = new Set(marked.value);
  if (!next.delete(id)) next.add(id);
  marked.value = next;
}

/** Chooses from where the last row was chosen to this one. */
export function extend(row: number): void {
  const from = rowOf(anchor);
  const range = visible.value.slice(Math.min(from, row), Math.max(from, row) + 1);
  marked.value = new Set([...marked.value, ...range.map(({ id }) => id)]);
}

/** A range begins at this row. */
export function begin(row: number): void {
  anchor = spot(row);
}

export function chooseAll(): void {
  marked.value = new Set(visible.value.map(({ id }) => id));
}

export function chooseNone(): void {
  marked.value = new Set();
}
