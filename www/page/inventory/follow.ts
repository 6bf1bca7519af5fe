/** Bindings that change are read again until they are at rest. */

import { effect } from "@preact/signals";
import type { Binding, BindingFilter } from "cloudip/bindings";
import { renew, rows } from "./store.js";

const EVERY_MS = 1500;
/** After a look that failed. */
const LATER_MS = 10_000;

/** One look for each kind in each account and region, at the resources or the addresses that change. */
function looks(busy: readonly Binding[]): BindingFilter[] {
  const groups = new Map<string, Binding[]>();
  for (const row of busy) {
    const key = [row.cloud, row.account, row.region, row.kind].join(":");
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].map((group) => {
    const { cloud, account, region, kind } = group[0] as Binding;
    const of = { cloud, account, region, kind };
    // An EIP may change what it is bound to; other addresses belong to their resource.
    if (kind === "eip" || kind === "desktop-eip") return { ...of, address: group.map(({ address }) => address) };
    return { ...of, resource: [...new Set(group.map(({ resource }) => resource.id))] };
  });
}

let timer: ReturnType<typeof setTimeout> | undefined;

function follow(afterMs: number): void {
  clearTimeout(timer);
  const busy = rows.value.filter(({ state }) => state === "busy");
  if (busy.length === 0) return;
  timer = setTimeout(async () => {
    const read = await Promise.all(looks(busy).map(renew));
    follow(read.every(Boolean) ? EVERY_MS : LATER_MS);
  }, afterMs);
}

effect(() => follow(EVERY_MS));
