// EIPs of a NAT gateway (tencent.md 2.2 and A.c3); both APIs change them here.

import type { Rows } from "../../rows.ts";
import { type Entry, write } from "../../table.ts";
import type { World } from "../../world.ts";
import { BrokenRule } from "../rules.ts";
import type { TencentCall } from "../service.ts";
import type { Eip, Task, TencentState } from "../state.ts";
import { addEips, findEipByAddress } from "./eips.ts";
import { find } from "./find.ts";
import { refuseWhileBusy, startTask } from "./tasks.ts";

export const findNatGateway = (world: World, id: string): Entry<TencentState["natGateways"]> =>
  find(world.state.tencent.natGateways, id, "nat-missing");

/** Bind EIPs that are bound to nothing and `count` new ones; the gateway takes a limited number. */
export function bindToNat(world: World, natId: string, ips: string[], count: number, call: TencentCall): Task {
  findNatGateway(world, natId);
  const given = ips.map((ip) => findEipByAddress(world, ip));
  refuseWhileBusy(world, [natId, ...given.map(({ id }) => id)]);
  for (const { ip, binding } of given) if (binding) throw new BrokenRule("eip-taken", `The EIP ${ip} is bound.`);
  const { eipsPerNatGateway } = world.state.tencent.quotas;
  if (eipsOf(world, natId).length + given.length + count > eipsPerNatGateway)
    throw new BrokenRule("nat-quota", `A NAT gateway can have at most ${eipsPerNatGateway} EIPs.`);
  const eips = [...given, ...addEips(world, count, {}, call)];
  for (const eip of eips) {
    write(eip, { binding: { networkInterfaceId: null, privateIp: null, resourceId: natId }, change: "BINDING" });
  }
  return startTask(world, call, [natId, ...eips.map(({ id }) => id)]);
}

/** Unbind EIPs; the gateway must keep one (NatGatewayEipNotEmpty of tencent.md 2.2). */
export function unbindFromNat(world: World, natId: string, ips: string[], call: TencentCall): Task {
  findNatGateway(world, natId);
  refuseWhileBusy(world, [natId]);
  const bound = eipsOf(world, natId);
  const eips = ips.map((ip) => {
    const eip = bound.find((entry) => entry.ip === ip);
    if (!eip) throw new BrokenRule("not-on-nat", `The EIP ${ip} is not bound to ${natId}.`);
    return eip;
  });
  if (new Set(eips).size >= bound.length) throw new BrokenRule("last-eip", `${natId} must keep an EIP.`);
  for (const eip of eips) write(eip, { change: "UNBINDING" });
  return startTask(world, call, [natId, ...eips.map(({ id }) => id)]);
}

const eipsOf = (world: World, natId: string): Rows<Eip> => world.state.tencent.eips.by("resource", natId);
