// When DNS's pending changes come into effect.
import { zonelessTime } from "../clock.ts";
import type { World } from "../world.ts";
import { settledAssociations } from "./dns-association.ts";
import { type DnsEndpoint, isDue, type ResolverRule } from "./dns-state.ts";

type Huawei = World["state"]["huawei"];

/** Let the changes that are due come into effect; what remains are the endpoints there are, with their rules. */
export function settleEndpoints(world: World, now: number): Huawei["endpoints"] {
  settleRules(world, now);
  const { endpoints } = world.state.huawei;
  for (const endpoint of endpoints.due(now)) {
    if (endpoint.deleting) endpoints.remove(endpoint);
    else settleEndpoint(endpoint, endpoint.settlesAt ?? now);
  }
  return endpoints;
}

function settleEndpoint(endpoint: DnsEndpoint, at: number): void {
  const time = zonelessTime(at);
  endpoint.addresses = endpoint.addresses.filter((address) => address.status !== "PENDING_DELETE");
  for (const address of endpoint.addresses.filter((entry) => entry.status === "PENDING_CREATE")) {
    address.status = "ACTIVE";
    address.updateTime = time;
  }
  endpoint.status = "ACTIVE";
  endpoint.updateTime = time;
  endpoint.settlesAt = null;
}

export function settleRules(world: World, now: number): Huawei["resolverRules"] {
  const { resolverRules } = world.state.huawei;
  for (const rule of resolverRules.due(now)) {
    if (rule.status === "PENDING_DELETE" && isDue(rule, now)) resolverRules.remove(rule);
    else settleRule(rule, now);
  }
  return resolverRules;
}

function settleRule(rule: ResolverRule, now: number): void {
  rule.associations = settledAssociations(rule.associations, now);
  if (!isDue(rule, now)) return;
  rule.status = "ACTIVE";
  rule.updateTime = zonelessTime(rule.settlesAt ?? now);
  rule.settlesAt = null;
}

export function settleZones(world: World, now: number): Huawei["privateZones"] {
  const { privateZones } = world.state.huawei;
  for (const zone of privateZones.due(now)) zone.associations = settledAssociations(zone.associations, now);
  return privateZones;
}

export function settlePtrs(world: World, now: number): Huawei["ptrRecords"] {
  const { ptrRecords } = world.state.huawei;
  for (const record of ptrRecords.due(now)) {
    if (record.status === "PENDING_DELETE") ptrRecords.remove(record);
    else {
      record.status = "ACTIVE";
      record.settlesAt = null;
    }
  }
  return ptrRecords;
}

/** Everything of DNS. */
export function settleDns(world: World, now: number): void {
  settleEndpoints(world, now);
  settleZones(world, now);
  settlePtrs(world, now);
}
