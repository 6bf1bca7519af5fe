// Addresses of a subnet: who has them, and which are free.

import { parseCidr, parseIpv4 } from "../../ipv4.ts";
import type { World } from "../../world.ts";
import { BrokenRule } from "../rules.ts";
import { find } from "./find.ts";

/** Who has an address of a VPC, in the words of DescribeUsedIpAddress. */
export interface Use {
  ip: string;
  subnetId: string;
  vpcId: string;
  type: "ENI" | "HAVIP" | "DHCPIP";
  id: string;
  createdTime: string;
}

/** Every IPv4 address in use; a reserved one is not in use until an interface has it. */
export function uses({ state: { tencent } }: World): Use[] {
  return [
    ...tencent.networkInterfaces.flatMap((eni) => eni.addresses.map(({ ip }) => useOf("ENI", eni, ip))),
    ...tencent.haVips.map((haVip) => useOf("HAVIP", haVip, haVip.ip)),
    ...tencent.dhcpIps.map((dhcpIp) => useOf("DHCPIP", dhcpIp, dhcpIp.ip)),
  ];
}

/** The uses of one address, in each VPC that has it. */
export function usesOf({ state: { tencent } }: World, ip: string): Use[] {
  return [
    ...tencent.networkInterfaces.by("address", ip).map((eni) => useOf("ENI", eni, ip)),
    ...tencent.haVips.by("address", ip).map((haVip) => useOf("HAVIP", haVip, ip)),
    ...tencent.dhcpIps.by("address", ip).map((dhcpIp) => useOf("DHCPIP", dhcpIp, ip)),
  ];
}

const useOf = (type: Use["type"], { id, subnetId, vpcId, createdTime }: Omit<Use, "type" | "ip">, ip: string): Use => ({
  ip,
  subnetId,
  vpcId,
  type,
  id,
  createdTime,
});

/**
 * The given addresses and `count` free ones: inside the subnet, unused, neither its first nor its last
 * (tencent.md 2.3). A reserved address is only given to who names it: that is what reserving is for.
 */
export function takeAddresses(world: World, subnetId: string, given: string[], count: number): string[] {
  checkAddresses(given);
  const { cidr } = find(world.state.tencent.subnets, subnetId, "subnet-missing");
  const range = parseCidr(cidr);
  if (!range) throw new Error(`the state has the range ${cidr}`);
  const { first, last } = range;
  for (const ip of given) {
    const address = parseIpv4(ip) ?? 0;
    if (address < first || address > last)
      throw new BrokenRule("outside-subnet", `The address ${ip} is outside the subnet.`);
    if (address === first || address === last) throw new BrokenRule("reserved", `The address ${ip} is reserved.`);
    if (world.addresses.has(subnetId, ip)) throw new BrokenRule("in-use", `The address ${ip} is in use.`);
  }
  const chosen = world.addresses.free(subnetId, first + 1, last - 1, count, new Set(given));
  if (chosen.length < count) throw new BrokenRule("subnet-full", "The subnet has not enough free addresses.");
  return [...given, ...chosen];
}

export function checkAddresses(ips: string[]): void {
  const malformed = ips.find((ip) => parseIpv4(ip) === undefined);
  if (malformed !== undefined) throw new BrokenRule("malformed", `${malformed} is not an IPv4 address.`);
  if (new Set(ips).size < ips.length) throw new BrokenRule("duplicate", "An address is given twice.");
}

export function checkQuota(needed: number, most: number, what: string): void {
  if (needed > most) throw new BrokenRule("quota", `There can be at most ${most} ${what}.`);
}
