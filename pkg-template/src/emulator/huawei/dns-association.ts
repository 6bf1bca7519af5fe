// VPCs associated with forwarding rules and private zones (huawei.md 3.1): one function for each change, its rule's
// source beside it. The codes are those of "Associating or disassociating a VPC from a private zone" on the page "Error
// Codes", which has no others for rules.
import { write } from "../table.ts";
import type { World } from "../world.ts";
import { associated, conflict } from "./dns-errors.ts";
import { type Association, isDue, type ResolverRule } from "./dns-state.ts";

/** A VPC as a request names it; without a region it is in the project's own. */
export interface Router {
  router_id: string;
  router_region?: string;
}

/** A rule or a zone. */
type Owner = Pick<ResolverRule, "associations">;

/** Accepted at once, ACTIVE later (the poller of AssociateResolverRuleRouter). */
export function associate(
  world: World,
  owner: Owner,
  { router_id, router_region }: Router,
  region: string,
  now: number,
): Association {
  if (router_region !== undefined && router_region !== region) throw associated.invalidVpc(`router_region: ${region}`);
  if (world.state.huawei.subnets.by("vpc", router_id).length === 0) throw associated.vpcMissing(router_id);
  const present = owner.associations.find(({ vpcId }) => vpcId === router_id);
  if (present?.settlesAt) throw associated.unsteady(router_id);
  if (present) throw conflict(`router_id: ${router_id} is associated already.`);
  const association: Association = {
    vpcId: router_id,
    region,
    status: "PENDING_CREATE",
    settlesAt: now + world.settleMs,
  };
  write(owner, { associations: [...owner.associations, association] });
  return association;
}

/** Accepted at once; gone later (the poller of DisassociateResolverRuleRouter). */
export function disassociate(world: World, owner: Owner, { router_id }: Router, now: number): Association {
  const present = owner.associations.find(({ vpcId }) => vpcId === router_id);
  if (!present) throw associated.notAssociated(router_id);
  if (present.status === "PENDING_CREATE") throw associated.beingAssociated(router_id);
  if (present.settlesAt !== null) throw associated.unsteady(router_id);
  const association: Association = { ...present, status: "PENDING_DELETE", settlesAt: now + world.settleMs };
  write(owner, { associations: owner.associations.map((entry) => (entry === present ? association : entry)) });
  return association;
}

/** What remains when the changes that are due came into effect. */
export function settledAssociations(associations: readonly Association[], now: number): Association[] {
  return associations
    .filter((association) => association.status !== "PENDING_DELETE" || !isDue(association, now))
    .map((association) =>
      isDue(association, now) ? { ...association, status: "ACTIVE", settlesAt: null } : association,
    );
}

/** Router, as rules list it and as AssociateRouterResp is. */
export const showAssociation = ({ vpcId, region, status }: Association) => ({
  router_id: vpcId,
  router_region: region,
  status,
});
