// DNS resolver endpoints (huawei.md 3.1; the pages "Binding an IP Address to an Endpoint" and
// "Unbinding an IP Address from an Endpoint").
import { zonelessTime } from "../clock.ts";
import { formatIpv4, parseCidr, parseIpv4 } from "../ipv4.ts";
import type { DnsEndpoint, State } from "../state.ts";
import type { World } from "../world.ts";
import { dnsRefusal } from "./errors.ts";
import type { HuaweiCall, HuaweiService } from "./service.ts";

/** CreateEndpoint takes two to six addresses and an endpoint keeps to that (huawei.md 3.1, trap 2). */
const FEWEST = 2;
const MOST = 6;

export const dns: HuaweiService = {
  operations: {
    ListEndpoints(world, { params, now, success }) {
      const {
        direction,
        vpc_id,
        name,
        limit = 500,
        offset = 0,
      } = params as {
        direction: string;
        vpc_id?: string;
        name?: string;
        limit?: number;
        offset?: number;
      };
      if (limit < 0 || limit > 500) throw dnsRefusal(400, "DNS.0006", "The limit parameter is invalid.");
      if (offset < 0) throw invalid("offset must not be negative");
      const found = world.state.huawei.endpoints.filter(
        (endpoint) =>
          endpoint.direction === direction &&
          (vpc_id === undefined || endpoint.vpcId === vpc_id) &&
          // How the name matches is not documented; the emulator takes it as a part of the name.
          (name === undefined || endpoint.name.includes(name)),
      );
      const page = found.slice(offset, offset + limit).map((endpoint) => show(settleEndpoint(endpoint, now)));
      return { status: success, body: { endpoints: page, metadata: { total_count: found.length } } };
    },

    ShowEndpoint(world, call) {
      return { status: call.success, body: { endpoint: show(findEndpoint(world, call)) } };
    },

    ListEndpointIpaddresses(world, call) {
      const ipaddresses = findEndpoint(world, call).addresses.map((address) => ({
        id: address.id,
        ip: address.ip,
        status: address.status,
        // The list shows the subnet's Neutron id, not the id that bind took (huawei.md 3.1, trap 4).
        subnet_id: subnetOf(world.state, address.subnetId)?.neutronSubnetId ?? address.subnetId,
        create_time: address.createTime,
        update_time: address.updateTime,
        error_info: address.errorInfo,
      }));
      return { status: call.success, body: { ipaddresses } };
    },

    AssociateEndpointIpaddress(world, call) {
      const endpoint = findEndpoint(world, call);
      const { ipaddress } = call.body as { ipaddress: { subnet_id: string; ip?: string } };
      // The page's own example sends an empty text, which the published pattern forbids (huawei.md 8.4):
      // the emulator takes it as left out.
      bindAddress(world, endpoint, ipaddress.subnet_id, ipaddress.ip || undefined, call.now);
      // The page's example reply has no VPC id here; ShowEndpoint gives it.
      return { status: call.success, body: { endpoint: { ...show(endpoint), vpc_id: null } } };
    },

    DisassociateEndpointIpaddress(world, call) {
      const endpoint = findEndpoint(world, call);
      const { ipaddress_id } = call.params as { ipaddress_id: string };
      // The page's example reply is ACTIVE and still counts the address: the endpoint as it was on acceptance.
      const before = show(endpoint);
      unbindAddress(world, endpoint, ipaddress_id, call.now);
      return { status: call.success, body: { endpoint: before } };
    },
  },

  badInput: (problem) => invalid(problem.message),
};

/** The general code for a parameter that is empty or invalid (DNS error code page, DNS.0002). */
const invalid = (detail: string) => dnsRefusal(400, "DNS.0002", `Invalid request. ${detail}`);

const notFound = (what: string) => dnsRefusal(404, "DNS.0004", `The ${what} does not exist.`);

const subnetOf = (state: State, id: string) => state.huawei.subnets.find((subnet) => subnet.id === id);

/**
 * Give an endpoint one more address. Accepted at once, in effect when the endpoint is ACTIVE again (huawei.md 3.1,
 * trap 1). The address must lie in its subnet and be free, the subnet in the endpoint's VPC.
 */
function bindAddress(world: World, endpoint: DnsEndpoint, subnetId: string, ip: string | undefined, now: number): void {
  refuseWhilePending(endpoint);
  // No code for the ceiling is documented; the codes 0403 to 0409 are the quotas of this service (huawei.md 5.3).
  if (endpoint.addresses.length >= MOST) {
    throw dnsRefusal(400, "DNS.0403", `Quota exceeded: an endpoint has at most ${MOST} IP addresses.`);
  }
  const subnet = subnetOf(world.state, subnetId);
  if (!subnet || subnet.vpcId !== endpoint.vpcId) {
    throw invalid(`ipaddress.subnet_id: ${subnetId} is no subnet of the endpoint's VPC`);
  }
  const used = new Set(
    world.state.huawei.endpoints.flatMap((other) =>
      settleEndpoint(other, now)
        .addresses.filter((address) => address.subnetId === subnetId)
        .map((address) => address.ip),
    ),
  );
  const chosen = ip ?? firstFree(subnet.cidr, used);
  if (chosen === undefined) throw dnsRefusal(400, "DNS.0403", "Quota exceeded: the subnet has no free IP address.");
  if (!isUsable(subnet.cidr, chosen))
    throw invalid(`ipaddress.ip: ${chosen} is not a usable address of ${subnet.cidr}`);
  if (used.has(chosen)) throw dnsRefusal(400, "DNS.0016", `Conflict: ipaddress.ip ${chosen} is in use.`);

  const time = zonelessTime(now);
  endpoint.addresses.push({
    id: world.ids.hex32(),
    ip: chosen,
    subnetId,
    status: "PENDING_CREATE",
    errorInfo: "",
    createTime: time,
    updateTime: time,
  });
  startChange(endpoint, "PENDING_CREATE", now + world.settleMs);
}

/** Take an address away; the last two stay (huawei.md 3.1, traps 2 and 3). */
function unbindAddress(world: World, endpoint: DnsEndpoint, addressId: string, now: number): void {
  refuseWhilePending(endpoint);
  const address = endpoint.addresses.find((entry) => entry.id === addressId);
  if (!address) throw notFound("IP address");
  // No code for the floor is documented; 0016 is the service's conflict (huawei.md 5.3).
  if (endpoint.addresses.length <= FEWEST) {
    throw dnsRefusal(400, "DNS.0016", `Conflict: an endpoint has at least ${FEWEST} IP addresses.`);
  }
  address.status = "PENDING_DELETE";
  startChange(endpoint, "PENDING_DELETE", now + world.settleMs);
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

/** Let a change that is due come into effect. */
export function settleEndpoint(endpoint: DnsEndpoint, now: number): DnsEndpoint {
  if (endpoint.settlesAt === null || now < endpoint.settlesAt) return endpoint;
  const time = zonelessTime(endpoint.settlesAt);
  endpoint.addresses = endpoint.addresses.filter((address) => address.status !== "PENDING_DELETE");
  for (const address of endpoint.addresses.filter((entry) => entry.status === "PENDING_CREATE")) {
    address.status = "ACTIVE";
    address.updateTime = time;
  }
  endpoint.status = "ACTIVE";
  endpoint.updateTime = time;
  endpoint.settlesAt = null;
  return endpoint;
}

function findEndpoint(world: World, { params, now }: HuaweiCall): DnsEndpoint {
  const endpoint = world.state.huawei.endpoints.find((entry) => entry.id === params.endpoint_id);
  if (!endpoint) throw notFound("endpoint");
  return settleEndpoint(endpoint, now);
}

/** EndpointResp. The text has resolver_rule_count for outbound endpoints only, both examples have it for inbound ones. */
function show(endpoint: DnsEndpoint) {
  return {
    id: endpoint.id,
    name: endpoint.name,
    direction: endpoint.direction,
    status: endpoint.status,
    vpc_id: endpoint.vpcId,
    ipaddress_count: endpoint.addresses.length,
    resolver_rule_count: endpoint.resolverRuleCount,
    create_time: endpoint.createTime,
    update_time: endpoint.updateTime,
  };
}

/** Network address, gateway and broadcast address are nobody's. */
function usableRange(cidr: string): { first: number; last: number } {
  const range = parseCidr(cidr);
  if (!range) throw new Error(`the state holds the malformed range ${cidr}`);
  return { first: range.first + 2, last: range.last - 1 };
}

function isUsable(cidr: string, ip: string): boolean {
  const address = parseIpv4(ip);
  const { first, last } = usableRange(cidr);
  return address !== undefined && address >= first && address <= last;
}

function firstFree(cidr: string, used: Set<string>): string | undefined {
  const { first, last } = usableRange(cidr);
  for (let address = first; address <= last; address += 1) {
    const ip = formatIpv4(address);
    if (!used.has(ip)) return ip;
  }
  return undefined;
}
