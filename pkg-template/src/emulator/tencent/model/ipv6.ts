// IPv6 addresses of an interface (tencent.md 2.3 and A.b1).

import { canonicalIpv6, prefixOf } from "../../ipv6.ts";
import { write } from "../../table.ts";
import type { World } from "../../world.ts";
import { BrokenRule } from "../rules.ts";
import type { TencentCall } from "../service.ts";
import type { NetworkInterface } from "../state.ts";
import { describedAs, find } from "./find.ts";
import { checkQuota } from "./subnets.ts";
import { refuseWhileBusy, startTask } from "./tasks.ts";

type Ipv6 = NetworkInterface["ipv6"][number];

/** Assign given addresses and `count` free ones of the subnet's IPv6 range; a subnet without one gives none (A.b1). */
export function assignIpv6(
  world: World,
  eni: NetworkInterface,
  given: string[],
  count: number,
  call: TencentCall,
): string[] {
  const wanted = checkIpv6(given);
  refuseWhileBusy(world, [eni.id]);
  const { ipv6Prefix } = find(world.state.tencent.subnets, eni.subnetId, "subnet-missing");
  if (ipv6Prefix === null) throw new BrokenRule("no-ipv6", `The subnet ${eni.subnetId} has no IPv6 range.`);
  const base = canonicalIpv6(`${ipv6Prefix}::`) ?? "";
  const isUsed = (ip: string) => world.state.tencent.networkInterfaces.by("ipv6", ip).length > 0;
  for (const ip of wanted) {
    if (prefixOf(ip) !== prefixOf(base)) throw new BrokenRule("outside-subnet", `${ip} is outside the subnet.`);
    if (ip === base) throw new BrokenRule("reserved", `The address ${ip} is reserved.`);
    if (isUsed(ip)) throw new BrokenRule("in-use", `The address ${ip} is in use.`);
  }
  checkQuota(eni.ipv6.length + wanted.length + count, world.state.tencent.quotas.ipv6PerInterface, "IPv6 addresses");
  for (let host = 1; wanted.length < given.length + count; host += 1) {
    const ip = canonicalIpv6(`${ipv6Prefix}::${host.toString(16)}`) ?? "";
    if (!isUsed(ip) && !given.includes(ip)) wanted.push(ip);
  }
  write(eni, { ipv6: [...eni.ipv6, ...wanted.map((ip) => ({ ip, state: "PENDING" as const, description: "" }))] });
  startTask(world, call, [eni.id]);
  return wanted;
}

/** Give addresses back; what was bound to them is free then, as with private IPv4 addresses. */
export function unassignIpv6(world: World, eni: NetworkInterface, ips: string[], call: TencentCall): void {
  const given = checkIpv6(ips);
  refuseWhileBusy(world, [eni.id]);
  const returned = given.map((ip) => ipv6Of(eni, ip));
  write(eni, { ipv6: eni.ipv6.map((entry) => (returned.includes(entry) ? { ...entry, state: "DELETING" } : entry)) });
  startTask(world, call, [eni.id]);
}

/** Change what is written beside addresses; takes effect at once. */
export function describeIpv6(eni: NetworkInterface, changes: { ip: string; description?: string }[]): void {
  const addresses = checkIpv6(changes.map(({ ip }) => ip)).map((ip) => ipv6Of(eni, ip));
  write(eni, { ipv6: describedAs(eni.ipv6, addresses, changes) });
}

export function settleIpv6(world: World, eni: NetworkInterface): void {
  if (eni.ipv6.length === 0) return;
  const gone = eni.ipv6.filter(({ state }) => state === "DELETING").map(({ ip }) => ip);
  for (const eipv6 of [...world.state.tencent.eipv6s.by("interface", eni.id)]) {
    if (gone.includes(eipv6.binding?.privateIp ?? "")) write(eipv6, { binding: null });
  }
  const staying = eni.ipv6.filter(({ state }) => state !== "DELETING");
  write(eni, { ipv6: staying.map((address) => ({ ...address, state: "AVAILABLE" })) });
}

export function ipv6Of(eni: NetworkInterface, ip: string): Ipv6 {
  const address = eni.ipv6.find((entry) => entry.ip === canonicalIpv6(ip));
  if (!address) throw new BrokenRule("not-on-interface", `The address ${ip} is not assigned to ${eni.id}.`);
  return address;
}

/** In their shortest form, so that equal addresses are equal texts. */
function checkIpv6(ips: string[]): string[] {
  const given = ips.map((ip) => {
    const canonical = canonicalIpv6(ip);
    if (canonical === undefined) throw new BrokenRule("malformed", `${ip} is not an IPv6 address.`);
    return canonical;
  });
  if (new Set(given).size < given.length) throw new BrokenRule("duplicate", "An address is given twice.");
  return given;
}
