// What happens to public IPs (huawei.md 3.4): one function for each change, its rule's source beside it. The codes are
// those of the provider's page "Error Codes" of the EIP API reference.
import type { World } from "../world.ts";
import { Problem } from "./network-errors.ts";
import type { Bandwidth, Port, Publicip } from "./network-state.ts";
import { firstFree } from "./subnet.ts";

/** Where new addresses come from: the range that is set aside for tests (RFC 2544). */
const POOL = "198.18.0.0/15";

export const invalidEip = (message: string, code = "VPC.0501"): Problem =>
  new Problem(400, code, { status: 400, type: "BadRequest" }, message);

const invalidBandwidth = (message: string) => invalidEip(message, "VPC.0301");

const conflict = (code: string, type: string, message: string) =>
  new Problem(409, code, { status: 409, type }, message);

/** The codes for what the path or the body names are documented with status 404 for public IPs and 500 for ports. */
const noPublicip = (id: string) =>
  new Problem(404, "VPC.0504", { status: 404, type: "FloatingIPNotFound" }, `Floating IP ${id} could not be found.`);
const noPort = (id: string) =>
  new Problem(500, "VPC.0508", { status: 404, type: "PortNotFound" }, `Port ${id} is invalid.`);

export type Association = NonNullable<Publicip["association"]>;

/** What a new public IP is to be. */
export interface Wanted {
  type: string;
  alias?: string | undefined;
  address?: string | undefined;
  portId?: string | undefined;
  enterpriseProjectId?: string | undefined;
  bandwidth: { share_type: string; id?: string; name?: string; size?: number; charge_mode?: string };
}

/** A new public IP, DOWN or bound when it is ready. */
export function createPublicip(world: World, projectId: string, wanted: Wanted, now: number): Publicip {
  const { publicips } = world.state.huawei;
  const port = wanted.portId ? portFor(world, projectId, wanted.portId) : undefined;
  if (wanted.address !== undefined && world.addresses.has("publicips", wanted.address)) {
    throw conflict("VPC.0510", "IpAddressInUse", `The address ${wanted.address} is in use.`);
  }
  const address = wanted.address ?? firstFree(world.addresses, "publicips", POOL);
  if (address === undefined) throw conflict("VPC.0532", "IpAddressGenerationFailure", "The pool has no free address.");
  const bandwidth = bandwidthFor(world, projectId, wanted.bandwidth);
  const time = new Date(now).toISOString();
  const publicip: Publicip = {
    id: world.ids.uuid(),
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
    pending: { status: "PENDING_CREATE", settlesAt: now + world.settleMs },
  };
  publicips.add(publicip);
  return publicip;
}

/** A bandwidth of its own, or a shared one that is there: PER needs name and size, WHOLE an id (huawei.md A.4). */
function bandwidthFor(world: World, projectId: string, wanted: Wanted["bandwidth"]): Bandwidth {
  const { bandwidths } = world.state.huawei;
  if (wanted.share_type === "WHOLE") {
    const shared = bandwidths.get(wanted.id);
    if (shared?.shareType !== "WHOLE") throw invalidBandwidth("bandwidth.id: names no shared bandwidth");
    return shared;
  }
  const { name, size, charge_mode } = wanted;
  if (!name) throw invalidBandwidth("bandwidth.name: is required with share_type PER");
  if (size === undefined || size < 1 || size > 2000) throw invalidBandwidth("bandwidth.size: must be 1 to 2000");
  const bandwidth: Bandwidth = {
    id: world.ids.uuid(),
    projectId,
    name,
    size,
    chargeMode: charge_mode === "traffic" ? "traffic" : "bandwidth",
    shareType: "PER",
  };
  bandwidths.add(bandwidth);
  return bandwidth;
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
  publicip.association = to;
  startChange(world, publicip, "BINDING", now);
}

/** Unbind; what is bound to nothing stays as it is: the call may be repeated blindly (huawei.md 3.4). */
export function unbindPublicip(world: World, publicip: Publicip, now: number): void {
  refuseWhilePending(publicip);
  if (publicip.association === null) return;
  publicip.association = null;
  startChange(world, publicip, "PENDING_UPDATE", now);
}

/** Release, at once; refused while it is bound (huawei.md 3.4). A bandwidth of its own goes with it. */
export function releasePublicip(world: World, publicip: Publicip): void {
  refuseIfBound(publicip);
  refuseWhilePending(publicip);
  const { publicips, bandwidths } = world.state.huawei;
  publicips.remove(publicip);
  const bandwidth = bandwidths.get(publicip.bandwidthId);
  if (bandwidth?.shareType === "PER") bandwidths.remove(bandwidth);
}

/** The page "Error Codes" has VPC.0517 for the release of an address that a port still has. */
function refuseIfBound({ association, id }: Publicip): void {
  if (association) throw conflict("VPC.0517", "FloatingIPInUse", `Floating IP ${id} is associated, unbind it first.`);
}

/** Deleting a port frees the public IP that it had, as in Neutron. */
export function freeOfPort(world: World, portId: string): void {
  for (const publicip of atPort(world, portId)) {
    publicip.association = null;
    publicip.pending = null;
  }
}

const atPort = ({ state }: World, portId: string): Publicip[] =>
  state.huawei.publicips.by("holder", portId).filter(({ association }) => association?.type === "PORT");

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
  for (const publicip of publicips.due(now)) publicip.pending = null;
  return publicips;
}

/** The words of huawei.md 3.4: DOWN, ACTIVE, ELB and VPN, and others while something is under way. */
export function statusOf({ pending, association }: Publicip): string {
  if (pending) return pending.status;
  if (association === null) return "DOWN";
  return association.type === "ELB" || association.type === "VPN" ? association.type : "ACTIVE";
}

/** One change at a time. The reference has no code for it; VPC.0516 says that a public IP is in use. */
function refuseWhilePending({ pending, id }: Publicip): void {
  if (pending) throw conflict("VPC.0516", "FloatingIPInUse", `Floating IP ${id} is ${pending.status}.`);
}

function startChange(world: World, publicip: Publicip, status: "BINDING" | "PENDING_UPDATE", now: number): void {
  publicip.updatedAt = new Date(now).toISOString();
  publicip.pending = { status, settlesAt: now + world.settleMs };
}
