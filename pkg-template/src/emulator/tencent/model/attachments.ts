// Which server an interface is attached to, may be attached to, or may leave (tencent.md A.c1).
import type { World } from "../../world.ts";
import { BrokenRule } from "../rules.ts";
import type { NetworkInterface } from "../state.ts";
import { findInstance } from "./find.ts";
import { checkQuota } from "./subnets.ts";

/** Who detaches must name the server it is attached to; a primary interface and one with a HAVIP stay (A.c1). */
export function refuseUnlessDetachable(world: World, eni: NetworkInterface, instanceId: string): void {
  findInstance(world, instanceId);
  if (eni.attachment?.instanceId !== instanceId)
    throw new BrokenRule("not-attached", `${eni.id} is not attached to ${instanceId}.`);
  if (eni.primary) throw new BrokenRule("primary", `${eni.id} is the primary network interface of ${instanceId}.`);
  if (world.state.tencent.haVips.by("interface", eni.id).length > 0)
    throw new BrokenRule("holds-havip", `${eni.id} holds a HAVIP.`);
}

/** The server must be in the VPC and the zone of the interface and have room for it. */
export function checkTarget(world: World, eni: NetworkInterface, instanceId: string): void {
  const { vpcId, zone } = findInstance(world, instanceId);
  if (vpcId !== eni.vpcId) throw new BrokenRule("outside-vpc", `${instanceId} is not in the VPC ${eni.vpcId}.`);
  if (zone !== eni.zone) throw new BrokenRule("outside-zone", `${instanceId} is not in the zone ${eni.zone}.`);
  checkAttachments(world, instanceId);
}

/** Interfaces on their way to the server count, those on their way to another do not. */
export function checkAttachments(world: World, instanceId: string): void {
  const { networkInterfaces, quotas } = world.state.tencent;
  const attached = networkInterfaces.by("instance", instanceId);
  checkQuota(attached.length + 1, quotas.interfacesPerInstance, "network interfaces on an instance");
}

/** The server's own interface, which the state need not hold, has index 0. */
export function freeDeviceIndex(world: World, instanceId: string): number {
  const taken = world.state.tencent.networkInterfaces
    .by("instance", instanceId)
    .flatMap(({ attachment }) => (attachment?.instanceId === instanceId ? [attachment.deviceIndex] : []));
  let index = 1;
  while (taken.includes(index)) index += 1;
  return index;
}
