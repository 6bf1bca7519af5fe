// Highly available virtual IPs (tencent.md 2.3 and A.b3).
import { write } from "../../table.ts";
import type { World } from "../../world.ts";
import { BrokenRule } from "../rules.ts";
import type { TencentCall } from "../service.ts";
import type { HaVip } from "../state.ts";
import { refuseWithEip } from "./bind-eip.ts";
import { find, findEni, findInstance, findSubnet, newId, timeText } from "./find.ts";
import { checkQuota, takeAddresses } from "./subnets.ts";
import { refuseWhileBusy, startTask } from "./tasks.ts";

export interface Association {
  haVipId: string;
  instanceId: string;
  type: "CVM" | "ENI";
}

export const findHaVip = (world: World, id: string): HaVip => find(world.state.tencent.haVips, id, "thing-missing");

/** A new HAVIP with the wanted or the first free address of its subnet; there at once. */
export function createHaVip(
  world: World,
  wanted: Pick<HaVip, "name" | "vpcId" | "subnetId" | "networkInterfaceId" | "checkAssociate" | "tags"> & {
    ip: string | undefined;
  },
  associations: Omit<Association, "haVipId">[],
  call: TencentCall,
): HaVip {
  const { haVips, quotas } = world.state.tencent;
  findSubnet(world, wanted.subnetId, wanted.vpcId);
  if (wanted.networkInterfaceId !== null) findEni(world, wanted.networkInterfaceId);
  checkQuota(haVips.length + 1, quotas.haVips, "HAVIPs");
  const given = wanted.ip === undefined ? [] : [wanted.ip];
  const [ip = ""] = takeAddresses(world, wanted.subnetId, given, 1 - given.length);
  const id = newId(world, "havip", haVips);
  checkAssociations(
    world,
    associations.map((association) => ({ ...association, haVipId: id })),
  );
  const haVip: HaVip = { ...wanted, ip, id, createdTime: timeText(call.now), associations, deleting: false };
  haVips.add(haVip);
  return haVip;
}

export function deleteHaVip(world: World, haVip: HaVip, call: TencentCall): void {
  refuseWhileBusy(world, [haVip.id]);
  refuseWithEip(world, haVip.id);
  write(haVip, { deleting: true });
  startTask(world, call, [haVip.id]);
}

/** Limit the servers or interfaces that a HAVIP may float between; all or none, at once (tencent.md 2.3). */
export function associateHaVips(world: World, associations: Association[]): void {
  checkAssociations(world, associations);
  for (const { haVipId, instanceId } of associations) {
    if (findHaVip(world, haVipId).associations.some((association) => association.instanceId === instanceId))
      throw new BrokenRule("already-attached", `${haVipId} is associated with ${instanceId}.`);
  }
  for (const { haVipId, instanceId, type } of associations) {
    const haVip = findHaVip(world, haVipId);
    write(haVip, { associations: [...haVip.associations, { instanceId, type }] });
  }
}

export function disassociateHaVips(world: World, associations: Association[]): void {
  checkAssociations(world, associations);
  for (const { haVipId, instanceId } of associations) {
    if (!findHaVip(world, haVipId).associations.some((association) => association.instanceId === instanceId))
      throw new BrokenRule("not-attached", `${haVipId} is not associated with ${instanceId}.`);
  }
  for (const { haVipId, instanceId } of associations) {
    const haVip = findHaVip(world, haVipId);
    write(haVip, { associations: haVip.associations.filter((association) => association.instanceId !== instanceId) });
  }
}

function checkAssociations(world: World, associations: Association[]): void {
  const pairs = associations.map(({ haVipId, instanceId }) => `${haVipId} ${instanceId}`);
  if (new Set(pairs).size < pairs.length) throw new BrokenRule("duplicate", "An association is given twice.");
  for (const { instanceId, type } of associations) {
    if (type === "CVM") findInstance(world, instanceId);
    else findEni(world, instanceId);
  }
}

export function settleHaVip(world: World, id: string): void {
  const haVip = findHaVip(world, id);
  if (haVip.deleting) world.state.tencent.haVips.remove(haVip);
}
