// Addresses of a VPC subnet, for every service that takes one: which there are, which are taken, which comes next.

import type { Addresses } from "../addresses.ts";
import { formatIpv4, parseCidr, parseIpv4 } from "../ipv4.ts";
import type { State } from "../state.ts";
import type { Entry } from "../table.ts";
import type { World } from "../world.ts";

export type Subnet = Entry<State["huawei"]["subnets"]>;

/** By the id that DNS and the VPC's own calls take; lists show the Neutron id instead (huawei.md 3.1, trap 4). */
export const findSubnet = (state: State, id: string): Subnet | undefined => state.huawei.subnets.get(id);

/** Why an address cannot be had; the services have different codes for it. */
export type Unavailable = "outside" | "taken" | "full";

/** The address asked for, or the first free one, if it can be had. */
export function takeAddress(
  { addresses }: World,
  { id, cidr }: Subnet,
  ip: string | undefined,
): { ip: string } | Unavailable {
  if (ip === undefined) {
    const free = firstFree(addresses, id, cidr);
    return free === undefined ? "full" : { ip: free };
  }
  if (!isUsable(cidr, ip)) return "outside";
  return addresses.has(id, ip) ? "taken" : { ip };
}

/** Network address, gateway and broadcast address are nobody's. */
function usableRange(cidr: string): { first: number; last: number } {
  const range = parseCidr(cidr);
  if (!range) throw new Error(`the state holds the malformed range ${cidr}`);
  return { first: range.first + 2, last: range.last - 1 };
}

/** The first address after the network's own. */
export function gatewayOf({ cidr }: Subnet): string {
  return formatIpv4(usableRange(cidr).first - 1);
}

/** How many addresses something can have. */
export function addressCount({ cidr }: Subnet): number {
  const { first, last } = usableRange(cidr);
  return last - first + 1;
}

function isUsable(cidr: string, ip: string): boolean {
  const address = parseIpv4(ip);
  const { first, last } = usableRange(cidr);
  return address !== undefined && address >= first && address <= last;
}

/** How many addresses of a subnet nobody has. */
export function countFree({ addresses }: World, { id, cidr }: Subnet): number {
  const { first, last } = usableRange(cidr);
  return addresses.free(id, first, last, last - first + 1).length;
}

/** The first address of the range that nobody has. */
export function firstFree(
  addresses: Addresses,
  range: string,
  cidr: string,
  except?: ReadonlySet<string>,
): string | undefined {
  const { first, last } = usableRange(cidr);
  return addresses.free(range, first, last, 1, except)[0];
}
