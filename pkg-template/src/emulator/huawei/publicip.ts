// What happens to public IPs (huawei.md 3.4): one function for each change, its rule's source beside it.

import { parseIpv4 } from "../ipv4.ts";
import { write } from "../table.ts";
import type { World } from "../world.ts";
import { bandwidthFor, dropBandwidth, type WantedBandwidth } from "./bandwidth.ts";
import { conflict, invalidEip, noPort, noPublicip } from "./eip-errors.ts";
import type { Port, Publicip } from "./network-state.ts";
import { findSubnet, firstFree } from "./subnet.ts";

/** Where new addresses come from: the range that is set aside for tests (RFC 2544). */
const POOL = "198.18.0.0/15";

export type Association = NonNullable<Publicip["association"]>;

/** What a new public IP is to be. */
export interface Wanted {
  type: string;
  alias?: string | undefined;
  address?: string | undefined;
  portId?: string | undefined;
  enterpriseProjectId?: string | undefined;
  orderId?: string;
  bandwidth: WantedBandwidth;
}

/** A new public IP, DOWN or bound when it is ready. */
export function createPublicip(world: World, projectId: string, wanted: Wanted, now: number): Publicip {
  const { publicips, quotas } = world.state.huawei;
  if (publicips.length >= quotas.publicips) {
    throw conflict("VPC.0521", "OverQuota", `Quota exceeded for resources: floatingip, ${quotas.publicips}.`);
  }
  const port = wanted.portId ? portFor(world, projectId, wanted.portId) : undefined;
  if (wanted.address !== undefined && world.addresses.has("publicips", wanted.address)) {
    throw conflict("VPC.0522", "IpAddressInUse", `The address ${wanted.address} is in use.`);
  }
  const address = wanted.address ?? firstFree(world.addresses, "publicips", POOL);
  if (address === undefined) throw conflict("VPC.0532", "IpAddressGenerationFailure", "The pool has no free address.");
  const bandwidth = bandwidthFor(world, projectId, wanted.bandwidth, now);
  const time = new Date(now).toISOString();
  const publicip: Publicip = {
    id: world.ids.uuid(world.state.huawei.publicips),
    projectId,
    address,
    type: wanted.type,
    alias: wanted.alias ?? "",
    description: "",
    bandwidthId: bandwidth.id,
    enterpriseProjectId: wanted.enterpriseProjectId ?? "0",
    createdAt: time,
    updatedAt: time,
    association: port ? { type: "PORT", id: port.id } : null,
    nat64: false,
    orderId: wanted.orderId ?? null,
    pending: { status: "PENDING_CREATE", settlesAt: now + world.settleMs },
  };
  publicips.add(publicip);
  return publicip;
}

/** As many new public IPs as `count` says, or none. */
export function createPublicips(world: World, projectId: string, wanted: Wanted, count: number, now: number): void {
  const created: Publicip[] = [];
  try {
    while (created.length < count) created.push(createPublicip(world, projectId, wanted, now));
  } catch (error) {
    for (const publicip of created) removePublicip(world, publicip);
    throw error;
  }
}

/**
 * Bind to one thing at a time: a bound public IP is refused (VPC.0510), and so is a port that has one (VPC.0511).
 * Instances of other kinds are not known here and may have several.
 */
export function bindPublicip(world: World, publicip: Publicip, to: Association, now: number): void {
  if (publicip.association) {
    throw conflict("VPC.0510", "FloatingIPPortAlreadyAssociated", `Floating IP ${publicip.id} is already associated.`);
  }
  refuseWhilePending(publicip);
  if (to.type === "PORT") portFor(world, publicip.projectId, to.id);
  write(publicip, { association: to });
  startChange(world, publicip, "BINDING", now);
}

/** Unbind; what is bound to nothing stays as it is: the call may be repeated blindly (huawei.md 3.4). */
export function unbindPublicip(world: World, publicip: Publicip, now: number): void {
  refuseWhilePending(publicip);
  if (publicip.association === null) return;
  write(publicip, { association: null });
  startChange(world, publicip, "PENDING_UPDATE", now);
}

/**
 * Release, at once; refused while it is bound (huawei.md 3.4). A bandwidth of its own goes with it, and so does its
 * reverse record: the pages do not tell what becomes of one whose address is gone.
 */
export function releasePublicip(world: World, publicip: Publicip): void {
  refuseIfBound(publicip);
  refuseIfPrepaid(publicip);
  refuseWhilePending(publicip);
  removePublicip(world, publicip);
}

function removePublicip(world: World, publicip: Publicip): void {
  const { publicips, ptrRecords } = world.state.huawei;
  publicips.remove(publicip);
  ptrRecords.remove(...ptrRecords.by("publicip", publicip.id));
  dropBandwidth(world, publicip.bandwidthId);
}

/** IPv6 for an IPv4 address, at once; both calls may be repeated blindly (huawei.md 3.4, A.5). */
export function switchNat64(publicip: Publicip, nat64: boolean, now: number): void {
  refuseWhilePending(publicip);
  if (publicip.nat64 === nat64) return;
  write(publicip, { nat64, updatedAt: new Date(now).toISOString() });
}

/**
 * The IPv6 address of a public IP that has one: its last 32 bits are the IPv4 address (FAQ of VPC, "How Does an IPv6
 * Client on the Internet Access the ECS That Has an EIP Bound in a VPC"). The others are of a range for examples.
 */
export function ipv6Of({ nat64, address }: Publicip): string | undefined {
  if (!nat64) return undefined;
  const bits = parseIpv4(address) ?? 0;
  return `2001:db8:64::${(bits >>> 16).toString(16)}:${(bits & 0xffff).toString(16)}`;
}

/** New addresses are IPv4 alone; a second one comes from NAT64. */
export function refuseIpv6(version: number | undefined): void {
  if (version === 6) throw invalidEip("ip_version: the line has no IPv6 addresses");
}

/** Paid in advance from now on: for addresses that are paid for as they are used (page "ChangePublicipToPeriod"). */
export function changeToPrepaid(publicip: Publicip, orderId: string, now: number): void {
  write(publicip, { orderId, updatedAt: new Date(now).toISOString() });
}

/** The page "Error Codes" has VPC.0517 for the release of an address that a port still has. */
function refuseIfBound({ association, id }: Publicip): void {
  if (association) throw conflict("VPC.0517", "FloatingIPInUse", `Floating IP ${id} is associated, unbind it first.`);
}

/** VPC.0525: what is paid in advance is unsubscribed from, not released. Its status is that of the release's others. */
function refuseIfPrepaid({ orderId, id }: Publicip): void {
  if (orderId !== null) throw conflict("VPC.0525", "FloatingIPInUse", `Floating IP ${id} is paid for in advance.`);
}

/** Deleting a port frees the public IP that it had, as in Neutron. */
export function freeOfPort(world: World, portId: string): void {
  for (const publicip of atPort(world, portId)) {
    write(publicip, { association: null, pending: null });
  }
}

const atPort = ({ state }: World, portId: string): Publicip[] =>
  state.huawei.publicips.by("holder", portId).filter(({ association }) => association?.type === "PORT");

/** The other entries that a public IP is shown with: its bandwidth, its port and that one's subnet. */
export function shownWith({ state }: World, { bandwidthId, association }: Publicip): object[] {
  const { bandwidths, ports } = state.huawei;
  const port = association?.type === "PORT" ? ports.get(association.id) : undefined;
  const entries = [bandwidths.get(bandwidthId), port, port && findSubnet(state, port.networkId)];
  return entries.filter((entry) => entry !== undefined);
}

/** The port, if it is there and has no public IP yet. */
function portFor(world: World, projectId: string, id: string): Port {
  const port = world.state.huawei.ports.get(id);
  if (port?.projectId !== projectId) throw noPort(id);
  if (atPort(world, id).length > 0) {
    throw conflict("VPC.0511", "FloatingIPPortAlreadyAssociated", `Port ${id} already has a floating IP.`);
  }
  return port;
}

export function findPublicip(world: World, projectId: unknown, id: unknown, now: number): Publicip {
  const publicip = settlePublicips(world, now).get(id);
  if (!publicip || publicip.projectId !== projectId) throw noPublicip(String(id));
  return publicip;
}

/** Let the changes that are due come into effect. */
export function settlePublicips(world: World, now: number): World["state"]["huawei"]["publicips"] {
  const { publicips } = world.state.huawei;
  for (const publicip of publicips.due(now)) write(publicip, { pending: null });
  return publicips;
}

/** The words of huawei.md 3.4: DOWN, ACTIVE, ELB and VPN, and others while something is under way. */
export function statusOf({ pending, association }: Publicip): string {
  if (pending) return pending.status;
  if (association === null) return "DOWN";
  return association.type === "ELB" || association.type === "VPN" ? association.type : "ACTIVE";
}

/** One change at a time: VPC.0512 says that a public IP is busy. */
export function refuseWhilePending({ pending, id }: Publicip): void {
  if (pending) throw conflict("VPC.0512", "FloatingIPInUse", `Floating IP ${id} is busy: ${pending.status}.`);
}

function startChange(world: World, publicip: Publicip, status: "BINDING" | "PENDING_UPDATE", now: number): void {
  write(publicip, { updatedAt: new Date(now).toISOString(), pending: { status, settlesAt: now + world.settleMs } });
}
