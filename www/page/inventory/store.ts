/** Every binding of the connected accounts, as it comes, and anew when something changes. */

import { computed, effect, signal, untracked } from "@preact/signals";
import type { Binding, BindingFilter, ListItem } from "cloudip/bindings";
import { bindings, connected } from "../connections/store.js";
import { isOffline } from "../shell/offline.js";
import { isOf } from "./filter.js";

export type ListFailure = Extract<ListItem, { type: "failure" }>;

/** Rows that came are shown so often. */
const SHOW_EVERY_MS = 100;

export const rows = signal<readonly Binding[]>([]);
export const failures = signal<readonly ListFailure[]>([]);
/** Of the reading of everything, which is done once for each change of the connections, or when it is asked for. */
export const reading = signal<{ isDone: boolean; calls: number; ms: number }>({ isDone: false, calls: 0, ms: 0 });
export const isEmpty = computed(() => reading.value.isDone && rows.value.length === 0);

/** A later reading of everything makes an earlier one void. */
let generation = 0;

/** Reads everything. What is shown already stays until its successor is there. */
export async function read(): Promise<void> {
  generation += 1;
  const own = generation;
  const began = performance.now();
  const isFirst = rows.value.length === 0;
  reading.value = { isDone: false, calls: 0, ms: 0 };
  const found: Binding[] = [];
  const failed: ListFailure[] = [];
  let shown = began;
  for await (const item of bindings.value.list()) {
    if (own !== generation) return;
    if (item.type === "binding") found.push(item.binding);
    if (item.type === "failure") failed.push(item);
    if (item.type === "end") reading.value = { isDone: true, calls: item.calls, ms: performance.now() - began };
    if (isFirst && performance.now() - shown > SHOW_EVERY_MS) {
      rows.value = [...found];
      await new Promise(requestAnimationFrame);
      shown = performance.now();
    }
  }
  rows.value = found;
  failures.value = failed;
}

/** Reads what matches, and puts it in the place of what matched. Gives whether it could be read. */
export async function renew(filter: BindingFilter): Promise<boolean> {
  const own = generation;
  const found: Binding[] = [];
  for await (const item of bindings.value.list(filter)) {
    if (item.type === "failure") return false;
    if (item.type === "binding") found.push(item.binding);
  }
  if (own !== generation) return false;
  const now = new Map(found.map((binding) => [placeOf(binding), binding]));
  // Where it stood, so that no row jumps; what is new comes last.
  const kept = rows.value.flatMap((row) => {
    if (!isOf(filter, row)) return [row];
    const next = now.get(placeOf(row));
    now.delete(placeOf(row));
    return next ?? [];
  });
  rows.value = [...kept, ...now.values()];
  return true;
}

/** What makes a row the same as before although what it is bound to changed: an EIP is itself, other addresses are not. */
function placeOf({ id, kind, account, region, address }: Binding): string {
  return kind === "eip" || kind === "desktop-eip" ? [kind, account, region, address].join(":") : id;
}

effect(() => {
  // Other connections show other bindings, and so does another emulator.
  connected.value;
  isOffline.value;
  untracked(() => {
    rows.value = [];
    failures.value = [];
    void read();
  });
});
