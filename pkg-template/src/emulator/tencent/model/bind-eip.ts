// An EIP on a HAVIP or a DHCP IP, named by its address (tencent.md 2.3, A.b3, A.c3): one each.
import { write } from "../../table.ts";
import type { World } from "../../world.ts";
import { BrokenRule } from "../rules.ts";
import type { TencentCall } from "../service.ts";
import { eipOfResource, findEipByAddress } from "./eips.ts";
import { refuseWhileBusy, startTask } from "./tasks.ts";

export function bindEip(world: World, id: string, ip: string, call: TencentCall): void {
  const eip = findEipByAddress(world, ip);
  refuseWhileBusy(world, [id, eip.id]);
  if (eip.binding) throw new BrokenRule("eip-taken", `The EIP ${ip} is bound.`);
  if (eipOfResource(world, id)) throw new BrokenRule("has-eip", `${id} has an EIP.`);
  write(eip, { binding: { networkInterfaceId: null, privateIp: null, resourceId: id }, change: "BINDING" });
  startTask(world, call, [id, eip.id]);
}

export function unbindEip(world: World, id: string, call: TencentCall): void {
  refuseWhileBusy(world, [id]);
  const eip = eipOfResource(world, id);
  if (!eip) throw new BrokenRule("eip-free", `${id} has no EIP.`);
  write(eip, { change: "UNBINDING" });
  startTask(world, call, [id, eip.id]);
}

/** What has an EIP cannot be deleted. */
export function refuseWithEip(world: World, id: string): void {
  const eip = eipOfResource(world, id);
  if (eip) throw new BrokenRule("holds-eip", `${id} has the EIP ${eip.id}.`);
}
