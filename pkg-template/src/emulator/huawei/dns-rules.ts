// Forwarding rules: what is asked and what is answered (huawei.md 3.1 and A.1).
import { associate, disassociate, type Router, showAssociation } from "./dns-association.ts";
import { listOf } from "./dns-list.ts";
import { createRule, deleteRule, findRule, refuseWhilePending, updateRule, type WantedRule } from "./dns-rule.ts";
import { settleRules } from "./dns-settle.ts";
import type { ResolverRule } from "./dns-state.ts";
import { type HuaweiService, regionOf } from "./service.ts";

export const ruleOperations: HuaweiService["operations"] = {
  CreateResolverRule(world, { body, now, success }) {
    return { status: success, body: { resolver_rule: show(createRule(world, body as unknown as WantedRule, now)) } };
  },

  ListResolverRules(world, call) {
    const { domain_name, name, endpoint_id, id } = call.params as Record<string, string | undefined>;
    // An empty filter is none: the published patterns allow it. How names match is not documented; a part is enough.
    const all = settleRules(world, call.now);
    const found = (endpoint_id ? all.by("endpoint", endpoint_id) : all).where(
      !!domain_name && ((rule) => rule.domainName.includes(domain_name)),
      !!name && ((rule) => rule.name.includes(name)),
      !!id && ((rule) => rule.id === id),
    );
    const { items, links, metadata, page_info } = listOf(found, call, "/v2.1/resolverrules", (rule) => rule.id);
    const resolver_rules = items.map((rule) => ({ ...show(rule), routers: rule.associations.map(showAssociation) }));
    return { status: call.success, body: { resolver_rules, links, metadata, page_info } };
  },

  ShowResolverRule(world, { params, now, success }) {
    const rule = findRule(world, params.resolverrule_id, now);
    const ipaddresses = rule.ips.map((ip) => ({ ip }));
    const routers = rule.associations.map(showAssociation);
    return { status: success, body: { resolver_rule: { ...show(rule), ipaddresses, routers } } };
  },

  UpdateResolverRule(world, { params, body, now, success }) {
    const rule = findRule(world, params.resolverrule_id, now);
    updateRule(world, rule, body as Partial<WantedRule>, now);
    return { status: success, body: { resolver_rule: show(rule) } };
  },

  DeleteResolverRule(world, { params, now, success }) {
    const rule = findRule(world, params.resolverrule_id, now);
    deleteRule(world, rule, now);
    return { status: success, body: { resolver_rule: show(rule) } };
  },

  AssociateResolverRuleRouter(world, call) {
    const rule = findRule(world, call.params.resolverrule_id, call.now);
    refuseWhilePending(rule);
    const { router } = call.body as { router: Router };
    const association = associate(world, rule, router, regionOf(world, call), call.now);
    return { status: call.success, body: showAssociation(association) };
  },

  DisassociateResolverRuleRouter(world, { params, body, now, success }) {
    const rule = findRule(world, params.resolverrule_id, now);
    refuseWhilePending(rule);
    const association = disassociate(world, rule, (body as { router: Router }).router, now);
    return { status: success, body: showAssociation(association) };
  },
};

/** ResolverRuleParam. */
function show(rule: ResolverRule) {
  return {
    id: rule.id,
    name: rule.name,
    domain_name: rule.domainName,
    endpoint_id: rule.endpointId,
    status: rule.status,
    // Reserved; always this word (the page of ShowResolverRule).
    rule_type: "FORWARD",
    ipaddress_count: rule.ips.length,
    create_time: rule.createTime,
    update_time: rule.updateTime,
  };
}
