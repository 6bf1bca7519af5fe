// When DNS's pending changes come into effect.

import { zonelessTime } from "../clock.ts";
import { write } from "../table.ts";
import type { World } from "../world.ts";
import { settledAssociations } from "./dns-association.ts";
import { type DnsAddress, type DnsEndpoint, isDue, type ResolverRule } from "./dns-state.ts";

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
  const addresses = endpoint.addresses
    .filter(({ status }) => status !== "PENDING_DELETE")
    .map(
      (address): DnsAddress =>
        address.status === "PENDING_CREATE" ? { ...address, status: "ACTIVE", updateTime: time } : address,
    );
  write(endpoint, { addresses, status: "ACTIVE", updateTime: time, settlesAt: null });
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
  write(rule, { associations: settledAssociations(rule.associations, now) });
  if (!isDue(rule, now)) return;
  write(rule, { status: "ACTIVE", updateTime: zonelessTime(rule.settlesAt ?? now), settlesAt: null });
}

export function settleZones(world: World, now: number): Huawei["privateZones"] {
  const { privateZones } = world.state.huawei;
  for (const zone of privateZones.due(now)) write(zone, { associations: settledAssociations(zone.associations, now) });
  return privateZones;
}

export function settlePtrs(world: World, now: number): Huawei["ptrRecords"] {
  const { ptrRecords } = world.state.huawei;
  for (const record of ptrRecords.due(now)) {
    if (record.status === "PENDING_DELETE") ptrRecords.remove(record);
    else write(record, { status: "ACTIVE", settlesAt: null });
  }
  return ptrRecords;
}

/** Everything of DNS. */
export function settleDns(world: World, now: number): void {
  settleEndpoints(world, now);
  settleZones(world, now);
  settlePtrs(world, now);
}
