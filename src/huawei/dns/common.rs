//! What endpoints, rules and reverse records share.

use crate::core::schema::{Field, Object, integer, object, string};

pub(super) const LIMIT: Field = integer("limit", "Page size").in_query().range(0, 500).default("500");

pub(super) const OFFSET: Field = integer("offset", "Records to skip").in_query().range(0, 2147483647).default("0");

pub(super) const METADATA: Field = object("metadata", &PAGE_METADATA, "Paging metadata");

pub(super) const LINKS: Field = object("links", &PAGE_LINK, "Links to this and the next page");

const PAGE_METADATA: Object =
    Object::new("Metadata", "About all pages", &[integer("total_count", "Number of all matching records")]);

pub(super) const PAGE_LINK: Object = Object::new(
    "PageLink",
    "Links to this and the next page",
    &[string("next", "Link to the next page"), string("self", "Link to this page")],
);

pub(super) const ROUTER_ANSWER: &[Field] = &[
    string("router_id", "Id of the VPC (called router here)"),
    string("router_region", "Region of the VPC"),
    string("status", "State"),
];

pub(super) const ROUTER: Object = Object::new(
    "Router",
    "A VPC that a rule or zone holds for",
    &[
        string("router_id", "Id of the VPC (called router here)").required(),
        string("router_region", "Region of the VPC"),
        string("status", "State").known(&["ACTIVE", "PENDING_CREATE", "PENDING_DELETE", "ERROR"]),
    ],
);
