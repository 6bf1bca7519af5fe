// EIPs of NAT gateways and virtual IPs, API 2.0 (tencent.md 2.2).
import { write } from "../../table.ts";
import type { World } from "../../world.ts";
import { legacyRefusal } from "../errors.ts";
import { checkVpc } from "../model/find.ts";
import { bindToNat, findNatGateway, unbindFromNat } from "../model/nat-gateways.ts";
import { usesOf } from "../model/subnets.ts";
import { BrokenRule, withLegacyCodes } from "../rules.ts";
import { badParameter, taskReply } from "./vpc.ts";

export const gateways = withLegacyCodes({
  EipBindNatGateway(world, call) {
    const { natId, vpcId, assignedEipSet, autoAllocEipNum } = call.params as {
      natId: string;
      vpcId: string;
      assignedEipSet?: string[];
      autoAllocEipNum?: number;
    };
    // Which of the two must be given is not stated; with neither there is nothing to do.
    if (!assignedEipSet?.length && !autoAllocEipNum)
      throw badParameter("assignedEipSet or autoAllocEipNum is required");
    if ((autoAllocEipNum ?? 0) < 0) throw badParameter("autoAllocEipNum must not be negative");
    checkNat(world, natId, vpcId);
    return taskReply(bindToNat(world, natId, assignedEipSet ?? [], autoAllocEipNum ?? 0, call));
  },

  EipUnBindNatGateway(world, call) {
    const { natId, vpcId, assignedEipSet } = call.params as { natId: string; vpcId: string; assignedEipSet: string[] };
    checkNat(world, natId, vpcId);
    return taskReply(unbindFromNat(world, natId, assignedEipSet, call));
  },

  // Virtual IPs were handed out by the provider's staff; HAVIPs came after them (tencent.md 2.2). Here they are one
  // thing: the interface that has the private address takes the virtual one. At once, there is no task.
  AssociateVip(world, { params }) {
    const { vpcId, vipId, lanIp } = params as { vpcId: string; vipId: string; lanIp: string };
    checkVpc(world, vpcId);
    const vip = world.state.tencent.haVips.get(vipId);
    if (vip?.vpcId !== vpcId)
      throw legacyRefusal(5000, "InvalidVipId.NotFound", `The virtual IP ${vipId} does not exist.`);
    const holder = usesOf(world, lanIp).find(({ type, vpcId: of }) => of === vpcId && type === "ENI");
    if (!holder) throw legacyRefusal(5000, "InvalidLanIp.NotFound", `No interface has the address ${lanIp}.`);
    write(vip, { networkInterfaceId: holder.id });
    return {};
  },
});

function checkNat(world: World, natId: string, vpcId: string): void {
  checkVpc(world, vpcId);
  if (findNatGateway(world, natId).vpcId !== vpcId)
    throw new BrokenRule("nat-missing", `The NAT gateway ${natId} is not in ${vpcId}.`);
}
