// DNS, and its resolver endpoints: what is asked and what is answered (huawei.md 3.1; the pages "Binding an IP Address to
// an Endpoint" and "Unbinding an IP Address from an Endpoint").

import type { World } from "../world.ts";
import {
  type AddressRequest,
  bindAddress,
  createEndpoint,
  deleteEndpoint,
  renameEndpoint,
  ruleCount,
  unbindAddress,
} from "./dns-endpoint.ts";
import { badDnsInput, endpoint as codes } from "./dns-errors.ts";
import { pageOf } from "./dns-list.ts";
import { choosePtrOperation, ptrOperations } from "./dns-ptrs.ts";
import { ruleOperations } from "./dns-rules.ts";
import { settleEndpoints } from "./dns-settle.ts";
import type { DnsEndpoint } from "./dns-state.ts";
import { zoneOperations } from "./dns-zones.ts";
import { dnsRefusal } from "./errors.ts";
import type { HuaweiCall, HuaweiService } from "./service.ts";
import { findSubnet } from "./subnet.ts";

const endpointOperations: HuaweiService["operations"] = {
  ListEndpoints(world, { params, now, success }) {
    const { direction, vpc_id, name } = params as { direction: string; vpc_id?: string; name?: string };
    const found = settleEndpoints(world, now)
      .by("direction", direction)
      .where(
        vpc_id !== undefined && ((endpoint) => endpoint.vpcId === vpc_id),
        // How the name matches is not documented; the emulator takes it as a part of the name.
        name !== undefined && ((endpoint) => endpoint.name.includes(name)),
      );
    const endpoints = pageOf(found, params, ({ id }) => id).map((endpoint) => show(world, endpoint));
    return { status: success, body: { endpoints, metadata: { total_count: found.length } } };
  },

  /** Every VPC that has an endpoint, with the number of each direction. */
  ListEndpointVpcs(world, { params, now, success }) {
    const endpoints = settleEndpoints(world, now).filter(({ vpcId }) => (params.vpc_id ?? vpcId) === vpcId);
    const found = [...new Set(endpoints.map(({ vpcId }) => vpcId))];
    const count = (id: string, direction: DnsEndpoint["direction"]) =>
      endpoints.filter((endpoint) => endpoint.vpcId === id && endpoint.direction === direction).length;
    const vpcs = pageOf(found, params, (id) => id).map((id) => ({
      id,
      inbound_endpoint_count: count(id, "inbound"),
      outbound_endpoint_count: count(id, "outbound"),
    }));
    return { status: success, body: { vpcs, metadata: { total_count: found.length } } };
  },

  ShowEndpoint(world, call) {
    return { status: call.success, body: { endpoint: show(world, findEndpoint(world, call)) } };
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
    return { status: success, body: { endpoint: { ...show(world, endpoint), vpc_id: null } } };
  },

  UpdateEndpoint(world, call) {
    const endpoint = findEndpoint(world, call);
    renameEndpoint(world, endpoint, (call.body as { name: string }).name, call.now);
    return { status: call.success, body: { endpoint: show(world, endpoint) } };
  },

  DeleteEndpoint(world, call) {
    const endpoint = findEndpoint(world, call);
    deleteEndpoint(world, endpoint, call.now);
    return { status: call.success, body: { endpoint: show(world, endpoint) } };
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
    return { status: call.success, body: { endpoint: { ...show(world, endpoint), vpc_id: null } } };
  },

  DisassociateEndpointIpaddress(world, call) {
    const endpoint = findEndpoint(world, call);
    const { ipaddress_id } = call.params as { ipaddress_id: string };
    // The page's example reply is ACTIVE and still counts the address: the endpoint as it was on acceptance.
    const before = show(world, endpoint);
    unbindAddress(world, endpoint, ipaddress_id, call.now);
    return { status: call.success, body: { endpoint: before } };
  },
};

export const dns: HuaweiService = {
  operations: { ...endpointOperations, ...ruleOperations, ...ptrOperations, ...zoneOperations },
  choose: choosePtrOperation,
  refusal: dnsRefusal,
  badInput: (problem, { name }) => badDnsInput(problem, name),
};

function findEndpoint(world: World, { params, now }: HuaweiCall): DnsEndpoint {
  const endpoint = settleEndpoints(world, now).get(params.endpoint_id);
  if (!endpoint) throw codes.missing();
  return endpoint;
}

/** EndpointResp. The text has resolver_rule_count for outbound endpoints only, both examples have it for inbound ones. */
function show(world: World, endpoint: DnsEndpoint) {
  return {
    id: endpoint.id,
    name: endpoint.name,
    direction: endpoint.direction,
    status: endpoint.status,
    vpc_id: endpoint.vpcId,
    ipaddress_count: endpoint.addresses.length,
    resolver_rule_count: ruleCount(world, endpoint),
    create_time: endpoint.createTime,
    update_time: endpoint.updateTime,
  };
}
