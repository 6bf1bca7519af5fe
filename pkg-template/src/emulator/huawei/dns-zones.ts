// Private zones, as far as their VPCs go (huawei.md 3.1): the calls that make and list zones are not among the bindings.

import type { World } from "../world.ts";
import { associate, disassociate, type Router, showAssociation } from "./dns-association.ts";
import { associated, zoneMissing } from "./dns-errors.ts";
import { settleZones } from "./dns-settle.ts";
import type { PrivateZone } from "./dns-state.ts";
import { type HuaweiCall, type HuaweiService, regionOf } from "./service.ts";

export const zoneOperations: HuaweiService["operations"] = {
  AssociateRouter(world, call) {
    const { router } = call.body as { router: Router };
    const association = associate(world, zoneOf(world, call), router, regionOf(world, call), call.now);
    return { status: call.success, body: showAssociation(association) };
  },

  /** The last VPC stays (DNS.0706). */
  DisassociateRouter(world, call) {
    const zone = zoneOf(world, call);
    const { router } = call.body as { router: Router };
    const isLast = zone.associations.length === 1 && zone.associations[0]?.vpcId === router.router_id;
    if (isLast) throw associated.lastVpc();
    return { status: call.success, body: showAssociation(disassociate(world, zone, router, call.now)) };
  },
};

function zoneOf(world: World, { params, now }: HuaweiCall): PrivateZone {
  const zone = settleZones(world, now).get(params.zone_id);
  if (!zone) throw zoneMissing();
  return zone;
}
