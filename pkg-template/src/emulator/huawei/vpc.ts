// VPC, and its ports through three interfaces (huawei.md 3.5).

import type { Rows } from "../rows.ts";
import type { World } from "../world.ts";
import { networkRefusal, shaped, styled, styleOf } from "./network-errors.ts";
import { filtered, pageOf } from "./network-list.ts";
import type { Port } from "./network-state.ts";
import {
  addSecurityGroups,
  createPort,
  deletePort,
  findPort,
  portStatus,
  removeSecurityGroups,
  updatePort,
  type WantedPort,
} from "./port.ts";
import { privateipOperations } from "./privateip.ts";
import { routerOperations } from "./router.ts";
import { type HuaweiCall, type HuaweiService, projectOf } from "./service.ts";
import { subInterfaceOperations } from "./sub-interfaces.ts";
import { findSubnet } from "./subnet.ts";
import { availabilityOperations, subnetOperations } from "./subnets.ts";
import { invalid } from "./vpc-errors.ts";

/** The calls of v1 and of Neutron are the same; `show` gives the answer the interface's members. */
function portOperations(prefix: "" | "Neutron", show: typeof showPort): HuaweiService["operations"] {
  return {
    [`${prefix}CreatePort`](world, call) {
      const { port: wanted } = call.body as unknown as { port: WantedPort };
      const projectId = typeof call.params.project_id === "string" ? call.params.project_id : projectOf(world, call);
      return { status: call.success, body: { port: show(world, createPort(world, projectId, wanted, call.now)) } };
    },
    [`${prefix}ListPorts`](world, { params, success }) {
      const mine = portsOf(world, params.project_id).map((port) => show(world, port));
      // Every port is of the default enterprise project and none has a fast interface.
      const { fixed_ips: wanted } = params;
      const there = wanted === undefined ? mine : mine.filter(({ fixed_ips }) => isAt(fixed_ips[0], wanted));
      const found = filtered(there, params, ["fixed_ips", "enterprise_project_id", "enable_efi"]);
      return { status: success, body: { ports: pageOf(found, params).items } };
    },
    [`${prefix}ShowPort`](world, call) {
      return { status: call.success, body: { port: show(world, portOf(world, call)) } };
    },
    [`${prefix}UpdatePort`](world, call) {
      const port = portOf(world, call);
      updatePort(world, port, (call.body as { port: Omit<WantedPort, "network_id"> }).port);
      return { status: call.success, body: { port: show(world, port) } };
    },
    [`${prefix}DeletePort`](world, call) {
      deletePort(world, portOf(world, call));
      return { status: call.success };
    },
  };
}

const v3Operations: HuaweiService["operations"] = {
  ListPortsV3(world, { params, success, requestId }) {
    const mine = portsOf(world, params.project_id).map((port) => showPortV3(world, port));
    const { private_ips: wanted } = params;
    const pairs = params.allowed_address_pairs;
    const there =
      wanted === undefined && pairs === undefined
        ? mine
        : mine.filter(
            ({ private_ips, allowed_address_pairs }) =>
              isAt(private_ips[0], wanted) &&
              (pairs === undefined || allowed_address_pairs.some((pair) => isAt(pair, pairs))),
          );
    const found = filtered(there, params, ["private_ips", "allowed_address_pairs"]);
    const { items, page_info } = pageOf(found, params);
    return { status: success, body: { ports: items, page_info, request_id: requestId } };
  },
  ShowPortV3(world, call) {
    return answerV3(world, call, portOf(world, call));
  },
  AddSecurityGroups: (world, call) =>
    changeGroups(world, call, (port, { security_groups, index }) =>
      addSecurityGroups(world, port, security_groups, index),
    ),
  RemoveSecurityGroups: (world, call) =>
    changeGroups(world, call, (port, { security_groups }) => removeSecurityGroups(port, security_groups)),
};

export const vpc: HuaweiService = {
  operations: {
    ...styled("v1", { ...portOperations("", showPort), ...privateipOperations, ...subnetOperations }),
    ...styled("neutron", {
      ...portOperations("Neutron", showNeutronPort),
      ...routerOperations,
      ...availabilityOperations,
    }),
    ...styled("v3", { ...v3Operations, ...subInterfaceOperations }),
  },
  refusal: networkRefusal,
  badInput: (problem, { http }) => shaped(styleOf(http.path), invalid(problem.message)),
};

interface Groups {
  security_groups: string[];
  index?: number;
}

/** With `dry_run` the request is checked and nothing changes. */
function changeGroups(world: World, call: HuaweiCall, change: (port: Port, groups: Groups) => void) {
  const { port: groups, dry_run = false } = call.body as unknown as { port: Groups; dry_run?: boolean };
  const port = portOf(world, call);
  change(dry_run ? structuredClone(port) : port, groups);
  return answerV3(world, call, port);
}

const answerV3 = (world: World, { success, requestId }: HuaweiCall, port: Port) => ({
  status: success,
  body: { port: showPortV3(world, port), request_id: requestId },
});

/** Neutron's paths name no project: a caller with keys sees the ports of every project. */
const portsOf = ({ state: { huawei } }: World, projectId: unknown): Rows<Port> =>
  projectId === undefined ? huawei.ports : huawei.ports.by("project", String(projectId));

const portOf = (world: World, { params }: HuaweiCall): Port => findPort(world, params.project_id, params.port_id);

/** Filters such as `fixed_ips=ip_address=192.168.0.2`: every one names a member and its value. */
function isAt(address: unknown, wanted: unknown): boolean {
  const members = address as Record<string, unknown> | undefined;
  return ((wanted ?? []) as string[]).every((filter) => {
    const equals = filter.indexOf("=");
    return members?.[filter.slice(0, equals)] === filter.slice(equals + 1);
  });
}

/** Port, of v1. */
function showPort(world: World, port: Port) {
  return {
    id: port.id,
    name: port.name,
    status: portStatus(port),
    admin_state_up: port.adminStateUp,
    network_id: port.networkId,
    mac_address: port.macAddress,
    fixed_ips: [
      { ip_address: port.ip, subnet_id: findSubnet(world.state, port.networkId)?.neutronSubnetId ?? port.networkId },
    ],
    device_id: port.deviceId,
    device_owner: port.deviceOwner,
    tenant_id: port.projectId,
    security_groups: port.securityGroups,
    allowed_address_pairs: port.allowedAddressPairs,
    extra_dhcp_opts: [],
    "binding:vnic_type": "normal",
    "binding:vif_details": {},
    "binding:profile": {},
    port_security_enabled: true,
    dns_assignment: [],
    dns_name: "",
    instance_id: "",
    instance_type: "",
    zone_id: "",
    ipv6_bandwidth_id: "",
    enable_efi: false,
  };
}

/** NeutronPort. */
function showNeutronPort(world: World, port: Port) {
  const time = port.createdAt.slice(0, 19);
  return { ...showPort(world, port), project_id: port.projectId, created_at: time, updated_at: time };
}

/** Port, of v3: the members that the interfaces share, and those that have another name there. */
function showPortV3(world: World, port: Port) {
  const { fixed_ips, network_id, ...shared } = showPort(world, port);
  const time = `${port.createdAt.slice(0, 19)}Z`;
  return {
    ...shared,
    virsubnet_id: network_id,
    private_ips: fixed_ips.map(({ ip_address, subnet_id }) => ({ ip_address, subnet_cidr_id: subnet_id })),
    vpc_id: findSubnet(world.state, port.networkId)?.vpcId ?? "",
    project_id: port.projectId,
    description: "",
    created_at: time,
    updated_at: time,
  };
}
