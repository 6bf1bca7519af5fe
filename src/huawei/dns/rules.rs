//! Forwarding rules of outbound endpoints, and the VPCs they hold for. A VPC is called a router here.

use crate::core::completion::{Completion, Sign, State};
use crate::core::operation::{Effect, Method, Operation, Repeat};
use crate::core::paging::Paging;
use crate::core::schema::{Field, Object, integer, object, string};

use super::common::{LIMIT, LINKS, METADATA, OFFSET, ROUTER, ROUTER_ANSWER};
use crate::huawei::facts::{HEX_32, IPV4, OPENAPI, UUID_ANY_CASE};

pub(super) const CREATE_RESOLVER_RULE: Operation =
    Operation::new("CreateResolverRule", Method::Post, "/v2.1/resolverrules")
        .summary("Create a forwarding rule on an outbound endpoint")
        .params(&[
            string("domain_name", "Domain name").required().length(1, 255),
            string("endpoint_id", "Id of the endpoint: 32 hex digits").required().pattern(HEX_32),
            object("ipaddresses", &IP_INFO, "Addresses").many().entries(1, 5).required(),
            string("name", "Name").required().pattern(r"[\w\u4e00-\u9fa5\._-]{1,64}"),
        ])
        .success(&[202])
        .response(&[object("resolver_rule", &RESOLVER_RULE_PARAM, "The forwarding rule")])
        .completion(
            &Completion::new(
                "ShowResolverRule",
                &[("resolverrule_id", "$res.resolver_rule.id")],
                "resolver_rule.status",
                Sign::State(
                    State::until(&["ACTIVE"])
                        .pending(&["PENDING_CREATE", "PENDING_UPDATE", "PENDING_DELETE"])
                        .failed(&["ERROR"]),
                ),
            )
            .pace(5, 5, 600),
        )
        .effect(Effect::Create)
        .statuses(&[400, 500])
        .source(OPENAPI);

pub(super) const LIST_RESOLVER_RULES: Operation =
    Operation::new("ListResolverRules", Method::Get, "/v2.1/resolverrules")
        .summary("List forwarding rules")
        .params(&[
            string("domain_name", "Domain name").in_query().length(0, 255),
            string("name", "Name").in_query().pattern(r"[\w\u4e00-\u9fa5\._-]{0,64}"),
            string("endpoint_id", "Id of the endpoint: 32 hex digits").in_query().pattern("^(|[0-9a-fA-F]{32})$"),
            string("id", "Id").in_query().pattern("^(|[0-9a-fA-F]{32})$"),
            LIMIT,
            OFFSET,
            string("marker", "Last record of the page before").in_query().pattern("[0-9a-zA-Z]{0,32}"),
        ])
        .response(&[
            LINKS,
            METADATA,
            object("page_info", &PAGE_INFO, "Paging information"),
            object("resolver_rules", &LIST_RESOLVER_RULE_PARAM, "Forwarding rules").many(),
        ])
        .paging(Paging::offset("resolver_rules").total("metadata.total_count"))
        .effect(Effect::List)
        .statuses(&[400, 500])
        .source(OPENAPI);

pub(super) const SHOW_RESOLVER_RULE: Operation =
    Operation::new("ShowResolverRule", Method::Get, "/v2.1/resolverrules/{resolverrule_id}")
        .summary("Show a forwarding rule with its targets and VPCs")
        .params(&[RESOLVERRULE_ID])
        .response(&[object("resolver_rule", &SHOW_RESOLVER_RULE_RESP_PARAM, "The forwarding rule")])
        .effect(Effect::Show)
        .statuses(&[400, 500])
        .source(OPENAPI);

pub(super) const UPDATE_RESOLVER_RULE: Operation =
    Operation::new("UpdateResolverRule", Method::Put, "/v2.1/resolverrules/{resolverrule_id}")
        .summary("Change the name or the targets of a forwarding rule")
        .params(&[
            RESOLVERRULE_ID,
            object("ipaddresses", &IP_INFO, "Addresses").many().entries(1, 5),
            string("name", "Name").pattern(r"[\w\u4e00-\u9fa5\._-]{1,64}"),
        ])
        .success(&[202])
        .response(&[object("resolver_rule", &RESOLVER_RULE_PARAM, "The forwarding rule")])
        .completion(
            &Completion::new(
                "ShowResolverRule",
                &[("resolverrule_id", "$req.resolverrule_id")],
                "resolver_rule.status",
                Sign::State(
                    State::until(&["ACTIVE"])
                        .pending(&["PENDING_CREATE", "PENDING_UPDATE", "PENDING_DELETE"])
                        .failed(&["ERROR"]),
                ),
            )
            .pace(5, 5, 600),
        )
        .effect(Effect::Update)
        .statuses(&[400, 500])
        .source(OPENAPI);

pub(super) const DELETE_RESOLVER_RULE: Operation =
    Operation::new("DeleteResolverRule", Method::Delete, "/v2.1/resolverrules/{resolverrule_id}")
        .summary("Delete a forwarding rule")
        .params(&[RESOLVERRULE_ID])
        .success(&[202])
        .response(&[object("resolver_rule", &RESOLVER_RULE_PARAM, "The forwarding rule")])
        .completion(
            &Completion::new(
                "ShowResolverRule",
                &[("resolverrule_id", "$req.resolverrule_id")],
                "resolver_rule.status",
                Sign::State(
                    // The provider's Terraform takes a rule that is still shown as DELETED for gone.
                    State::until_not_found()
                        .or_done(&["DELETED"])
                        .pending(&["PENDING_CREATE", "PENDING_UPDATE", "PENDING_DELETE"])
                        .failed(&["ERROR"]),
                ),
            )
            .pace(5, 5, 600),
        )
        .effect(Effect::Delete)
        .statuses(&[400, 500])
        .source(OPENAPI);

pub(super) const ASSOCIATE_RESOLVER_RULE_ROUTER: Operation = Operation::new(
    "AssociateResolverRuleRouter",
    Method::Post,
    "/v2.1/resolverrules/{resolverrule_id}/associaterouter",
)
.summary("Bind a forwarding rule to a VPC")
.params(&[RESOLVERRULE_ID, object("router", &ROUTER_FOR_RULE, "The VPC").required()])
.success(&[202])
.response(ROUTER_ANSWER)
.completion(
    &Completion::new(
        "ShowResolverRule",
        &[("resolverrule_id", "$req.resolverrule_id")],
        "resolver_rule.routers[router_id=$req.router.router_id].status",
        Sign::State(State::until(&["ACTIVE"]).pending(&["PENDING_CREATE"]).failed(&["ERROR"])),
    )
    .pace(5, 5, 600),
)
.repeat(Repeat::Safe)
.binding(Effect::Bind, "dns-rule-vpc")
.statuses(&[400, 404, 500])
.source(OPENAPI);

pub(super) const DISASSOCIATE_RESOLVER_RULE_ROUTER: Operation = Operation::new(
    "DisassociateResolverRuleRouter",
    Method::Post,
    "/v2.1/resolverrules/{resolverrule_id}/disassociaterouter",
)
.summary("Unbind a forwarding rule from a VPC")
.params(&[RESOLVERRULE_ID, object("router", &ROUTER_FOR_RULE, "The VPC").required()])
.success(&[202])
.response(ROUTER_ANSWER)
.completion(
    &Completion::new(
        "ShowResolverRule",
        &[("resolverrule_id", "$req.resolverrule_id")],
        "resolver_rule.routers[router_id=$req.router.router_id]",
        Sign::Absent,
    )
    .pace(5, 5, 600),
)
.repeat(Repeat::Safe)
.binding(Effect::Unbind, "dns-rule-vpc")
.statuses(&[400, 404, 500])
.source(OPENAPI);

const RESOLVERRULE_ID: Field =
    string("resolverrule_id", "Forwarding rule id (32 hex digits)").in_path().pattern(HEX_32);

const IP_INFO: Object = Object::new("IpInfo", "An address of a new endpoint", &[string("ip", "Address").pattern(IPV4)]);

const RESOLVER_RULE_PARAM: Object = Object::new(
    "ResolverRuleParam",
    "A forwarding rule",
    &[
        string("create_time", "Creation time"),
        string("domain_name", "Domain name"),
        string("endpoint_id", "Id of the endpoint: 32 hex digits"),
        string("id", "Id"),
        integer("ipaddress_count", "Number of IP addresses"),
        string("name", "Name"),
        string("rule_type", "Kind of the rule"),
        string("status", "State"),
        string("update_time", "Time of the last change"),
    ],
);

const PAGE_INFO: Object = Object::new(
    "PageInfo",
    "Where this page stands",
    &[
        integer("current_count", "Number of records on this page"),
        string("next_marker", "Marker for the next page"),
        string("previous_marker", "Marker for the previous page"),
    ],
);

const LIST_RESOLVER_RULE_PARAM: Object = Object::new(
    "ListResolverRuleParam",
    "A forwarding rule and the VPCs it holds for",
    &[
        string("create_time", "Creation time"),
        string("domain_name", "Domain name"),
        string("endpoint_id", "Id of the endpoint: 32 hex digits"),
        string("id", "Id"),
        integer("ipaddress_count", "Number of IP addresses"),
        string("name", "Name"),
        object("routers", &ROUTER, "VPCs the rule is bound to").many(),
        string("rule_type", "Kind of the rule"),
        string("status", "State"),
        string("update_time", "Time of the last change"),
    ],
);

const SHOW_RESOLVER_RULE_RESP_PARAM: Object = Object::new(
    "ShowResolverRuleRespParam",
    "A forwarding rule with its targets and VPCs",
    &[
        string("create_time", "Creation time"),
        string("domain_name", "Domain name"),
        string("endpoint_id", "Id of the endpoint: 32 hex digits"),
        string("id", "Id"),
        integer("ipaddress_count", "Number of IP addresses"),
        object("ipaddresses", &IP_VALUE, "Addresses").many(),
        string("name", "Name"),
        object("routers", &ROUTER, "VPCs the rule is bound to").many(),
        string("rule_type", "Kind of the rule"),
        string("status", "State"),
        string("update_time", "Time of the last change"),
    ],
);

const IP_VALUE: Object = Object::new("IpValue", "A server that queries are forwarded to", &[string("ip", "Address")]);

const ROUTER_FOR_RULE: Object = Object::new(
    "RouterForRule",
    "A VPC",
    &[string("router_id", "Id of the VPC (called router here)").required().pattern(UUID_ANY_CASE)],
);
