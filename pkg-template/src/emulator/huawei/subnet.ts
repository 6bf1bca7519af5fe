// Addresses of a VPC subnet, for every service that takes one: which there are, which are taken, which comes next.
import { formatIpv4, parseCidr, parseIpv4 } from "../ipv4.ts";
import type { State } from "../state.ts";

export type Subnet = State["huawei"]["subnets"][number];

/** By the id that DNS and the VPC's own calls take; lists show the Neutron id instead (huawei.md 3.1, trap 4). */
export const findSubnet = (state: State, id: string): Subnet | undefined =>
  state.huawei.subnets.find((subnet) => subnet.id === id);

/** Why an address cannot be had; the services have different codes for it. */
export type Unavailable = "outside" | "taken" | "full";

/** The address asked for, or the first free one, if it can be had. */
export function takeAddress(state: State, subnet: Subnet, ip: string | undefined): { ip: string } | Unavailable {
  const taken = takenAddresses(state, subnet);
  if (ip === undefined) {
    const free = firstFree(subnet.cidr, taken);
    return free === undefined ? "full" : { ip: free };
  }
  if (!isUsable(subnet.cidr, ip)) return "outside";
  return taken.has(ip) ? "taken" : { ip };
}

/** What holds an address of the subnet: resolver endpoints and ports. */
function takenAddresses({ huawei }: State, subnet: Subnet): Set<string> {
  const endpoints = huawei.endpoints.flatMap(({ addresses }) =>
    addresses.filter(({ subnetId }) => subnetId === subnet.id).map(({ ip }) => ip),
  );
  const ports = huawei.ports.filter(({ networkId }) => networkId === subnet.id).map(({ ip }) => ip);
  return new Set([...endpoints, ...ports]);
}

/** Network address, gateway and broadcast address are nobody's. */
function usableRange(cidr: string): { first: number; last: number } {
  const range = parseCidr(cidr);
  if (!range) throw new Error(`the state holds the malformed range ${cidr}`);
  return { first: range.first + 2, last: range.last - 1 };
}

function isUsable(cidr: string, ip: string): boolean {
  const address = parseIpv4(ip);
  const { first, last } = usableRange(cidr);
  return address !== undefined && address >= first && address <= last;
}

/** The first address of the range that nobody has. */
export function firstFree(cidr: string, taken: Set<string>): string | undefined {
  const { first, last } = usableRange(cidr);
  for (let address = first; address <= last; address += 1) {
    const ip = formatIpv4(address);
    if (!taken.has(ip)) return ip;
  }
  return undefined;
}
