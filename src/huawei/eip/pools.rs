//! Pools that public IPs are taken from.

use crate::core::operation::{Effect, Method, Operation, Repeat};
use crate::core::paging::Paging;
use crate::core::schema::{Object, boolean, integer, object, string};

use super::common::{FIELDS, LIMIT, PAGE_INFO_OPTION, STATUSES};
use crate::huawei::facts::{OPENAPI, UUID_SHAPE};
use crate::huawei::iam::PROJECT_ID;

pub(super) const COUNT_EIP_AVAILABLE_RESOURCES: Operation =
    Operation::new("CountEipAvailableResources", Method::Post, "/v3/{project_id}/eip/resources/available")
        .summary("Show how many addresses are free in the public pools")
        .params(&[PROJECT_ID, integer("limit", "Page size").required(), string("type", "Kind")])
        .response(&[integer("result", "Result items").required()])
        .repeat(Repeat::Safe)
        .effect(Effect::Show)
        .statuses(&[400, 401, 403, 404, 405, 406, 407, 408, 500, 501, 502, 503, 504])
        .source(OPENAPI);

pub(super) const LIST_PUBLICIP_POOL: Operation =
    Operation::new("ListPublicipPool", Method::Get, "/v3/{project_id}/eip/publicip-pools")
        .summary("List pools of public IPs")
        .params(&[
            PROJECT_ID,
            string("marker", "Last record of the page before").in_query().length(0, 36).pattern(UUID_SHAPE),
            LIMIT,
            FIELDS,
            string("sort_key", "Field to sort by").in_query().length(0, 36),
            string("sort_dir", "Sort direction").in_query().length(0, 16),
            string("id", "Id").in_query().length(0, 36).pattern(UUID_SHAPE),
            string("name", "Name").in_query().length(0, 128),
            integer("size", "Bandwidth in Mbit/s").in_query().range(0, 999999),
            string("status", "State").in_query().length(0, 36),
            string("type", "Kind").in_query().length(0, 36),
            string("description", "Description").in_query().length(0, 1024),
            string("public_border_group", "Site of the resource: center or the name of an edge site")
                .in_query()
                .length(0, 64),
        ])
        .response(&[
            object("page_info", &PAGE_INFO_OPTION, "Paging information"),
            object("publicip_pools", &PUBLICIP_POOL_SHOW_RESP, "Public IP pools").many().entries(0, 9999),
            string("request_id", "Id of this request").pattern(UUID_SHAPE),
        ])
        .paging(Paging::marker("publicip_pools", "page_info.next_marker"))
        .effect(Effect::List)
        .statuses(STATUSES)
        .source(OPENAPI);

pub(super) const SHOW_PUBLICIP_POOL: Operation =
    Operation::new("ShowPublicipPool", Method::Get, "/v3/{project_id}/eip/publicip-pools/{publicip_pool_id}")
        .summary("Show a pool of public IPs")
        .params(&[
            PROJECT_ID,
            string("publicip_pool_id", "Id of the public IP pool").in_path().length(36, 36).pattern(UUID_SHAPE),
            FIELDS,
        ])
        .response(&[
            object("publicip_pool", &PUBLICIP_POOL_SHOW_RESP, "Public IP pool"),
            string("request_id", "Id of this request").pattern(UUID_SHAPE),
        ])
        .effect(Effect::Show)
        .statuses(STATUSES)
        .source(OPENAPI);

pub(super) const LIST_COMMON_POOLS: Operation =
    Operation::new("ListCommonPools", Method::Get, "/v3/{project_id}/eip/publicip-pools/common-pools")
        .summary("List the pools that are open to all")
        .params(&[
            PROJECT_ID,
            FIELDS,
            LIMIT,
            integer("offset", "Records to skip").in_query().range(0, 99999),
            string("name", "Name").in_query().length(0, 36),
            string("public_border_group", "Site of the resource: center or the name of an edge site")
                .in_query()
                .length(0, 64),
        ])
        .response(&[
            object("common_pools", &COMMON_POOL_DICT, "Public pools").many().entries(0, 9999),
            string("request_id", "Id of this request").pattern(UUID_SHAPE),
        ])
        .paging(Paging::offset("common_pools"))
        .effect(Effect::List)
        .statuses(STATUSES)
        .source(OPENAPI);

const PUBLICIP_POOL_SHOW_RESP: Object = Object::new(
    "PublicipPoolShowResp",
    "A pool of public IPs",
    &[
        string("allow_share_bandwidth_types", "Shared-bandwidth types this public IP can join")
            .many()
            .entries(0, 9999)
            .length(0, 64),
        object("billing_info", &BILLING_INFO_DICT, "Order information; filled for prepaid resources"),
        string("created_at", "Creation time").length(0, 64),
        string("description", "Description").length(0, 1024),
        string("enterprise_project_id", "Enterprise project; \"0\" is the default one").length(0, 36),
        string("id", "Id").length(36, 36).pattern(UUID_SHAPE),
        boolean("is_common", "Whether it is a public pool"),
        string("name", "Name").length(0, 64).default(""),
        string("project_id", "Its project").length(36, 36).pattern(UUID_SHAPE),
        string("public_border_group", "Site of the resource: center or the name of an edge site").length(0, 64),
        boolean("shared", "Whether it is shared"),
        integer("size", "Number of addresses in the pool").range(0, 999999),
        string("status", "State").length(0, 36),
        object("tags", &TAGS_INFO, "Tags").many().entries(0, 9999),
        string("type", "Kind").known(&["spec_bgp", "spec_sbgp"]),
        string("updated_at", "Time of the last change").length(0, 64),
        integer("used", "Number of used addresses").range(0, 999999),
    ],
);

const BILLING_INFO_DICT: Object = Object::new(
    "BillingInfoDict",
    "An order",
    &[
        string("order_id", "Order id").length(0, 64).default(""),
        string("product_id", "Product id").length(0, 64).default(""),
    ],
);

const TAGS_INFO: Object = Object::new(
    "TagsInfo",
    "A tag and its values",
    &[string("key", "Tag key").length(0, 64), string("value", "Tag values").length(0, 256)],
);

const COMMON_POOL_DICT: Object = Object::new(
    "CommonPoolDict",
    "A pool that is open to all",
    &[
        string("allow_share_bandwidth_types", "Shared-bandwidth types this public IP can join")
            .many()
            .entries(0, 9999)
            .length(0, 64),
        string("id", "Id").length(36, 36).pattern(UUID_SHAPE),
        string("name", "Name").length(0, 36),
        string("public_border_group", "Site of the resource: center or the name of an edge site").length(1, 64),
        string("status", "State").length(0, 36),
        string("type", "Kind").length(0, 36),
        integer("used", "Number of used addresses").range(0, 99999),
    ],
);
