// What happens to sub-network interfaces of VPC (huawei.md 3.5): all at once. Where no page is named beside a rule it is
// the one of CreateSubNetworkInterface.
import { write } from "../table.ts";
import type { World } from "../world.ts";
import type { Port, SubInterface } from "./network-state.ts";
import { addressIn, checkSecurityGroups, defaultSecurityGroups, findPort, newMacAddress, pairsOf } from "./port.ts";
import { findSubnet, type Subnet } from "./subnet.ts";
import { conflictV3, invalid, noSubInterface, noSubnet } from "./vpc-errors.ts";

const LAST_VLAN = 4094;

type Pairs = { ip_address?: string; mac_address?: string }[];

/** What a new one is to be; an update has no other members than the last three. */
export interface WantedSubInterface {
  virsubnet_id: string;
  parent_id: string;
  vlan_id?: string;
  private_ip_address?: string;
  ipv6_enable?: boolean;
  ipv6_ip_address?: string;
  description?: string;
  security_groups?: string[];
  allowed_address_pairs?: Pairs;
}

/** One on a port, with an address of its subnet: the one asked for, or the next free one. */
export function createSubInterface(
  world: World,
  projectId: string,
  wanted: WantedSubInterface,
  now: number,
): SubInterface {
  const subnet = findSubnet(world.state, wanted.virsubnet_id);
  if (!subnet) throw noSubnet(wanted.virsubnet_id);
  const parent = parentFor(world, projectId, wanted.parent_id, subnet);
  // The emulator's subnets have IPv4 addresses alone.
  if (wanted.ipv6_enable || wanted.ipv6_ip_address) throw invalid("ipv6_enable: the subnet has no IPv6 range");
  checkChange(world, wanted);
  const time = new Date(now).toISOString();
  const created: SubInterface = {
    id: world.ids.uuid(world.state.huawei.subInterfaces),
    projectId,
    subnetId: subnet.id,
    ip: addressIn(world, subnet, wanted.private_ip_address),
    macAddress: newMacAddress(world),
    parentId: parent.id,
    vlanId: wanted.vlan_id === undefined ? freeVlan(world, parent.id) : vlanFor(world, parent.id, wanted.vlan_id),
    description: wanted.description ?? "",
    securityEnabled: true,
    securityGroups: wanted.security_groups ?? defaultSecurityGroups(world),
    allowedAddressPairs: toPairs(wanted.allowed_address_pairs ?? []),
    createdAt: time,
    updatedAt: time,
  };
  world.state.huawei.subInterfaces.add(created);
  return created;
}

type Change = Pick<WantedSubInterface, "description" | "security_groups" | "allowed_address_pairs">;

export function updateSubInterface(world: World, entry: SubInterface, wanted: Change, now: number): void {
  checkChange(world, wanted);
  write(entry, {
    description: wanted.description ?? entry.description,
    securityGroups: wanted.security_groups ?? entry.securityGroups,
  });
  if (wanted.allowed_address_pairs) write(entry, { allowedAddressPairs: toPairs(wanted.allowed_address_pairs) });
  touch(entry, now);
}

/** To a port of its own VPC, once it is detached from the one before (the page of AttachSubNetworkInterface). */
export function attachSubInterface(
  world: World,
  entry: SubInterface,
  wanted: { parent_id: string; security_groups?: string[]; security_enabled?: boolean },
  now: number,
): void {
  if (entry.parentId !== null) throw conflictV3(`The sub-network interface ${entry.id} is attached already.`);
  checkSecurityGroups(world, wanted.security_groups ?? []);
  carry(world, entry, wanted.parent_id);
  write(entry, {
    securityGroups: wanted.security_groups ?? entry.securityGroups,
    securityEnabled: wanted.security_enabled ?? entry.securityEnabled,
  });
  touch(entry, now);
}

export function detachSubInterface(entry: SubInterface, now: number): void {
  if (entry.parentId === null) throw conflictV3(`The sub-network interface ${entry.id} is not attached.`);
  write(entry, { parentId: null });
  touch(entry, now);
}

/** From wherever they are to one port; all of them or none. */
export function migrateSubInterfaces(world: World, entries: SubInterface[], parentId: string, now: number): void {
  for (const entry of entries) parentFor(world, entry.projectId, parentId, subnetOf(world, entry));
  for (const entry of entries) {
    carry(world, entry, parentId);
    touch(entry, now);
  }
}

export function findSubInterface(world: World, projectId: unknown, id: unknown): SubInterface {
  const entry = world.state.huawei.subInterfaces.get(id);
  if (!entry || entry.projectId !== projectId) throw noSubInterface(String(id));
  return entry;
}

export function subnetOf({ state }: World, { subnetId }: SubInterface): Subnet {
  const subnet = findSubnet(state, subnetId);
  if (!subnet) throw new Error(`the state has no subnet ${subnetId}`);
  return subnet;
}

/** It keeps its VLAN if that is free on the new port, else it gets another one. */
function carry(world: World, entry: SubInterface, parentId: string): void {
  const parent = parentFor(world, entry.projectId, parentId, subnetOf(world, entry));
  const others = world.state.huawei.subInterfaces.by("parent", parent.id);
  const isTaken = others.some((other) => other !== entry && other.vlanId === entry.vlanId);
  write(entry, { vlanId: isTaken ? freeVlan(world, parent.id) : entry.vlanId, parentId: parent.id });
}

/** A port that is there, in the VPC of the interface: its reply has one VPC id. */
function parentFor(world: World, projectId: string, id: string, subnet: Subnet): Port {
  const parent = findPort(world, projectId, id);
  if (findSubnet(world.state, parent.networkId)?.vpcId !== subnet.vpcId) {
    throw invalid(`parent_id: ${id} is in another VPC than the subnet ${subnet.id}`);
  }
  return parent;
}

/** 1 to 4094, one time on a port. */
function vlanFor(world: World, parentId: string, text: string): number {
  const vlan = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (vlan < 1 || vlan > LAST_VLAN) throw invalid(`vlan_id: must be 1 to ${LAST_VLAN}`);
  if (vlansOf(world, parentId).has(vlan)) throw conflictV3(`vlan_id: ${vlan} is in use on the port ${parentId}`);
  return vlan;
}

function freeVlan(world: World, parentId: string): number {
  const taken = vlansOf(world, parentId);
  const free = Array.from({ length: LAST_VLAN }, (_, index) => index + 1).find((vlan) => !taken.has(vlan));
  if (free === undefined) throw conflictV3(`The port ${parentId} has no free VLAN.`);
  return free;
}

const vlansOf = ({ state }: World, parentId: string): Set<number> =>
  new Set(state.huawei.subInterfaces.by("parent", parentId).map(({ vlanId }) => vlanId));

function checkChange(world: World, { description = "", security_groups = [] }: Change): void {
  if ([...description].length > 255 || /[<>]/.test(description)) {
    throw invalid("description: must have at most 255 characters, none of them < or >");
  }
  checkSecurityGroups(world, security_groups);
}

const toPairs = (pairs: Pairs) => pairsOf(pairs.map(({ ip_address = "", ...others }) => ({ ...others, ip_address })));

function touch(entry: SubInterface, now: number): void {
  write(entry, { updatedAt: new Date(now).toISOString() });
}
