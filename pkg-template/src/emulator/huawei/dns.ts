// DNS resolver endpoints: what is asked and what is answered (huawei.md 3.1; the pages "Binding an IP Address to an
// Endpoint" and "Unbinding an IP Address from an Endpoint").
import type { DnsEndpoint } from "../state.ts";
import type { World } from "../world.ts";
import {
  type AddressRequest,
  bindAddress,
  createEndpoint,
  deleteEndpoint,
  invalid,
  notFound,
  renameEndpoint,
  settleEndpoints,
  unbindAddress,
} from "./dns-endpoint.ts";
import { dnsRefusal } from "./errors.ts";
import type { HuaweiCall, HuaweiService } from "./service.ts";
import { findSubnet } from "./subnet.ts";

export const dns: HuaweiService = {
  operations: {
    ListEndpoints(world, { params, now, success }) {
      const { direction, vpc_id, name } = params as { direction: string; vpc_id?: string; name?: string };
      const all = settleEndpoints(world, now).by("direction", direction);
      const found = all.where(
        vpc_id !== undefined && ((endpoint) => endpoint.vpcId === vpc_id),
        // How the name matches is not documented; the emulator takes it as a part of the name.
        name !== undefined && ((endpoint) => endpoint.name.includes(name)),
      );
      const endpoints = pageOf(found, params).map(show);
      return { status: success, body: { endpoints, metadata: { total_count: found.length } } };
    },

    /** Every VPC that has an endpoint, with the number of each direction. */
    ListEndpointVpcs(world, { params, now, success }) {
      const endpoints = settleEndpoints(world, now).filter(({ vpcId }) => (params.vpc_id ?? vpcId) === vpcId);
      const found = [...new Set(endpoints.map(({ vpcId }) => vpcId))];
      const count = (id: string, direction: DnsEndpoint["direction"]) =>
        endpoints.filter((endpoint) => endpoint.vpcId === id && endpoint.direction === direction).length;
      const vpcs = pageOf(found, params).map((id) => ({
        id,
        inbound_endpoint_count: count(id, "inbound"),
        outbound_endpoint_count: count(id, "outbound"),
      }));
      return { status: success, body: { vpcs, metadata: { total_count: found.length } } };
    },

    ShowEndpoint(world, call) {
      return { status: call.success, body: { endpoint: show(findEndpoint(world, call)) } };
    },

    CreateEndpoint(world, { body, now, success }) {
      const { name, direction, ipaddresses } = body as {
        name: string;
        direction: DnsEndpoint["direction"];
        ipaddresses: AddressRequest[];
      };
      settleEndpoints(world, now);
      const endpoint = createEndpoint(world, { name, direction, addresses: ipaddresses }, now);
      // As in the bind page's example reply there is no VPC id before the endpoint is there (huawei.md 3.1).
      return { status: success, body: { endpoint: { ...show(endpoint), vpc_id: null } } };
    },

    UpdateEndpoint(world, call) {
      const endpoint = findEndpoint(world, call);
      renameEndpoint(endpoint, (call.body as { name: string }).name, call.now);
      return { status: call.success, body: { endpoint: show(endpoint) } };
    },

    DeleteEndpoint(world, call) {
      const endpoint = findEndpoint(world, call);
      deleteEndpoint(world, endpoint, call.now);
      return { status: call.success, body: { endpoint: show(endpoint) } };
    },

    ListEndpointIpaddresses(world, call) {
      const ipaddresses = findEndpoint(world, call).addresses.map((address) => ({
        id: address.id,
        ip: address.ip,
        status: address.status,
        // The list shows the subnet's Neutron id, not the id that bind took (huawei.md 3.1, trap 4).
        subnet_id: findSubnet(world.state, address.subnetId)?.neutronSubnetId ?? address.subnetId,
        create_time: address.createTime,
        update_time: address.updateTime,
        error_info: address.errorInfo,
      }));
      return { status: call.success, body: { ipaddresses } };
    },

    AssociateEndpointIpaddress(world, call) {
      const endpoint = findEndpoint(world, call);
      bindAddress(world, endpoint, (call.body as { ipaddress: AddressRequest }).ipaddress, call.now);
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

/** At most 500 entries from `offset` on (huawei.md 3.1). */
function pageOf<T>(found: Pick<T[], "slice">, params: HuaweiCall["params"]): T[] {
  const { limit = 500, offset = 0 } = params as { limit?: number; offset?: number };
  if (limit < 0 || limit > 500) throw dnsRefusal(400, "DNS.0006", "The limit parameter is invalid.");
  if (offset < 0) throw invalid("offset must not be negative");
  return found.slice(offset, offset + limit);
}

function findEndpoint(world: World, { params, now }: HuaweiCall): DnsEndpoint {
  const endpoint = settleEndpoints(world, now).get(params.endpoint_id);
  if (!endpoint) throw notFound("endpoint");
  return endpoint;
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
