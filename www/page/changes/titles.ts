/** What a plan does, in a few words and in a sentence. */

import type { Plan, PlannedChange, Refused } from "cloudip/bindings";
import { named, number, say, translated } from "../words/index.js";

/** So many addresses are named. */
const NAMED = 4;

/** "Unbind 12, bind 2". */
export function titleOf({ items, refused }: Pick<Plan, "items" | "refused">): string {
  const all = items.length > 0 ? items : refused;
  const actions = ["unbind", "bind", "move"] as const;
  const parts = actions
    .map((action) => [action, all.filter((item) => item.action === action).length] as const)
    .filter(([, count]) => count > 0)
    .map(([action, count]) => say(`title:${action}`, { count }));
  return parts.join(" · ");
}

/** The first of what it does, and how many more there are. */
export function namesOf({ items }: Plan): string {
  const names = items.slice(0, NAMED).map(nameOf);
  const rest = items.length - names.length;
  return [names.join("; "), rest > 0 && say("and.more", { count: number(rest) })].filter(Boolean).join(" ");
}

/** Whose addresses they are. */
export function accountsOf({ items }: Plan): string[] {
  const names = items.flatMap(({ binding, to }) => {
    const place = to ?? binding;
    return place ? `${named("cloud", place.cloud)} · ${place.account} · ${place.region}` : [];
  });
  return [...new Set(names)];
}

/** "unbind 192.168.0.22 from poi-666". */
export function nameOf({ action, binding, to, address }: PlannedChange): string {
  const from = binding?.resource.name || binding?.resource.id || "—";
  const target = to?.resource.name || to?.resource.id || "—";
  const what = binding?.address ?? address ?? say("plan.any");
  return say(`name:${action}`, { address: what, from, to: target });
}

/** Why a plan refuses a change. */
export const reasonOf = ({ reason, message }: Refused): string => translated(`reason:${reason}`) ?? message;
