/** What an address can be bound to, and what that means for the plan. */

import type { HuaweiCloud } from "cloudip";
import type { Binding, Change, Place } from "cloudip/bindings";
import { connected } from "../connections/store.js";
import { rows } from "../inventory/store.js";

/** Something that a free address can be bound to. */
export interface Target {
  /** What stands in the field: an id, or an interface and its address. */
  value: string;
  label: string;
}

/** Whether it is an address that is there without being bound to anything. */
export const isFree = ({ state, kind }: Binding): boolean =>
  state === "unbound" && (kind === "eip" || kind === "desktop-eip");

/** Whether it can be taken from what it is bound to and bound to something else. */
export const isMovable = ({ state, kind, primary }: Binding): boolean =>
  state === "bound" && !primary && (kind === "eip" || kind === "desktop-eip" || kind === "eni-private-ip");

/** The resources of bindings, each once, where further addresses can be bound. */
export function placesOf(bindings: readonly Binding[]): Binding[] {
  const places = new Map<string, Binding>();
  for (const binding of bindings) {
    const { cloud, account, region, kind, resource, ids } = binding;
    if (kind === "eip" || kind === "desktop-eip") continue;
    places.set([cloud, account, region, kind, resource.id, ids.elb_id].join(":"), binding);
  }
  return [...places.values()];
}

/** What is known that a free address could be bound to; other ids can be written all the same. */
export async function targetsFor(binding: Binding): Promise<Target[]> {
  if (binding.kind === "eni-private-ip") {
    return rows.value
      .filter((row) => isBeside(row, binding) && row.primary && row.resource.id !== binding.resource.id)
      .map(({ resource }) => ({ value: resource.id, label: resource.name }));
  }
  if (binding.cloud === "tencent") {
    return rows.value
      .filter((row) => isBeside(row, binding) && row.kind === "eni-private-ip" && !row.ids.AddressId)
      .map(({ resource, address }) => ({
        value: `${resource.id} ${address}`,
        label: `${resource.name} ${address}`,
      }));
  }
  const client = clientOf(binding);
  if (!client) return [];
  const taken = new Set(rows.value.filter((row) => isBeside(row, binding)).map(({ resource }) => resource.id));
  const found: Target[] = [];
  if (binding.kind === "desktop-eip") {
    for await (const { desktop_id = "", computer_name = "" } of client.paginate("workspace", "listDesktops", {})) {
      if (!taken.has(desktop_id)) found.push({ value: desktop_id, label: computer_name });
    }
  } else {
    for await (const { id = "", name, fixed_ips = [] } of client.paginate("vpc", "listPorts", {})) {
      if (!taken.has(id)) found.push({ value: id, label: [name, fixed_ips[0]?.ip_address].filter(Boolean).join(" ") });
    }
  }
  return found;
}

const isBeside = (one: Place, other: Place): boolean =>
  one.cloud === other.cloud && one.account === other.account && one.region === other.region;

function clientOf({ cloud, account, region }: Place): HuaweiCloud | undefined {
  const accounts = connected.value
    .filter(({ connection }) => connection.cloud === cloud)
    .flatMap((each) => each.accounts);
  return accounts.find(({ name, client }) => name === account && client.region === region)?.client as
    | HuaweiCloud
    | undefined;
}

/** Binds an address, a free one or one that moves, to what was written in the field. */
export function bindTo(binding: Binding, target: string): Change {
  const { cloud, account, region, kind, state } = binding;
  const words = target.trim().split(/\s+/);
  const [id = "", address = ""] = words;
  const action = state === "unbound" ? "bind" : "move";
  const place = (resource: Place["resource"], ids: Place["ids"]): Change => ({
    action,
    binding,
    to: { cloud, account, region, kind, resource, ids },
  });
  if (kind === "desktop-eip") return place({ id, name: "" }, { desktop_id: id });
  if (kind === "eni-private-ip") {
    const known = rows.value.find((row) => isBeside(row, binding) && row.kind === kind && row.resource.id === id);
    return known ? place(known.resource, known.ids) : place({ id, name: "" }, { NetworkInterfaceId: id });
  }
  if (cloud === "huawei") {
    // `NATGW <id>`, or the id of a port alone.
    const [instance = "", type = "PORT"] = words.reverse();
    return place(
      { id: instance, name: "", type },
      { associate_instance_type: type.toUpperCase(), associate_instance_id: instance },
    );
  }
  if (!address) return place({ id, name: "", type: "CVM" }, { InstanceId: id });
  return place({ id, name: "", type: "ENI" }, { NetworkInterfaceId: id, PrivateIpAddress: address });
}

/** Which further addresses are wished for at a place. */
export interface Wish {
  addresses: readonly string[];
  /** So many of the provider's choice, if none are given, of this family. */
  count: number;
  family: Binding["family"];
  network: Binding["network"];
  /** The id of the load balancer that has them, where they are a gateway's. */
  balancer: string;
}

/** Binds further addresses at a place. A load balancer that the gateway is not known to have is attached first. */
export function bindAt(place: Binding, { addresses, count, family, network, balancer }: Wish): Change[] {
  const to = { ...place, network, ids: balancer ? { ...place.ids, elb_id: balancer } : place.ids };
  const isThere = ({ resource, ids }: Binding) => resource.id === place.resource.id && ids.elb_id === balancer;
  const attach = balancer !== "" && !rows.value.some(isThere);
  if (addresses.length > 0) return addresses.map((address) => ({ action: "bind", to, address, attach }));
  return Array.from({ length: count }, () => ({ action: "bind", to, family }));
}
