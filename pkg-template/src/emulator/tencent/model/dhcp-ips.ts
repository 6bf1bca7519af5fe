// Addresses that a server takes by DHCP (tencent.md A.c3).
import { write } from "../../table.ts";
import type { World } from "../../world.ts";
import type { TencentCall } from "../service.ts";
import type { DhcpIp } from "../state.ts";
import { refuseWithEip } from "./bind-eip.ts";
import { find, findSubnet, newId, timeText } from "./find.ts";
import { checkQuota, takeAddresses } from "./subnets.ts";
import { refuseWhileBusy, startTask } from "./tasks.ts";

export const findDhcpIp = (world: World, id: string): DhcpIp => find(world.state.tencent.dhcpIps, id, "thing-missing");

/** So many with the first free addresses of the subnet; there at once. */
export function createDhcpIps(
  world: World,
  wanted: Pick<DhcpIp, "name" | "vpcId" | "subnetId" | "tags">,
  count: number,
  call: TencentCall,
): DhcpIp[] {
  const { dhcpIps, quotas } = world.state.tencent;
  findSubnet(world, wanted.subnetId, wanted.vpcId);
  checkQuota(dhcpIps.length + count, quotas.dhcpIps, "DHCP IPs");
  const made = takeAddresses(world, wanted.subnetId, [], count).map((ip) => ({
    ...wanted,
    ip,
    id: newId(world, "dhcpip", dhcpIps),
    createdTime: timeText(call.now),
    deleting: false,
  }));
  dhcpIps.add(...made);
  return made;
}

export function deleteDhcpIp(world: World, dhcpIp: DhcpIp, call: TencentCall): void {
  refuseWhileBusy(world, [dhcpIp.id]);
  refuseWithEip(world, dhcpIp.id);
  write(dhcpIp, { deleting: true });
  startTask(world, call, [dhcpIp.id]);
}

export function settleDhcpIp(world: World, id: string): void {
  const dhcpIp = findDhcpIp(world, id);
  if (dhcpIp.deleting) world.state.tencent.dhcpIps.remove(dhcpIp);
}
