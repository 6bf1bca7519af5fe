/** The keyboard in the table: the grid pattern of the ARIA Authoring Practices. */

import { COLUMNS } from "./filter.js";
import { active, begin, chooseAll, chooseNone, extend, moveTo, reached, toggle, visible } from "./selection.js";

/** The rows of a page. */
const PAGE = 15;
/** The box that chooses, and the columns. */
const WIDTH = COLUMNS.length + 1;

/** What a key does beside moving and choosing. */
export interface Actions {
  open: () => void;
  unbind: () => void;
  bind: () => void;
  move: () => void;
}

export function press(event: KeyboardEvent, { open, unbind, bind, move }: Actions): void {
  const { row, column } = active.value;
  const last = visible.value.length - 1;
  const isFar = event.ctrlKey || event.metaKey;
  const go = (toRow: number, toColumn = column) => {
    moveTo(toRow, toColumn, WIDTH);
    reached.value = { row: active.value.row };
    if (event.shiftKey && toRow !== row) extend(active.value.row);
    else begin(active.value.row);
  };
  const keys: Record<string, () => void> = {
    ArrowDown: () => go(isFar ? last : row + 1),
    ArrowUp: () => go(isFar ? 0 : row - 1),
    ArrowRight: () => go(row, column + 1),
    ArrowLeft: () => go(row, column - 1),
    PageDown: () => go(row + PAGE),
    PageUp: () => go(row - PAGE),
    Home: () => go(isFar ? 0 : row, 0),
    End: () => go(isFar ? last : row, WIDTH - 1),
    " ": () => (event.shiftKey ? extend(row) : toggle(row)),
    Enter: open,
    Escape: chooseNone,
    ...(isFar ? { a: chooseAll } : { u: unbind, b: bind, m: move }),
  };
  const act = keys[event.key];
  if (!act || event.altKey || (isFar && event.key === "Escape")) return;
  event.preventDefault();
  act();
}
