/** Addresses that cost and serve nothing, for somebody to look at. */

import type { HuaweiCloud } from "../client.js";
import type { Calls } from "./calls.js";
import { type Desk, neededDesk } from "./desks.js";
import { list } from "./list.js";
import type { Binding, BindingFilter, ListItem } from "./types.js";

/** An address that may not be needed. */
export interface IdleItem {
  type: "idle";
  binding: Binding;
  reason: /** An elastic IP that is bound to nothing. */
    | "unbound"
    /** A private address of an interface that no server has. */
    | "detached"
    /** An EIP of a desktop that does not run. The service does not tell since when. */
    | "stopped";
  message: string;
}

/** The states of desktops that do not run (the page of ListDesktopsDetail). */
const STOPPED: Record<string, string> = { SHUTOFF: "is shut down", HIBERNATED: "is hibernated" };

/** The longest page of ListDesktopsDetail. */
const LIMIT = 1000;

/** Candidates among what matches, and what {@link list} tells beside bindings. Nothing is changed. */
export async function* idle(
  desks: readonly Desk[],
  filter: BindingFilter,
  calls: Calls,
): AsyncGenerator<IdleItem | Exclude<ListItem, { type: "binding" }>, void, undefined> {
  const stopped = new Map<Desk, Promise<Map<string, string>>>();
  let found = 0;
  for await (const item of list(desks, filter, calls)) {
    if (item.type === "end") {
      yield { ...item, bindings: found, calls: calls.count };
      return;
    }
    if (item.type === "failure") {
      yield item;
      continue;
    }
    const { binding } = item;
    const desk = neededDesk(desks, binding);
    try {
      const why = await reasonOf(binding, () => {
        const states = stopped.get(desk) ?? desktops(desk, calls);
        stopped.set(desk, states);
        return states;
      });
      if (!why) continue;
      found += 1;
      yield { type: "idle", binding, ...why };
    } catch (error) {
      const { account, region, service } = binding;
      yield { type: "failure", account, region, service, error: error as Error };
    }
  }
}

async function reasonOf(
  { kind, state, primary, address, ids, resource }: Binding,
  states: () => Promise<Map<string, string>>,
): Promise<Pick<IdleItem, "reason" | "message"> | undefined> {
  if ((kind === "eip" || kind === "desktop-eip") && state === "unbound") {
    return { reason: "unbound", message: `${address} is bound to nothing` };
  }
  // The primary address goes with its interface.
  if (kind === "eni-private-ip" && !primary && !ids.InstanceId) {
    return { reason: "detached", message: `no server has ${resource.name || resource.id}, which has ${address}` };
  }
  if (kind !== "desktop-eip" || state !== "bound") return undefined;
  const word = STOPPED[(await states()).get(resource.id) ?? ""];
  return word === undefined
    ? undefined
    : { reason: "stopped", message: `${resource.name || resource.id} ${word}, and has ${address}` };
}

/** The states of all desktops, by id. */
async function desktops({ client }: Desk, calls: Calls): Promise<Map<string, string>> {
  const states = new Map<string, string>();
  const pages = (client as HuaweiCloud).pages("workspace", "listDesktopsDetail", { limit: LIMIT });
  for await (const { desktops = [] } of calls.pages(pages)) {
    for (const { desktop_id, status } of desktops) if (desktop_id) states.set(desktop_id, status ?? "");
  }
  return states;
}
