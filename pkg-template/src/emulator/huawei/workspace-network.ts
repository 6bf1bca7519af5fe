// The networks of desktops, and the subnets that they can be moved to (huawei.md 3.3 c).

import type { World } from "../world.ts";
import { settleDesktopEips } from "./desktop-eip.ts";
import { startJob } from "./desktop-jobs.ts";
import { findDesktop, moveDesktops, settleDesktops, type WantedNetwork } from "./desktop-network.ts";
import { filtered } from "./network-list.ts";
import type { HuaweiService } from "./service.ts";
import type { Desktop, DesktopNetwork } from "./state.ts";
import { countFree, findSubnet } from "./subnet.ts";
import { invalid, notFound } from "./workspace-errors.ts";

export const networkOperations: HuaweiService["operations"] = {
  ShowDesktopNetwork(world, { params, now, success }) {
    const desktop = findDesktop(world, params.desktop_id, now);
    return { status: success, body: showNetworks(world, desktop, now) };
  },

  /** Those named that are there, or all. */
  ShowDesktopNetworks(world, { params, now, success }) {
    const { desktop_ids } = params as { desktop_ids?: string[] };
    const desktops = settleDesktops(world, now);
    const found = desktop_ids ? desktop_ids.flatMap((id) => desktops.get(id) ?? []) : [...desktops];
    const networks = found.map((desktop) => ({
      ...showNetworks(world, desktop, now),
      computer_ip: desktop.network?.ip ?? "",
    }));
    return { status: success, body: { networks } };
  },

  ChangeDesktopNetwork(world, { params, body, now, success }) {
    const ids = [String(params.desktop_id)];
    moveDesktops(world, ids, body as WantedNetwork, now);
    return { status: success, body: { job_id: startJob(world, "changeDesktopNetwork", ids, now).id } };
  },

  BatchChangeDesktopNetwork(world, { body, now, success }) {
    const { desktop_ids, ...wanted } = body as unknown as WantedNetwork & { desktop_ids: string[] };
    if (desktop_ids.length < 1 || desktop_ids.length > 100) throw invalid("desktop_ids: must have 1 to 100 entries");
    moveDesktops(world, desktop_ids, wanted, now);
    return { status: success, body: { job_id: startJob(world, "batchChangeDesktopNetwork", desktop_ids, now).id } };
  },

  ListSubnets(world, { params, success }) {
    const all = world.state.huawei.subnets.map(({ id, vpcId, cidr, neutronSubnetId }) => ({
      id,
      vpc_id: vpcId,
      cidr,
      neutron_subnet_id: neutronSubnetId,
      status: "ACTIVE",
      ipv6_enable: false,
    }));
    // A subnet is in every zone of its region.
    const found = filtered(all, params, ["availability_zone_id"]);
    return { status: success, body: { subnets: found.slice(0) } };
  },

  ShowAvailableIp(world, { params, success }) {
    const subnet = findSubnet(world.state, String(params.subnet_id));
    if (!subnet) throw notFound(`The subnet ${params.subnet_id} does not exist.`);
    return { status: success, body: { available_ip: countFree(world, subnet) } };
  },
};

/** ShowDesktopNetworkRsp. */
function showNetworks(world: World, desktop: Desktop, now: number) {
  const { id, name, network } = desktop;
  return {
    computer_id: id,
    computer_name: name,
    network_infos: network ? [{ ...showPlace(world, network), ...showEip(world, id, now) }] : [],
  };
}

/** NetworkInfo, without the public address. */
function showPlace({ state }: World, { portId, subnetId, ip, securityGroups }: DesktopNetwork) {
  const subnet = findSubnet(state, subnetId);
  return {
    vpc_info: { id: subnet?.vpcId ?? "" },
    subnet_info: { id: subnetId, cidr: subnet?.cidr ?? "" },
    port_info: { id: portId, ip_address: ip },
    security_groups: securityGroups.map((id) => ({ id, name: state.huawei.securityGroups.get(id)?.name ?? "" })),
  };
}

function showEip(world: World, desktopId: string, now: number) {
  const [eip] = settleDesktopEips(world, now).by("desktop", desktopId);
  return eip ? { public_ip_info: { id: eip.id, public_ip_address: eip.address } } : {};
}
