// Addresses of a subnet: who has them, and which are free.
import { formatIpv4, parseCidr, parseIpv4 } from "../../ipv4.ts";
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
export function uses(world: World): Use[] {
  const { networkInterfaces, haVips, dhcpIps } = world.state.tencent;
  return [
    ...networkInterfaces.flatMap(({ addresses, id, subnetId, vpcId, createdTime }) =>
      addresses.map(({ ip }) => ({ ip, id, subnetId, vpcId, createdTime, type: "ENI" as const })),
    ),
    ...haVips.map((haVip) => ({ ...haVip, type: "HAVIP" as const })),
    ...dhcpIps.map((dhcpIp) => ({ ...dhcpIp, type: "DHCPIP" as const })),
  ];
}

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
  const used = new Set(uses(world).flatMap((use) => (use.subnetId === subnetId ? [use.ip] : [])));
  for (const ip of given) {
    const address = parseIpv4(ip) ?? 0;
    if (address < first || address > last)
      throw new BrokenRule("outside-subnet", `The address ${ip} is outside the subnet.`);
    if (address === first || address === last) throw new BrokenRule("reserved", `The address ${ip} is reserved.`);
    if (used.has(ip)) throw new BrokenRule("in-use", `The address ${ip} is in use.`);
    used.add(ip);
  }
  for (const { ip } of world.state.tencent.reservedIps) used.add(ip);
  const chosen: string[] = [];
  for (let address = first + 1; address < last && chosen.length < count; address += 1) {
    const ip = formatIpv4(address);
    if (!used.has(ip)) chosen.push(ip);
  }
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
