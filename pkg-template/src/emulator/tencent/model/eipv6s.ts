// Elastic IPv6 addresses, and the public bandwidth of an interface's own IPv6 address (tencent.md A.c2).

import { canonicalIpv6 } from "../../ipv6.ts";
import { write } from "../../table.ts";
import type { World } from "../../world.ts";
import { BrokenRule } from "../rules.ts";
import type { TencentCall } from "../service.ts";
import type { Eipv6, Task } from "../state.ts";
import { find, findEni, findInstance, newId, timeText } from "./find.ts";
import { ipv6Of } from "./ipv6.ts";
import { refuseWhileBusy, startTask } from "./tasks.ts";

export type Eipv6Options = Partial<Pick<Eipv6, "name" | "bandwidth" | "chargeType" | "tags">>;

export const findEipv6 = (world: World, id: string): Eipv6 => find(world.state.tencent.eipv6s, id, "eip-missing");

/** New elastic IPv6 addresses, within the quota of EIPs. */
export function allocateIpv6(
  world: World,
  count: number,
  options: Eipv6Options,
  call: TencentCall,
): { eipv6s: Eipv6[]; task: Task } {
  const { eipv6s, quotas } = world.state.tencent;
  if (eipv6s.length + count > quotas.eips)
    throw new BrokenRule("eip-quota", `There can be at most ${quotas.eips} elastic IPv6 addresses.`);
  const made = Array.from({ length: count }, () => {
    const eipv6 = newEipv6(newId(world, "eipv6", eipv6s), freeIpv6(world), options, call.now);
    eipv6s.add(eipv6);
    return eipv6;
  });
  return {
    eipv6s: made,
    task: startTask(
      world,
      call,
      made.map(({ id }) => id),
      "eip",
    ),
  };
}

/** Bind to an IPv6 address of an interface that has none yet; an elastic address is attached to one thing. */
export function associateIpv6(world: World, eipv6: Eipv6, eniId: string, privateIp: string, call: TencentCall): Task {
  refuseWhileBusy(world, [eipv6.id, eniId]);
  if (eipv6.binding) throw new BrokenRule("eip-taken", `${eipv6.id} is bound.`);
  const eni = findEni(world, eniId);
  const address = eni.ipv6.find(({ ip }) => ip === canonicalIpv6(privateIp));
  if (!address) throw new BrokenRule("other-address", `The address ${privateIp} is not assigned to ${eni.id}.`);
  if (eipv6Of(world, eniId, address.ip)) throw new BrokenRule("has-eip", `The address ${privateIp} has an EIP.`);
  write(eipv6, { binding: { networkInterfaceId: eniId, privateIp: address.ip, instanceId: null }, change: "BINDING" });
  return startTask(world, call, [eipv6.id, eniId]);
}

/** Bind to a server: to the first IPv6 address of its first interface that has one free. */
export function associateIpv6WithInstance(world: World, eipv6: Eipv6, instanceId: string, call: TencentCall): Task {
  findInstance(world, instanceId);
  for (const { id, attachment, ipv6 } of world.state.tencent.networkInterfaces.by("instance", instanceId)) {
    const free = attachment?.instanceId === instanceId && ipv6.find(({ ip }) => !eipv6Of(world, id, ip));
    if (!free) continue;
    const task = associateIpv6(world, eipv6, id, free.ip, call);
    if (eipv6.binding) write(eipv6, { binding: { ...eipv6.binding, instanceId } });
    return task;
  }
  throw new BrokenRule("other-address", `${instanceId} has no free IPv6 address.`);
}

export function disassociateIpv6(world: World, eipv6: Eipv6, call: TencentCall): Task {
  const held = [eipv6.id, eipv6.binding?.networkInterfaceId ?? ""];
  refuseWhileBusy(world, held);
  if (!eipv6.binding) throw new BrokenRule("eip-free", `${eipv6.id} is bound to nothing.`);
  write(eipv6, { change: "UNBINDING" });
  return startTask(world, call, held);
}

/** Only what is bound to nothing, all or none. */
export function releaseIpv6(world: World, ids: string[], call: TencentCall): Task {
  const eipv6s = ids.map((id) => findEipv6(world, id));
  refuseWhileBusy(world, ids);
  for (const { id, binding, traditional } of eipv6s)
    if (binding && !traditional) throw new BrokenRule("eip-taken", `${id} is bound.`);
  for (const eipv6 of eipv6s) write(eipv6, { change: "OFFLINING" });
  return startTask(world, call, ids);
}

/** Public bandwidth for IPv6 addresses that interfaces have; one address has it once (A.c2, AddressPublished). */
export function publishIpv6(
  world: World,
  ips: string[],
  options: Eipv6Options,
  call: TencentCall,
): { eipv6s: Eipv6[]; task: Task } {
  const { eipv6s, networkInterfaces } = world.state.tencent;
  const targets = ips.map((ip) => {
    const canonical = canonicalIpv6(ip);
    if (canonical === undefined) throw new BrokenRule("malformed", `${ip} is not an IPv6 address.`);
    const [eni] = networkInterfaces.by("ipv6", canonical);
    if (!eni) throw new BrokenRule("eip-address-missing", `No interface has the address ${ip}.`);
    if (eipv6Of(world, eni.id, canonical)) throw new BrokenRule("has-eip", `${ip} is public already.`);
    return { eni, ip: ipv6Of(eni, canonical).ip };
  });
  refuseWhileBusy(
    world,
    targets.map(({ eni }) => eni.id),
  );
  const made = targets.map(({ eni, ip }) => ({
    ...newEipv6(newId(world, "eipv6", eipv6s), ip, options, call.now),
    traditional: true,
    binding: { networkInterfaceId: eni.id, privateIp: ip, instanceId: eni.attachment?.instanceId ?? null },
  }));
  eipv6s.add(...made);
  return {
    eipv6s: made,
    task: startTask(
      world,
      call,
      made.map(({ id }) => id),
      "eip",
    ),
  };
}

/** Take public bandwidth away; the address stays with its interface. */
export function withdrawIpv6(world: World, eipv6s: Eipv6[], call: TencentCall): Task {
  const ids = eipv6s.map(({ id }) => id);
  refuseWhileBusy(world, ids);
  for (const eipv6 of eipv6s) write(eipv6, { change: "OFFLINING" });
  return startTask(world, call, ids, "eip");
}

/** Another bandwidth, at once; the task only holds the addresses. */
export function changeBandwidth(world: World, eipv6s: Eipv6[], bandwidth: number, call: TencentCall): Task {
  const ids = eipv6s.map(({ id }) => id);
  refuseWhileBusy(world, ids);
  for (const eipv6 of eipv6s) write(eipv6, { bandwidth });
  return startTask(world, call, ids, "eip");
}

export function settleEipv6(world: World, id: string): void {
  const eipv6 = findEipv6(world, id);
  if (eipv6.change === "OFFLINING") world.state.tencent.eipv6s.remove(eipv6);
  if (eipv6.change === "UNBINDING") write(eipv6, { binding: null });
  write(eipv6, { change: null });
}

export const eipv6Of = (world: World, eniId: string, ip: string): Eipv6 | undefined =>
  world.state.tencent.eipv6s.by("interface", eniId).find(({ binding }) => binding?.privateIp === ip);

const newEipv6 = (id: string, ip: string, options: Eipv6Options, now: number): Eipv6 => ({
  id,
  ip,
  name: "",
  createdTime: timeText(now),
  traditional: false,
  bandwidth: 1,
  chargeType: "TRAFFIC_POSTPAID_BY_HOUR",
  tags: [],
  ...options,
  binding: null,
  change: "CREATING",
});

/** The first free address of a documentation range (RFC 3849). */
function freeIpv6(world: World): string {
  const address = (host: number) => `2001:db8:ffff::${host.toString(16)}`;
  let host = 1;
  while (world.state.tencent.eipv6s.by("address", address(host)).length > 0) host += 1;
  return address(host);
}
