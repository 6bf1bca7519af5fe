// What happens to resolver endpoints (huawei.md 3.1): one function for each change, its rule's source beside it.
import { zonelessTime } from "../clock.ts";
import type { DnsEndpoint } from "../state.ts";
import type { World } from "../world.ts";
import { dnsRefusal } from "./errors.ts";
import { findSubnet, type Subnet, takeAddress } from "./subnet.ts";

/** CreateEndpoint takes two to six addresses and an endpoint keeps to that (huawei.md 3.1, trap 2). */
const FEWEST = 2;
const MOST = 6;

/** An address as a request asks for it. */
export interface AddressRequest {
  subnet_id: string;
  ip?: string;
}

/** The general code for a parameter that is empty or invalid (DNS error code page, DNS.0002). */
export const invalid = (detail: string) => dnsRefusal(400, "DNS.0002", `Invalid request. ${detail}`);

export const notFound = (what: string) => dnsRefusal(404, "DNS.0004", `The ${what} does not exist.`);

/** The service's conflict (huawei.md 5.3). */
const conflict = (what: string) => dnsRefusal(400, "DNS.0016", `Conflict: ${what}`);

/** The codes 0403 to 0409 are the quotas of this service (huawei.md 5.3). */
const quota = (what: string) => dnsRefusal(400, "DNS.0403", `Quota exceeded: ${what}`);

/**
 * A new endpoint, in the VPC of its first subnet; accepted at once, in effect when it is ACTIVE (huawei.md 3.1,
 * trap 1). All its addresses are of one VPC: an endpoint has one (EndpointResp.vpc_id).
 */
export function createEndpoint(
  world: World,
  wanted: { name: string; direction: DnsEndpoint["direction"]; addresses: AddressRequest[] },
  now: number,
): DnsEndpoint {
  checkName(wanted.name);
  const first = findSubnet(world.state, wanted.addresses[0]?.subnet_id ?? "");
  if (!first) throw invalid("ipaddresses.subnet_id: names no subnet");
  const time = zonelessTime(now);
  const endpoint: DnsEndpoint = {
    id: world.ids.hex32(),
    name: wanted.name,
    direction: wanted.direction,
    status: "PENDING_CREATE",
    settlesAt: now + world.settleMs,
    deleting: false,
    vpcId: first.vpcId,
    resolverRuleCount: 0,
    createTime: time,
    updateTime: time,
    addresses: [],
  };
  const { endpoints } = world.state.huawei;
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
export function renameEndpoint(endpoint: DnsEndpoint, name: string, now: number): void {
  refuseWhilePending(endpoint);
  checkName(name);
  endpoint.name = name;
  endpoint.updateTime = zonelessTime(now);
}

/**
 * Accepted at once; gone, with its addresses, when ShowEndpoint answers 404 (huawei.md 3.0). That an endpoint stays
 * while resolver rules forward to it is the emulator's own rule: the reference is silent.
 */
export function deleteEndpoint(world: World, endpoint: DnsEndpoint, now: number): void {
  refuseWhilePending(endpoint);
  if (endpoint.resolverRuleCount > 0) throw conflict("resolver rules use the endpoint.");
  for (const address of endpoint.addresses) address.status = "PENDING_DELETE";
  endpoint.deleting = true;
  startChange(endpoint, "PENDING_DELETE", now + world.settleMs);
}

/**
 * Give an endpoint one more address. Accepted at once, in effect when the endpoint is ACTIVE again (huawei.md 3.1,
 * trap 1).
 */
export function bindAddress(world: World, endpoint: DnsEndpoint, wanted: AddressRequest, now: number): void {
  refuseWhilePending(endpoint);
  // No code for the ceiling is documented.
  if (endpoint.addresses.length >= MOST) throw quota(`an endpoint has at most ${MOST} IP addresses.`);
  addAddress(world, endpoint, wanted, "ipaddress", now);
  startChange(endpoint, "PENDING_CREATE", now + world.settleMs);
}

/** Take an address away; the last two stay (huawei.md 3.1, traps 2 and 3). */
export function unbindAddress(world: World, endpoint: DnsEndpoint, addressId: string, now: number): void {
  refuseWhilePending(endpoint);
  const address = endpoint.addresses.find((entry) => entry.id === addressId);
  if (!address) throw notFound("IP address");
  // No code for the floor is documented.
  if (endpoint.addresses.length <= FEWEST) throw conflict(`an endpoint has at least ${FEWEST} IP addresses.`);
  address.status = "PENDING_DELETE";
  startChange(endpoint, "PENDING_DELETE", now + world.settleMs);
}

/** Let the changes that are due come into effect; what remains are the endpoints there are. */
export function settleEndpoints(world: World, now: number): World["state"]["huawei"]["endpoints"] {
  const { endpoints } = world.state.huawei;
  for (const endpoint of endpoints.due(now)) {
    if (endpoint.deleting) endpoints.remove(endpoint);
    else settleEndpoint(endpoint, endpoint.settlesAt ?? now);
  }
  return endpoints;
}

function settleEndpoint(endpoint: DnsEndpoint, at: number): void {
  const time = zonelessTime(at);
  endpoint.addresses = endpoint.addresses.filter((address) => address.status !== "PENDING_DELETE");
  for (const address of endpoint.addresses.filter((entry) => entry.status === "PENDING_CREATE")) {
    address.status = "ACTIVE";
    address.updateTime = time;
  }
  endpoint.status = "ACTIVE";
  endpoint.updateTime = time;
  endpoint.settlesAt = null;
}

/**
 * The address must lie in its subnet and be free, the subnet in the endpoint's VPC. The bind page's own example sends an
 * empty address, which the published pattern forbids (huawei.md 8.4): the emulator takes it as left out.
 */
function addAddress(world: World, endpoint: DnsEndpoint, { subnet_id, ip }: AddressRequest, at: string, now: number) {
  const subnet = findSubnet(world.state, subnet_id);
  if (!subnet || subnet.vpcId !== endpoint.vpcId) {
    throw invalid(`${at}.subnet_id: ${subnet_id} is no subnet of the endpoint's VPC`);
  }
  const time = zonelessTime(now);
  const address = {
    id: world.ids.hex32(),
    ip: freeAddress(world, subnet, ip || undefined, at),
    subnetId: subnet_id,
    status: "PENDING_CREATE" as const,
    errorInfo: "",
    createTime: time,
    updateTime: time,
  };
  endpoint.addresses = [...endpoint.addresses, address];
}

function freeAddress(world: World, subnet: Subnet, ip: string | undefined, at: string): string {
  const taken = takeAddress(world, subnet, ip);
  if (taken === "full") throw quota("the subnet has no free IP address.");
  if (taken === "outside") throw invalid(`${at}.ip: ${ip} is not a usable address of ${subnet.cidr}`);
  if (taken === "taken") throw conflict(`${at}.ip ${ip} is in use.`);
  return taken.ip;
}

/** Letters, digits, Chinese, dots, underscores and hyphens, at most 64 (huawei.md 3.1). */
function checkName(name: string): void {
  if (!/^[\w.\-\u4e00-\u9fa5]{1,64}$/.test(name)) {
    throw invalid("name: must have 1 to 64 letters, digits, dots, underscores and hyphens");
  }
}

/** One change at a time: the lock of huawei.md 3.1, trap 5. The pages list only 400 and 500 as error statuses. */
function refuseWhilePending(endpoint: DnsEndpoint): void {
  if (endpoint.settlesAt !== null) {
    throw dnsRefusal(500, "DNS.0021", "Could not acquire the lock, please try again later.");
  }
}

function startChange(endpoint: DnsEndpoint, status: DnsEndpoint["status"], settlesAt: number): void {
  endpoint.status = status;
  endpoint.settlesAt = settlesAt;
}
