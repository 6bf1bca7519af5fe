// Desktops move to another network (huawei.md 3.3; the pages "Switching a Desktop Network" and "Switching Desktop
// Networks in Batches").

import { write } from "../table.ts";
import type { World } from "../world.ts";
import type { Desktop, DesktopNetwork } from "./state.ts";
import { findSubnet, type Subnet, takeAddress } from "./subnet.ts";
import { conflict, invalid, notFound } from "./workspace-errors.ts";

/** Where a desktop is to go. Both pages have VPC and subnet as mandatory, though the OpenAPI text does not. */
export interface WantedNetwork {
  vpc_id?: string;
  subnet_id?: string;
  private_ip?: string;
  security_group_ids?: string[];
}

/** Move desktops, all or none; both addresses of each are taken until it is there. */
export function moveDesktops(world: World, ids: string[], wanted: WantedNetwork, now: number): void {
  const subnet = subnetOf(world, wanted);
  checkSecurityGroups(world, wanted.security_group_ids ?? []);
  const desktops = ids.map((id) => findDesktop(world, id, now));
  const moved: Desktop[] = [];
  try {
    for (const desktop of desktops) {
      refuseWhileMoving(desktop);
      write(desktop, { move: { to: placeFor(world, desktop, subnet, wanted), settlesAt: now + world.settleMs } });
      moved.push(desktop);
    }
  } catch (error) {
    for (const desktop of moved) write(desktop, { move: null });
    throw error;
  }
}

/** The subnet, which lies in the VPC. */
function subnetOf(world: World, { vpc_id, subnet_id }: WantedNetwork): Subnet {
  if (vpc_id === undefined) throw invalid("vpc_id: is required");
  if (subnet_id === undefined) throw invalid("subnet_id: is required");
  const subnet = findSubnet(world.state, subnet_id);
  if (!subnet) throw notFound(`The subnet ${subnet_id} does not exist.`);
  if (subnet.vpcId !== vpc_id) throw invalid(`subnet_id: ${subnet_id} is no subnet of the VPC ${vpc_id}`);
  return subnet;
}

function checkSecurityGroups(world: World, groups: string[]): void {
  const unknown = groups.find((id) => !world.state.huawei.securityGroups.has(id));
  if (unknown !== undefined) throw notFound(`The security group ${unknown} does not exist.`);
}

/**
 * An address of the subnet, the one asked for or the next one. That a desktop which stays in its subnet keeps its
 * address and its port, and one for which no security groups are named keeps those, are the emulator's own rules.
 */
function placeFor(world: World, { network }: Desktop, subnet: Subnet, wanted: WantedNetwork): DesktopNetwork {
  const { private_ip, security_group_ids = [] } = wanted;
  const securityGroups = security_group_ids.length > 0 ? security_group_ids : (network?.securityGroups ?? []);
  if (network?.subnetId === subnet.id && (private_ip || network.ip) === network.ip) {
    return { ...network, securityGroups };
  }
  const taken = takeAddress(world, subnet, private_ip || undefined);
  if (taken === "full") throw invalid(`subnet_id: ${subnet.id} has no free IP address`);
  if (taken === "outside") throw invalid(`private_ip: ${private_ip} is not a usable address of ${subnet.cidr}`);
  if (taken === "taken") throw invalid(`private_ip: ${private_ip} is in use`);
  return { portId: world.ids.uuid(), subnetId: subnet.id, ip: taken.ip, securityGroups };
}

/** One change at a time. */
function refuseWhileMoving({ id, move }: Desktop): void {
  if (move) throw conflict(`The desktop ${id} is moving to another network.`);
}

export function findDesktop(world: World, id: unknown, now: number): Desktop {
  const desktop = settleDesktops(world, now).get(id);
  if (!desktop) throw notFound(`The desktop ${id} does not exist.`);
  return desktop;
}

/** Let the moves that are due come into effect. */
export function settleDesktops(world: World, now: number): World["state"]["huawei"]["desktops"] {
  const { desktops } = world.state.huawei;
  for (const desktop of desktops.due(now)) {
    write(desktop, { network: desktop.move?.to ?? null, move: null });
  }
  return desktops;
}
