// Network interfaces: created, attached to servers, deleted (tencent.md 2.2 and A.c1); both APIs change them here.
import { write } from "../../table.ts";
import type { World } from "../../world.ts";
import { BrokenRule } from "../rules.ts";
import type { TencentCall } from "../service.ts";
import type { NetworkInterface, Task } from "../state.ts";
import { checkAttachments, checkTarget, freeDeviceIndex, refuseUnlessDetachable } from "./attachments.ts";
import { find, findEni, findInstance, findSubnet, newId, timeText } from "./find.ts";
import { settleIpv6 } from "./ipv6.ts";
import { freeEip, newAddress, settleAddresses } from "./private-ips.ts";
import { checkQuota, takeAddresses } from "./subnets.ts";
import { refuseWhileBusy, startTask } from "./tasks.ts";

export interface NewInterface {
  vpcId: string;
  subnetId: string;
  name: string;
  description: string;
  /** Addresses wanted, at most one of them primary. */
  given: { ip: string; primary: boolean }[];
  /** How many secondary addresses the subnet is to choose. */
  count: number;
  securityGroupIds: string[];
  qos: NetworkInterface["qos"];
  tags: NetworkInterface["tags"];
  /** The server to attach it to in the same step. */
  attachTo: { instanceId: string; type: 0 | 1 } | null;
}

/** A new interface with a primary address; it is there at once and AVAILABLE when the task is over. */
export function createInterface(
  world: World,
  wanted: NewInterface,
  call: TencentCall,
): { eni: NetworkInterface; task: Task } {
  const { networkInterfaces, quotas, instances } = world.state.tencent;
  const { vpcId, subnetId, given, attachTo } = wanted;
  findSubnet(world, subnetId, vpcId);
  const instance = attachTo ? findInstance(world, attachTo.instanceId) : undefined;
  if (instance && instance.vpcId !== vpcId)
    throw new BrokenRule("outside-vpc", `The instance ${instance.id} is not in ${vpcId}.`);
  if (instance) checkAttachments(world, instance.id);
  const securityGroups = findGroups(world, wanted.securityGroupIds);
  checkQuota(securityGroups.length, quotas.securityGroupsPerInterface, "security groups");
  checkQuota(networkInterfaces.length + 1, quotas.networkInterfaces, "network interfaces");
  const named = given.find(({ primary }) => primary)?.ip;
  if (given.filter(({ primary }) => primary).length > 1)
    throw new BrokenRule("malformed", "More than one address is primary.");
  const choose = wanted.count + (named === undefined ? 1 : 0);
  const ips = takeAddresses(
    world,
    subnetId,
    given.map(({ ip }) => ip),
    choose,
  );
  checkQuota(ips.length, quotas.addressesPerInterface, "addresses");
  const primary = named ?? ips[given.length];
  const eni: NetworkInterface = {
    id: newId(world, "eni", networkInterfaces),
    name: wanted.name,
    description: wanted.description,
    vpcId,
    subnetId,
    primary: false,
    macAddress: `20:90:6F${world.ids.hex32().slice(0, 6).toUpperCase().replace(/../g, ":$&")}`,
    // Subnets have a zone; the state leaves it to the servers.
    zone: (instance ?? instances.find((entry) => entry.vpcId === vpcId))?.zone ?? "",
    createdTime: timeText(call.now),
    securityGroups,
    state: "PENDING",
    attachment: null,
    attachesTo: attachTo?.instanceId ?? null,
    attachType: attachTo?.type ?? 0,
    qos: wanted.qos,
    tags: wanted.tags,
    addresses: [...ips]
      .sort((a, b) => Number(b === primary) - Number(a === primary))
      .map((ip) => newAddress(ip, ip === primary, "PENDING")),
    ipv6: [],
  };
  networkInterfaces.add(eni);
  return { eni, task: startTask(world, call, [eni.id]) };
}

/** Attach to a server of the same VPC and zone; an interface is attached to one server (A.c1). */
export function attach(world: World, eni: NetworkInterface, instanceId: string, type: 0 | 1, call: TencentCall): Task {
  refuseWhileBusy(world, [eni.id]);
  if (eni.attachment)
    throw new BrokenRule("already-attached", `${eni.id} is attached to ${eni.attachment.instanceId}.`);
  checkTarget(world, eni, instanceId);
  write(eni, { state: "ATTACHING", attachesTo: instanceId, attachType: type });
  return startTask(world, call, [eni.id]);
}

export function detach(world: World, eni: NetworkInterface, instanceId: string, call: TencentCall): Task {
  refuseWhileBusy(world, [eni.id]);
  refuseUnlessDetachable(world, eni, instanceId);
  write(eni, { state: "DETACHING" });
  return startTask(world, call, [eni.id]);
}

/** From one server to another in one step (tencent.md 2.2). */
export function migrateInterface(
  world: World,
  eni: NetworkInterface,
  from: string,
  to: string,
  type: 0 | 1,
  call: TencentCall,
): Task {
  refuseWhileBusy(world, [eni.id]);
  refuseUnlessDetachable(world, eni, from);
  if (from === to) throw new BrokenRule("already-attached", `${eni.id} is attached to ${to}.`);
  checkTarget(world, eni, to);
  write(eni, { state: "DETACHING", attachesTo: to, attachType: type });
  return startTask(world, call, [eni.id]);
}

/** Only a detached secondary interface can be deleted (CanNotDelete of tencent.md 2.2, ResourceInUse of A.c1). */
export function deleteInterface(world: World, eni: NetworkInterface, call: TencentCall): Task {
  refuseWhileBusy(world, [eni.id]);
  if (eni.attachment) throw new BrokenRule("attached", `${eni.id} is attached to ${eni.attachment.instanceId}.`);
  write(eni, { state: "DELETING" });
  return startTask(world, call, [eni.id]);
}

/** Add or take away security groups, on all interfaces or on none (A.c1). Both take effect at once. */
export function changeGroups(world: World, eniIds: string[], groupIds: string[], bind: boolean): void {
  const enis = eniIds.map((id) => findEni(world, id));
  const groups = findGroups(world, groupIds);
  const changed = enis.map(({ securityGroups }) => {
    const others = securityGroups.filter(({ id }) => !groupIds.includes(id));
    return bind ? [...others, ...groups] : others;
  });
  const { securityGroupsPerInterface } = world.state.tencent.quotas;
  for (const groups of changed) checkQuota(groups.length, securityGroupsPerInterface, "security groups");
  enis.forEach((eni, at) => {
    write(eni, { securityGroups: changed[at] ?? [] });
  });
}

export const findGroups = (world: World, ids: string[]): NetworkInterface["securityGroups"] =>
  ids.map((id) => ({ ...find(world.state.tencent.securityGroups, id, "group-missing") }));

/** When the task is over. A deleted interface gives its addresses back, which frees their EIPs. */
export function settleInterface(world: World, id: string, at: number): void {
  const eni = findEni(world, id);
  settleAddresses(world, eni);
  settleIpv6(world, eni);
  if (eni.state === "DELETING") {
    for (const { ip } of eni.addresses) freeEip(world, eni, ip);
    for (const eipv6 of [...world.state.tencent.eipv6s.by("interface", id)]) write(eipv6, { binding: null });
    world.state.tencent.networkInterfaces.remove(eni);
    return;
  }
  if (eni.state === "DETACHING") write(eni, { attachment: null });
  const { attachesTo } = eni;
  if (attachesTo !== null) {
    const deviceIndex = freeDeviceIndex(world, attachesTo);
    const attachment = { instanceId: attachesTo, deviceIndex, attachTime: timeText(at) };
    write(eni, { attachment, attachesTo: null });
  }
  write(eni, { state: "AVAILABLE" });
}
