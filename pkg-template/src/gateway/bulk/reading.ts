/** What the items of a job are about: how reading it is shared out, and what is read. */

import type { Calls } from "../../bindings/calls.js";
import type { Desk } from "../../bindings/desks.js";
import { sourceOf } from "../../bindings/list.js";
import { readerOf } from "../../bindings/looks.js";
import type { Binding } from "../../bindings/types.js";
import { CloudError } from "../../error.js";
import type { Found, NumberedAction, ReadTask } from "./task.js";
import { type Meant, unbindOf } from "./unbinds.js";

/** Resources that one task reads: a hundred interfaces take one request, and ten endpoints or gateways two each. */
const RESOURCES = 10;
const INTERFACES = 100;

/** A list that fails for now is read again so often, beyond the attempts of each call. */
const ATTEMPTS = 5;
const PAUSE_MS = 1000;

/** The tasks that read what these items name. Where a kind is read by addresses, which no item names, one reads all. */
export function readTasks(actions: readonly NumberedAction[]): ReadTask[] {
  const groups = new Map<string, { of: Omit<ReadTask, "id" | "items">; byResource: Map<string, number[]> }>();
  for (const action of actions) {
    const unbind = unbindOf(action);
    if (!unbind) continue;
    const { cloud, account, region, service } = action;
    const name = [cloud, account, region, unbind.kind].join(" ");
    const of = { type: "read", cloud, account, region, service, kind: unbind.kind, after: [], locks: [] } as const;
    const group = groups.get(name) ?? { of: { ...of, after: [], locks: [] }, byResource: new Map() };
    groups.set(name, group);
    const [first] = unbind.meant;
    const resource = unbind.kind === "desktop-eip" ? "" : (first?.resource ?? "");
    const items = group.byResource.get(resource);
    if (items) items.push(action.item);
    else group.byResource.set(resource, [action.item]);
  }
  const tasks: ReadTask[] = [];
  for (const { of, byResource } of groups.values()) {
    const lists = [...byResource.values()];
    const most = of.kind === "eni-private-ip" ? INTERFACES : RESOURCES;
    for (let at = 0; at < lists.length; at += most) {
      tasks.push({ ...of, id: `read:${tasks.length}`, items: lists.slice(at, at + most).flat() });
    }
  }
  return tasks;
}

/** Reads what the items of a task name. What cannot be read settles its items: nothing is sent for them. */
export async function find(desk: Desk, calls: Calls, { kind }: ReadTask, actions: NumberedAction[]): Promise<Found> {
  const meant = actions.map((action) => ({ item: action.item, all: unbindOf(action)?.meant ?? [] }));
  const found: Found = { changes: [], settled: [] };
  try {
    const bindings = await read(
      desk,
      calls,
      kind,
      new Set(meant.flatMap(({ all }) => all.map(({ resource }) => resource))),
    );
    for (const { item, all } of meant) {
      const own = all.flatMap((each) => bindingOf(each, bindings) ?? []);
      for (const binding of own) found.changes.push({ item, change: { action: "unbind", binding } });
      if (own.length === 0)
        found.settled.push({ item, outcome: "already", code: "NotBound", message: "it is bound nowhere" });
    }
  } catch (error) {
    if (!(error instanceof CloudError)) throw error;
    const { code, message } = error;
    found.settled = actions.map(({ item }) => ({ item, outcome: "failed", code, message }));
  }
  return found;
}

type ByResource = ReadonlyMap<string, readonly Binding[]>;

function bindingOf({ resource, is }: Meant, bindings: ByResource): Binding | undefined {
  return bindings.get(resource)?.find(is);
}

async function read(desk: Desk, calls: Calls, kind: Binding["kind"], resources: Set<string>): Promise<ByResource> {
  const reader = readerOf(desk, kind);
  const isByResource = reader.by === "resource";
  for (let attempt = 1; ; attempt += 1) {
    try {
      const bindings = new Map<string, Binding[]>();
      const only = isByResource ? { resources: [...resources] } : undefined;
      for await (const page of reader.read(sourceOf(desk, calls), only)) {
        const [failure] = page.failures;
        if (failure) throw failure.error;
        for (const { raw: _, ...binding } of page.bindings) {
          const key = isByResource ? binding.resource.id : "";
          const known = bindings.get(key);
          if (known) known.push(binding);
          else bindings.set(key, [binding]);
        }
      }
      return bindings;
    } catch (error) {
      if (!(error instanceof CloudError && error.retryable && attempt < ATTEMPTS)) throw error;
      await new Promise((resolve) => setTimeout(resolve, attempt * PAUSE_MS));
    }
  }
}
