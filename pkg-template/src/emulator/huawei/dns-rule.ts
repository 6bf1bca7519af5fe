// What happens to forwarding rules (huawei.md 3.1): one function for each change, its rule's source beside it. The page
// "Error Codes" has no numbers for rules; what is wrong with an address or an endpoint has those of endpoints.

import { zonelessTime } from "../clock.ts";
import { parseIpv4 } from "../ipv4.ts";
import { write } from "../table.ts";
import type { World } from "../world.ts";
import { NAME } from "./dns-endpoint.ts";
import { endpoint as codes, conflict, invalid, locked, QUOTA, quotaUsedUp, ruleMissing } from "./dns-errors.ts";
import { isDomainName } from "./dns-name.ts";
import { settleEndpoints, settleRules } from "./dns-settle.ts";
import type { ResolverRule } from "./dns-state.ts";

/** What a rule is to be; an update leaves out what stays. */
export interface WantedRule {
  name: string;
  domain_name: string;
  endpoint_id: string;
  ipaddresses: { ip?: string }[];
}

/** A rule of an outbound endpoint: only those forward (CreateResolverRule). */
export function createRule(world: World, wanted: WantedRule, now: number): ResolverRule {
  checkName(wanted.name);
  if (!isDomainName(wanted.domain_name)) throw invalid(`domain_name: ${wanted.domain_name} is no domain name`);
  const endpoint = settleEndpoints(world, now).get(wanted.endpoint_id);
  if (!endpoint) throw codes.missing();
  if (endpoint.direction !== "outbound") throw codes.invalidDirection("endpoint_id: must be of an outbound endpoint");
  if (endpoint.settlesAt !== null) throw locked();
  const ips = addressesOf(wanted.ipaddresses);
  const { resolverRules } = world.state.huawei;
  if (resolverRules.length >= QUOTA) throw quotaUsedUp("DNS.2002", "domain");
  const time = zonelessTime(now);
  const rule: ResolverRule = {
    id: world.ids.hex32(resolverRules),
    name: wanted.name,
    domainName: wanted.domain_name,
    endpointId: endpoint.id,
    ips,
    status: "PENDING_CREATE",
    settlesAt: now + world.settleMs,
    createTime: time,
    updateTime: time,
    associations: [],
  };
  resolverRules.add(rule);
  return rule;
}

/** Another name, other targets, or both. */
export function updateRule(
  world: World,
  rule: ResolverRule,
  { name, ipaddresses }: Partial<WantedRule>,
  now: number,
): void {
  refuseWhilePending(rule);
  if (name !== undefined) checkName(name);
  write(rule, { ips: ipaddresses ? addressesOf(ipaddresses) : rule.ips, name: name ?? rule.name });
  startChange(world, rule, "PENDING_UPDATE", now);
}

/**
 * Accepted at once; gone when ShowResolverRule answers 404 (its poller). That the VPCs go first is the emulator's own
 * rule: the pages are silent.
 */
export function deleteRule(world: World, rule: ResolverRule, now: number): void {
  refuseWhilePending(rule);
  if (rule.associations.length > 0) throw conflict("disassociate the VPCs before deleting the rule.");
  startChange(world, rule, "PENDING_DELETE", now);
}

/** A rule that may be changed; while one change is pending the next one waits (huawei.md 3.1, trap 5). */
export function refuseWhilePending({ settlesAt }: ResolverRule): void {
  if (settlesAt !== null) throw locked();
}

export function findRule(world: World, id: unknown, now: number): ResolverRule {
  const rule = settleRules(world, now).get(id);
  if (!rule) throw ruleMissing();
  return rule;
}

function checkName(name: string): void {
  if (!NAME.test(name)) throw invalid("name: must have 1 to 64 letters, digits, dots, underscores and hyphens");
}

/** The targets: IPv4 addresses, each of them once. */
function addressesOf(ipaddresses: { ip?: string }[]): string[] {
  const ips = ipaddresses.map(({ ip }) => {
    if (ip === undefined || parseIpv4(ip) === undefined) throw codes.invalidAddress(`ipaddresses.ip: ${ip}`);
    return ip;
  });
  if (new Set(ips).size < ips.length) throw codes.repeated("ipaddresses.ip: an address is there twice");
  return ips;
}

function startChange(world: World, rule: ResolverRule, status: ResolverRule["status"], now: number): void {
  write(rule, { status, settlesAt: now + world.settleMs });
}
