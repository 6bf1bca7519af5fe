// Addresses that no subnet gives out by itself (tencent.md A.c3); only an interface that names one gets it.
import type { World } from "../../world.ts";
import { BrokenRule } from "../rules.ts";
import type { TencentCall } from "../service.ts";
import type { ReservedIp } from "../state.ts";
import { find, newId, timeText } from "./find.ts";
import { takeAddresses, usesOf } from "./subnets.ts";

/** Of that VPC. */
export function findReservedIp(world: World, id: string, vpcId: string): ReservedIp {
  const reserved = find(world.state.tencent.reservedIps, id, "thing-missing");
  if (reserved.vpcId !== vpcId) throw new BrokenRule("outside-vpc", `${id} is not in ${vpcId}.`);
  return reserved;
}

/** Reserve given addresses and `count` free ones of a subnet; an address is reserved once. */
export function reserve(
  world: World,
  wanted: Pick<ReservedIp, "name" | "description" | "vpcId" | "subnetId" | "tags">,
  given: string[],
  count: number,
  call: TencentCall,
): ReservedIp[] {
  const { reservedIps } = world.state.tencent;
  const isReserved = (ip: string) => reservedIps.by("address", ip).some(({ vpcId }) => vpcId === wanted.vpcId);
  const taken = given.find(isReserved);
  if (taken !== undefined) throw new BrokenRule("in-use", `The address ${taken} is reserved.`);
  const made = takeAddresses(world, wanted.subnetId, given, count).map((ip) => ({
    ...wanted,
    ip,
    id: newId(world, "rsvip", reservedIps),
    createdTime: timeText(call.now),
  }));
  reservedIps.add(...made);
  return made;
}

/** Give up reservations of addresses that nobody has, all or none. */
export function unreserve(world: World, ids: string[], vpcId: string): void {
  const reserved = ids.map((id) => findReservedIp(world, id, vpcId));
  for (const entry of reserved) if (holderOf(world, entry)) throw new BrokenRule("attached", `${entry.id} is in use.`);
  world.state.tencent.reservedIps.remove(...reserved);
}

/** The id of what has the address. */
export const holderOf = (world: World, { ip, vpcId }: ReservedIp): string | undefined =>
  usesOf(world, ip).find((use) => use.vpcId === vpcId)?.id;
