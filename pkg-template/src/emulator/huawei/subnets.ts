// Subnets of VPC, as far as addresses need them: their two ids, their range and how much of it is used (huawei.md 3.5).
import type { World } from "../world.ts";
import { pageOf } from "./network-list.ts";
import type { HuaweiCall, HuaweiService } from "./service.ts";
import { addressCount, findSubnet, gatewayOf, type Subnet } from "./subnet.ts";
import { noSubnet, noSubnetToShow } from "./vpc-errors.ts";

export const subnetOperations: HuaweiService["operations"] = {
  ListSubnets(world, { params, success }) {
    const { subnets } = world.state.huawei;
    const found = params.vpc_id === undefined ? subnets : subnets.by("vpc", String(params.vpc_id));
    const { items } = pageOf(found, params);
    return { status: success, body: { subnets: items.map((subnet) => show(world, subnet, params)) } };
  },

  ShowSubnet(world, { params, success }) {
    const id = String(params.subnet_id);
    const subnet = findSubnet(world.state, id);
    if (!subnet) throw noSubnetToShow(id);
    return { status: success, body: { subnet: show(world, subnet, params) } };
  },
};

export const availabilityOperations: HuaweiService["operations"] = {
  /** A network has one subnet here, and the id that VPC's own calls give that. */
  ShowNetworkIpAvailabilities(world, { params, success }) {
    const id = String(params.network_id);
    const subnet = findSubnet(world.state, id);
    if (!subnet) throw noSubnet(id);
    const usage = { total_ips: addressCount(subnet), used_ips: usedIn(world, subnet) };
    const project = world.state.huawei.projects[0]?.id ?? "";
    const { name, cidr, neutronSubnetId } = subnet;
    const subnetUsage = { ...usage, subnet_id: neutronSubnetId, subnet_name: name, ip_version: 4, cidr };
    return {
      status: success,
      body: {
        network_ip_availability: {
          network_id: id,
          network_name: name,
          tenant_id: project,
          project_id: project,
          ...usage,
          subnet_ip_availability: [subnetUsage],
        },
      },
    };
  },
};

/** Without the gateway's own, which no other thing can have. */
const usedIn = ({ addresses }: World, subnet: Subnet): number =>
  addresses.count(subnet.id) - (addresses.has(subnet.id, gatewayOf(subnet)) ? 1 : 0);

/** Subnet. */
function show(world: World, subnet: Subnet, { project_id }: HuaweiCall["params"]) {
  return {
    id: subnet.id,
    name: subnet.name,
    description: "",
    cidr: subnet.cidr,
    dnsList: [],
    status: "ACTIVE",
    vpc_id: subnet.vpcId,
    gateway_ip: gatewayOf(subnet),
    dhcp_enable: true,
    primary_dns: "",
    secondary_dns: "",
    availability_zone: "",
    // A network of Neutron has the id that VPC's own calls give its subnet; its subnet has another one.
    neutron_network_id: subnet.id,
    neutron_subnet_id: subnet.neutronSubnetId,
    ipv6_enable: false,
    cidr_v6: null,
    gateway_ip_v6: null,
    neutron_subnet_id_v6: null,
    extra_dhcp_opts: [],
    available_ip_address_count: addressCount(subnet) - usedIn(world, subnet),
    enable_network_address_usage_metrics: false,
    tenant_id: project_id,
    created_at: subnet.createdAt,
    updated_at: subnet.createdAt,
  };
}
