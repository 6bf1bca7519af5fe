// What happens to resolver endpoints (huawei.md 3.1): one function for each change, its rule's source beside it.

import { zonelessTime } from "../clock.ts";
import { idsOf } from "../ids.ts";
import { parseCidr, parseIpv4 } from "../ipv4.ts";
import { write } from "../table.ts";
import type { World } from "../world.ts";
import { endpoint as codes, conflict, locked, QUOTA, quotaUsedUp } from "./dns-errors.ts";
import type { DnsAddress, DnsEndpoint } from "./dns-state.ts";
import { findSubnet, type Subnet, takeAddress } from "./subnet.ts";

/** CreateEndpoint takes two to six addresses and an endpoint keeps to that (huawei.md 3.1, trap 2). */
const FEWEST = 2;
const MOST = 6;

/** What the names of endpoints and rules look like (huawei.md 3.1). */
export const NAME = /^[\w.\-\u4e00-\u9fa5]{1,64}$/;

/** An address as a request asks for it. */
export interface AddressRequest {
  subnet_id: string;
  ip?: string;
}

/**
 * A new endpoint, in the VPC of its first subnet; accepted at once, in effect when it is ACTIVE (huawei.md 3.1,
 * trap 1). All its addresses are of one VPC: an endpoint has one (EndpointResp.vpc_id).
 */
export function createEndpoint(
  world: World,
  wanted: { name: string; direction: DnsEndpoint["direction"]; addresses: AddressRequest[] },
  now: number,
): DnsEndpoint {
  const { endpoints } = world.state.huawei;
  checkName(world, wanted.name);
  const first = findSubnet(world.state, wanted.addresses[0]?.subnet_id ?? "");
  if (!first) throw codes.invalidSubnet("ipaddresses.subnet_id: names no subnet");
  const given = wanted.addresses.flatMap(({ ip }) => ip || []);
  if (new Set(given).size < given.length) throw codes.repeated("ipaddresses.ip: an address is there twice");
  if (endpoints.by("direction", wanted.direction).length >= QUOTA) {
    throw quotaUsedUp(wanted.direction === "inbound" ? "DNS.0406" : "DNS.0407", `${wanted.direction} endpoint`);
  }
  const time = zonelessTime(now);
  const endpoint: DnsEndpoint = {
    id: world.ids.hex32(endpoints),
    name: wanted.name,
    direction: wanted.direction,
    status: "PENDING_CREATE",
    settlesAt: now + world.settleMs,
    deleting: false,
    vpcId: first.vpcId,
    createTime: time,
    updateTime: time,
    addresses: [],
  };
  endpoints.add(endpoint);
  try {
    for (const address of wanted.addresses) addAddress(world, endpoint, address, "ipaddresses", now);
  } catch (error) {
    endpoints.remove(endpoint);
    throw error;
  }
  return endpoint;
}

/** Another name, at once: the service has no word for an update that is under way (EndpointResp.status). */
export function renameEndpoint(world: World, endpoint: DnsEndpoint, name: string, now: number): void {
  refuseWhilePending(endpoint);
  if (name !== endpoint.name) checkName(world, name);
  write(endpoint, { name, updateTime: zonelessTime(now) });
}

/**
 * Accepted at once; gone, with its addresses, when ShowEndpoint answers 404 (huawei.md 3.0). The rules of an endpoint go
 * before it does (the page "Error Codes", whose number for it is not known here).
 */
export function deleteEndpoint(world: World, endpoint: DnsEndpoint, now: number): void {
  refuseWhilePending(endpoint);
  if (ruleCount(world, endpoint) > 0) throw conflict("delete the rules before deleting the endpoint.");
  const addresses = endpoint.addresses.map((address): DnsAddress => ({ ...address, status: "PENDING_DELETE" }));
  write(endpoint, { addresses, deleting: true });
  startChange(endpoint, "PENDING_DELETE", now + world.settleMs);
}

/**
 * Give an endpoint one more address. Accepted at once, in effect when the endpoint is ACTIVE again (huawei.md 3.1,
 * trap 1).
 */
export function bindAddress(world: World, endpoint: DnsEndpoint, wanted: AddressRequest, now: number): void {
  refuseWhilePending(endpoint);
  if (endpoint.addresses.length >= MOST) throw codes.wrongNumber(`An endpoint has at most ${MOST}.`);
  addAddress(world, endpoint, wanted, "ipaddress", now);
  startChange(endpoint, "PENDING_CREATE", now + world.settleMs);
}

/** Take an address away; the last two stay (huawei.md 3.1, traps 2 and 3). */
export function unbindAddress(world: World, endpoint: DnsEndpoint, addressId: string, now: number): void {
  refuseWhilePending(endpoint);
  if (!endpoint.addresses.some(({ id }) => id === addressId)) throw codes.addressMissing();
  if (endpoint.addresses.length <= FEWEST) throw codes.wrongNumber(`An endpoint has at least ${FEWEST}.`);
  const addresses = endpoint.addresses.map(
    (address): DnsAddress => (address.id === addressId ? { ...address, status: "PENDING_DELETE" } : address),
  );
  write(endpoint, { addresses });
  startChange(endpoint, "PENDING_DELETE", now + world.settleMs);
}

/**
 * The address must lie in its subnet and be free, the subnet in the endpoint's VPC. The bind page's own example sends an
 * empty address, which the published pattern forbids (huawei.md 8.4): the emulator takes it as left out.
 */
function addAddress(world: World, endpoint: DnsEndpoint, { subnet_id, ip }: AddressRequest, at: string, now: number) {
  const subnet = findSubnet(world.state, subnet_id);
  if (!subnet) throw codes.invalidSubnet(`${at}.subnet_id: ${subnet_id} is no subnet`);
  if (subnet.vpcId !== endpoint.vpcId) {
    throw codes.otherVpc(`${at}.subnet_id: ${subnet_id} is no subnet of the endpoint's VPC`);
  }
  const time = zonelessTime(now);
  const address = {
    id: world.ids.hex32(idsOf(endpoint.addresses)),
    ip: freeAddress(world, subnet, ip || undefined, at),
    subnetId: subnet_id,
    status: "PENDING_CREATE" as const,
    errorInfo: "",
    createTime: time,
    updateTime: time,
  };
  write(endpoint, { addresses: [...endpoint.addresses, address] });
}

function freeAddress(world: World, subnet: Subnet, ip: string | undefined, at: string): string {
  const taken = takeAddress(world, subnet, ip);
  // There is no code of its own for a subnet of which every address is used.
  if (taken === "full") throw codes.used(`The subnet ${subnet.cidr} has no free IP address.`);
  if (taken === "outside") throw unusable(subnet.cidr, `${at}.ip: ${ip}`, ip ?? "");
  if (taken === "taken") throw codes.used(`${at}.ip: ${ip}`);
  return taken.ip;
}

/** Which of the codes is for an address that nothing in the subnet can have. */
function unusable(cidr: string, detail: string, ip: string) {
  const address = parseIpv4(ip);
  const range = parseCidr(cidr);
  if (address === undefined) return codes.invalidAddress(detail);
  if (!range || address < range.first || address > range.last) return codes.notInSubnet(`${detail}, not in ${cidr}`);
  const isReserved = address === range.first || address === range.last;
  return isReserved ? codes.reserved(detail) : codes.used(`${detail} is the gateway's`);
}

/** Letters, digits, Chinese, dots, underscores and hyphens, at most 64 (huawei.md 3.1), of no other endpoint. */
function checkName({ state }: World, name: string): void {
  if (!NAME.test(name)) {
    throw codes.invalidName("name: must have 1 to 64 letters, digits, dots, underscores and hyphens");
  }
  if (state.huawei.endpoints.by("name", name).length > 0) throw codes.nameExists(name);
}

/** How many rules forward through an endpoint. */
export const ruleCount = ({ state }: World, { id }: DnsEndpoint): number =>
  state.huawei.resolverRules.by("endpoint", id).length;

function refuseWhilePending(endpoint: DnsEndpoint): void {
  if (endpoint.settlesAt !== null) throw locked();
}

function startChange(endpoint: DnsEndpoint, status: DnsEndpoint["status"], settlesAt: number): void {
  write(endpoint, { status, settlesAt });
}
