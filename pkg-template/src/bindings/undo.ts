/** The way back from a report: changes that bind again what was unbound, as far as the provider gives the same address. */

import { Calls } from "./calls.js";
import { type Desk, deskOf } from "./desks.js";
import { Looks, readerOf } from "./looks.js";
import { plan } from "./planner.js";
import { taken } from "./taken.js";
import type { Binding, Change, Place, Plan, Report, ReportItem } from "./types.js";

/** Requests at once. */
const AT_ONCE = 8;

/**
 * A plan that leads back to what was before. What is there now is read first, so that the plan knows what is in the way;
 * nothing else is sent. What cannot be undone is refused in the plan.
 */
export async function undo(desks: readonly Desk[], report: Report): Promise<Plan> {
  const done = report.items.flatMap((item) => back(item) ?? []);
  const calls = new Calls(AT_ONCE);
  const [now, others] = await Promise.all([
    current(desks, done, calls),
    taken(done, ({ to }) => deskOf(desks, to), calls),
  ]);
  const refreshed = done.map((change) => renewed(change, now));
  return plan(refreshed, { inventory: [...now.values(), ...others] });
}

/** The change that undoes what was done of a change; nothing where nothing was. */
function back({ action, binding, to, after, steps }: ReportItem): Change | undefined {
  const outcomes = Object.values(steps);
  const isDone = (at: number) => outcomes.at(at) === "done";
  if (action === "unbind") return binding && isDone(0) ? { action: "bind", ...again(binding), to: binding } : undefined;
  if (action === "bind") return after && isDone(-1) ? { action: "unbind", binding: after } : undefined;
  if (!binding || !to) return undefined;
  if (after && isDone(-1)) return { action: "move", binding: after, to: binding };
  // It was taken off, and not put on elsewhere.
  return isDone(0) && outcomes.length > 1 ? { action: "bind", ...again(binding), to: binding } : undefined;
}

/** An EIP is there whatever it is bound to; any other address is asked for. */
function again(binding: Binding): { binding: Binding } | { address: string } {
  if (binding.kind !== "eip" && binding.kind !== "desktop-eip") return { address: binding.address };
  return { binding: { ...binding, state: "unbound", resource: { ...binding.resource, id: "", name: "" } } };
}

/** What is bound now, by ids, at every resource and of every address that the changes name. */
async function current(
  desks: readonly Desk[],
  changes: readonly Change[],
  calls: Calls,
): Promise<Map<string, Binding>> {
  const looks = new Looks(calls, 0);
  const places = changes.flatMap((change): Place[] => [
    ...("to" in change ? [change.to] : []),
    ...("binding" in change && change.binding ? [change.binding] : []),
  ]);
  const found = new Map<string, Binding>();
  const seen = places.map(async (place) => {
    const desk = deskOf(desks, place);
    if (!desk) return;
    const { by } = readerOf(desk, place.kind);
    const key = by === "resource" ? place.resource.id : (place as Binding).address;
    if (!key) return;
    const sight = await looks.look(desk, place.kind, [key]);
    for (const binding of sight.at(key)) found.set(binding.id, binding);
  });
  await Promise.all(seen);
  return found;
}

/** The change, with what is known of its resources now: how many addresses an endpoint has is not what it was. */
function renewed(change: Change, now: ReadonlyMap<string, Binding>): Change {
  if (!("to" in change)) return change;
  const { to } = change;
  const known = [...now.values()].find(({ kind, resource }) => kind === to.kind && resource.id === to.resource.id);
  return known ? { ...change, to: { ...to, resource: known.resource } } : change;
}
