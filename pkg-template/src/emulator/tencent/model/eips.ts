// Elastic IPs and the ordinary public addresses of servers (tencent.md 2.2, 2.3, A.b2); both APIs change them here.
import { parseIpv4 } from "../../ipv4.ts";
import { type Entry, write } from "../../table.ts";
import type { World } from "../../world.ts";
import { PUBLIC } from "../holders.ts";
import { BrokenRule } from "../rules.ts";
import type { TencentCall } from "../service.ts";
import type { Eip, Task, TencentState } from "../state.ts";
import { find, findEni, findInstance, newId, timeText } from "./find.ts";
import { addressOf, eipOf } from "./private-ips.ts";
import { refuseWhileBusy, startTask } from "./tasks.ts";

export type EipOptions = Partial<Pick<Eip, "name" | "type" | "isp" | "bandwidth" | "chargeType" | "tags">>;

/** A server, or an address of an interface. */
export type EipTarget = { instanceId: string } | { networkInterfaceId: string; privateIp: string };

export const findEip = (world: World, id: string): Eip => find(world.state.tencent.eips, id, "eip-missing");

export function findEipByAddress(world: World, ip: string): Eip {
  const [eip] = world.state.tencent.eips.by("address", ip);
  if (!eip) throw new BrokenRule("eip-address-missing", `There is no EIP with the address ${ip}.`);
  return eip;
}

/** What DescribeAddresses calls AddressStatus (tencent.md 2.3). */
export function statusOf({
  binding,
  change,
}: {
  binding: { networkInterfaceId: string | null } | null;
  change: Eip["change"];
}) {
  if (change) return change;
  if (!binding) return "UNBIND";
  return binding.networkInterfaceId === null ? "BIND" : "BIND_ENI";
}

/** New EIPs, within the quota of the account and that of the day (A.b2, AddressQuotaLimitExceeded). */
export function allocate(
  world: World,
  count: number,
  options: EipOptions,
  call: TencentCall,
): { eips: Eip[]; task: Task } {
  const eips = addEips(world, count, options, call);
  return {
    eips,
    task: startTask(
      world,
      call,
      eips.map(({ id }) => id),
      "eip",
    ),
  };
}

export function addEips(world: World, count: number, options: EipOptions, { now }: TencentCall): Eip[] {
  const { tencent } = world.state;
  refuseOverQuota(world, count);
  countToday(world, "eips", count, now);
  return Array.from({ length: count }, () => {
    const eip = newEip(newId(world, "eip", tencent.eips), freePublicIp(world), timeText(now), options);
    tencent.eips.add(eip);
    return eip;
  });
}

/**
 * Bind an EIP that is bound to nothing to a server without public address, or to an address of an interface that has
 * no EIP yet (tencent.md 2.3): an EIP is attached to one thing, and a thing has one EIP.
 */
export function associate(world: World, eip: Eip, target: EipTarget, direct: boolean, call: TencentCall): Task {
  const held = [eip.id, "instanceId" in target ? target.instanceId : target.networkInterfaceId];
  refuseWhileBusy(world, held);
  if (eip.binding) throw new BrokenRule("eip-taken", `${eip.id} is bound.`);
  if ("instanceId" in target) {
    const { id, publicIp } = findInstance(world, target.instanceId);
    if (eipOfResource(world, id)) throw new BrokenRule("instance-has-eip", `${id} has an EIP.`);
    if (publicIp !== null) throw new BrokenRule("has-public-ip", `${id} has the public address ${publicIp}.`);
    write(eip, { binding: { networkInterfaceId: null, privateIp: null, resourceId: id } });
  } else {
    const { networkInterfaceId, privateIp } = target;
    const eni = findEni(world, networkInterfaceId);
    if (!eni.addresses.some(({ ip }) => ip === privateIp))
      throw new BrokenRule("other-address", `The address ${privateIp} is not assigned to ${eni.id}.`);
    if (eipOf(world, eni, privateIp)) throw new BrokenRule("has-eip", `The address ${privateIp} has an EIP.`);
    write(eip, { binding: { networkInterfaceId, privateIp: addressOf(eni, privateIp).ip, resourceId: null } });
  }
  write(eip, { change: "BINDING", directConnection: direct });
  return startTask(world, call, held, "eip");
}

/**
 * Unbind from a server or an interface; HAVIPs, DHCP IPs and NAT gateways have calls of their own (tencent.md 2.3).
 * Only a server can get an ordinary public address instead, so often a day.
 */
export function disassociate(world: World, eip: Eip, leavesPublicIp: boolean, call: TencentCall): Task {
  const { binding } = eip;
  const held = [eip.id, binding?.networkInterfaceId ?? binding?.resourceId ?? ""];
  refuseWhileBusy(world, held);
  if (!binding) throw new BrokenRule("eip-free", `${eip.id} is bound to nothing.`);
  const toServer = world.state.tencent.instances.has(binding.resourceId);
  if (binding.resourceId !== null && !toServer)
    throw new BrokenRule("eip-elsewhere", `${eip.id} is bound to ${binding.resourceId}.`);
  if (leavesPublicIp) {
    if (!toServer) throw new BrokenRule("not-primary", `${eip.id} is not bound to a server's primary address.`);
    countToday(world, "publicIps", 1, call.now);
  }
  write(eip, { change: "UNBINDING", leavesPublicIp });
  return startTask(world, call, held, "eip");
}

/** Only EIPs that are bound to nothing, all or none; it cannot be undone (tencent.md 2.3). */
export function release(world: World, ids: string[], call: TencentCall): Task {
  const eips = ids.map((id) => findEip(world, id));
  refuseWhileBusy(world, ids);
  for (const { id, binding } of eips) if (binding) throw new BrokenRule("eip-taken", `${id} is bound.`);
  for (const eip of eips) write(eip, { change: "OFFLINING" });
  return startTask(world, call, ids, "eip");
}

/** The ordinary public address of a server becomes an EIP that is bound to it (A.b2). */
export function transform(world: World, instanceId: string, call: TencentCall): { eip: Eip; task: Task } {
  const instance = findInstance(world, instanceId);
  refuseWhileBusy(world, [instanceId]);
  if (eipOfResource(world, instanceId)) throw new BrokenRule("instance-has-eip", `${instanceId} has an EIP.`);
  const ip = publicIpOf(instance);
  refuseOverQuota(world, 1);
  countToday(world, "eips", 1, call.now);
  const eip = newEip(newId(world, "eip", world.state.tencent.eips), ip, timeText(call.now), {});
  write(eip, { change: "BINDING", binding: { networkInterfaceId: null, privateIp: null, resourceId: instanceId } });
  write(instance, { publicIp: null });
  world.state.tencent.eips.add(eip);
  return { eip, task: startTask(world, call, [eip.id, instanceId], "eip") };
}

/** Exchange the address of an EIP or the ordinary one of a server for another (A.b2). */
export function exchange(world: World, of: { instanceId: string } | { eipId: string }, call: TencentCall): Task {
  const holder = "eipId" in of ? findEip(world, of.eipId) : findInstance(world, of.instanceId);
  refuseWhileBusy(world, [holder.id]);
  if ("publicIp" in holder) publicIpOf(holder);
  write(holder, { newIp: freePublicIp(world) });
  return startTask(world, call, [holder.id], "eip");
}

/** Take ordinary public addresses from their servers, all or none; at once, for no poller is documented (A.b2). */
export function returnPublicIps(world: World, ips: string[]): void {
  const malformed = ips.find((ip) => parseIpv4(ip) === undefined);
  if (malformed !== undefined) throw new BrokenRule("malformed", `${malformed} is not an IPv4 address.`);
  const instances = ips.map((ip) => {
    const [instance] = world.state.tencent.instances.by("publicIp", ip);
    if (!instance) throw new BrokenRule("eip-address-missing", `No server has the public address ${ip}.`);
    return instance;
  });
  refuseWhileBusy(
    world,
    instances.map(({ id }) => id),
  );
  for (const instance of instances) write(instance, { publicIp: null });
}

export function settleEip(world: World, id: string): void {
  const eip = findEip(world, id);
  if (eip.change === "OFFLINING") world.state.tencent.eips.remove(eip);
  if (eip.change === "UNBINDING") {
    const instance = world.state.tencent.instances.get(eip.binding?.resourceId);
    if (instance && eip.leavesPublicIp) write(instance, { publicIp: freePublicIp(world) });
    write(eip, { binding: null, directConnection: false, leavesPublicIp: false });
  }
  write(eip, { ip: eip.newIp ?? eip.ip, newIp: null, change: null });
}

export function settleInstance(world: World, id: string): void {
  const instance = findInstance(world, id);
  write(instance, { publicIp: instance.newIp ?? instance.publicIp, newIp: null });
}

/** The EIP of a server, HAVIP, DHCP IP or NAT gateway. */
export const eipOfResource = (world: World, id: string): Eip | undefined =>
  world.state.tencent.eips.by("resource", id).slice(0, 1)[0];

function newEip(id: string, ip: string, createdTime: string, options: EipOptions): Eip {
  return {
    id,
    ip,
    name: "",
    createdTime,
    type: "EIP",
    isp: "BGP",
    bandwidth: 1,
    chargeType: "TRAFFIC_POSTPAID_BY_HOUR",
    tags: [],
    ...options,
    directConnection: false,
    binding: null,
    change: "CREATING",
    leavesPublicIp: false,
    newIp: null,
  };
}

function publicIpOf({ id, publicIp }: Entry<TencentState["instances"]>): string {
  if (publicIp === null) throw new BrokenRule("no-public-ip", `${id} has no ordinary public address.`);
  return publicIp;
}

function refuseOverQuota(world: World, count: number): void {
  const { eips, quotas } = world.state.tencent;
  if (eips.length + count > quotas.eips) throw new BrokenRule("eip-quota", `There can be at most ${quotas.eips} EIPs.`);
}

function countToday(world: World, what: "eips" | "publicIps", count: number, now: number): void {
  const { tencent } = world.state;
  const day = timeText(now).slice(0, 10);
  if (tencent.today.day !== day) tencent.today = { day, eips: 0, publicIps: 0 };
  if (tencent.today[what] + count > tencent.quotas[`${what}PerDay`])
    throw new BrokenRule("eip-day-quota", "The quota of the day is used up.");
  tencent.today[what] += count;
}

/** The first free address from 203.0.113.1 on (RFC 5737), which belongs to nobody. */
function freePublicIp(world: World): string {
  const [ip] = world.addresses.free(PUBLIC, parseIpv4("203.0.113.1") ?? 0, 2 ** 32 - 1);
  if (ip === undefined) throw new Error("every address is taken");
  return ip;
}
