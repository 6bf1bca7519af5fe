//! Bandwidths by the newest interface, v3, and the public IPs that share one.

use crate::core::operation::{Effect, Method, Operation, Repeat};
use crate::core::paging::Paging;
use crate::core::schema::{Field, Object, boolean, integer, object, string};

use super::common::{FIELDS, MARKER, PAGE_INFO_OPTION, PATH_PROJECT};
use super::publicips_v3::{PUBLICIP_ANSWER, PUBLICIP_RESP, REQUEST_ID};
use crate::huawei::facts::{OPENAPI, UUID_SHAPE};
use crate::huawei::iam::PROJECT_ID;

pub(super) const ATTACH_SHARE_BANDWIDTH: Operation = Operation::new(
    "AttachShareBandwidth",
    Method::Post,
    "/v3/{project_id}/eip/publicips/{publicip_id}/attach-share-bandwidth",
)
.summary("Put one public IP into a shared bandwidth")
.params(&[
    PROJECT_ID,
    string("publicip_id", "Public IP id").in_path().length(36, 36),
    object("publicip", &ATTACH_SHAREBW_DICT, "The public IP"),
])
.response(PUBLICIP_ANSWER)
.repeat(Repeat::Safe)
.binding(Effect::Bind, "bandwidth-eip")
.source(OPENAPI);

pub(super) const DETACH_SHARE_BANDWIDTH: Operation = Operation::new(
    "DetachShareBandwidth",
    Method::Post,
    "/v3/{project_id}/eip/publicips/{publicip_id}/detach-share-bandwidth",
)
.summary("Take one public IP out of a shared bandwidth")
.params(&[
    PROJECT_ID,
    string("publicip_id", "Public IP id").in_path().length(36, 36),
    object("publicip", &DETACH_SHAREDBW_REQ_PUBLICIP, "The public IP").required(),
])
.response(PUBLICIP_ANSWER)
.repeat(Repeat::Safe)
.binding(Effect::Unbind, "bandwidth-eip")
.source(OPENAPI);

pub(super) const ATTACH_BATCH_PUBLIC_IP: Operation =
    Operation::new("AttachBatchPublicIp", Method::Post, "/v3/{project_id}/eip/publicips/attach-share-bandwidth")
        .summary("Put several public IPs into one shared bandwidth")
        .notes(&[
            "May answer 200 although some items failed: each has a status of its own in `publicips[].statusCode`.",
        ])
        .params(&[PROJECT_ID, object("publicips", &BATCH_ATTACH_SHAREBW_DICT, "Public IPs").many().entries(0, 2000)])
        .response(PUBLICIPS_ANSWER)
        .repeat(Repeat::Safe)
        .binding(Effect::Bind, "bandwidth-eip")
        .batch("publicips", Some(2000))
        .source(OPENAPI);

pub(super) const DETACH_BATCH_PUBLIC_IP: Operation =
    Operation::new("DetachBatchPublicIp", Method::Post, "/v3/{project_id}/eip/publicips/detach-share-bandwidth")
        .summary("Take several public IPs out of their shared bandwidth")
        .notes(&[
            "May answer 200 although some items failed: each has a status of its own in `publicips[].statusCode`.",
        ])
        .params(&[
            PROJECT_ID,
            object("publicips", &DETACH_BATCH_SHAREDBW_REQ_PUBLICIPS_ITEM, "Public IPs").many().entries(0, 2000),
        ])
        .response(PUBLICIPS_ANSWER)
        .repeat(Repeat::Safe)
        .binding(Effect::Unbind, "bandwidth-eip")
        .batch("publicips", Some(2000))
        .source(OPENAPI);

pub(super) const LIST_BANDWIDTH: Operation =
    Operation::new("ListBandwidth", Method::Get, "/v3/{project_id}/eip/bandwidths")
        .summary("List bandwidths (v3)")
        .notes(&[PATH_PROJECT])
        .doubts(&["`limit`, `size` and `enable_bandwidth_rules` are text in the source, although they hold \
                   numbers or truth values."])
        .params(&[
            PROJECT_ID,
            string("limit", "Page size").in_query(),
            MARKER,
            string("id", "Id").in_query(),
            FIELDS,
            string("bandwidth_type", "Bandwidth type, e.g. share, bgp, sbgp, telcom").in_query(),
            string("name", "Name").in_query(),
            string("name_like", "Part of the name").in_query(),
            string("ingress_size", "Inbound size").in_query(),
            string("admin_state", "State of the bandwidth: normal or freezed").in_query(),
            string("billing_info", "Order information; filled for prepaid resources").in_query(),
            string("tags", "Tags").in_query(),
            string("enable_bandwidth_rules", "Whether bandwidth groups (QoS rules) are on").in_query(),
            integer("rule_quota", "Largest number of bandwidth rules").in_query(),
            string("public_border_group", "Site of the resource: center or the name of an edge site").in_query(),
            string("charge_mode", "Charging mode").in_query().known(&["bandwidth", "traffic", "95peak_plus"]),
            string("size", "Bandwidth in Mbit/s").in_query(),
            string("type", "Kind").in_query().known(&["WHOLE", "PER"]),
        ])
        .response(&[
            object("eip_bandwidths", &BANDWIDTH_RESPONSE_BODY_V3, "Bandwidths").many().required(),
            object("page_info", &PAGE_INFO_OPTION, "Paging information").required(),
            REQUEST_ID,
        ])
        .paging(Paging::marker("eip_bandwidths", "page_info.next_marker"))
        .effect(Effect::List)
        .source(OPENAPI);

const ATTACH_SHAREBW_DICT: Object = Object::new(
    "AttachSharebwDict",
    "The bandwidth to put a public IP into",
    &[string("bandwidth_id", "Bandwidth id").length(36, 36).pattern(UUID_SHAPE)],
);

const DETACH_SHAREDBW_REQ_PUBLICIP: Object = Object::new(
    "DetachSharedbwReqPublicip",
    "What a public IP gets when it leaves a bandwidth",
    &[object("bandwidth", &DETACH_SHAREDBW_DICT, "The bandwidth")],
);

const DETACH_SHAREDBW_DICT: Object = Object::new(
    "DetachSharedbwDict",
    "The bandwidth a public IP gets instead",
    &[
        string("charge_mode", "Charging mode").required().length(0, 36),
        string("name", "Name").length(0, 255),
        integer("size", "Bandwidth in Mbit/s").required().range(0, 2000),
    ],
);

const BATCH_ATTACH_SHAREBW_DICT: Object = Object::new(
    "BatchAttachSharebwDict",
    "A public IP and the bandwidth to put it into",
    &[
        string("bandwidth_id", "Bandwidth id").length(36, 36).pattern(UUID_SHAPE).in_example(),
        string("publicip_id", "Public IP id").length(36, 36).pattern(UUID_SHAPE).in_example(),
    ],
);

const PUBLICIPS_ANSWER: &[Field] =
    &[object("publicips", &BATCH_PUBLICIP_RESP, "Public IPs").many().required(), REQUEST_ID];

const BATCH_PUBLICIP_RESP: Object = Object::new(
    "BatchPublicipResp",
    "What became of one public IP",
    &[
        object("publicip", &PUBLICIP_RESP, "The public IP").required(),
        integer("statusCode", "HTTP-like status of this item (the name is camel case on the wire)").required(),
    ],
);

const DETACH_BATCH_SHAREDBW_REQ_PUBLICIPS_ITEM: Object = Object::new(
    "DetachBatchSharedbwReqPublicipsItem",
    "A public IP and the bandwidth it gets instead",
    &[
        object("bandwidth", &DETACH_SHAREDBW_DICT, "The bandwidth").required(),
        string("publicip_id", "Public IP id").required().length(0, 255),
    ],
);

const BANDWIDTH_RESPONSE_BODY_V3: Object = Object::new(
    "BandwidthResponseBodyV3",
    "A bandwidth",
    &[
        string("admin_state", "State of the bandwidth: normal or freezed"),
        object("bandwidth_rules", &BAND_WIDTH_RULES_V3, "Bandwidth rules").many(),
        string("bandwidth_type", "Bandwidth type, e.g. share, bgp, sbgp, telcom").length(1, 36),
        string("billinginfo", "Order information").length(0, 255),
        string("created_at", "Creation time").format("date-time"),
        boolean("enable_bandwidth_rules", "Whether bandwidth groups (QoS rules) are on"),
        string("id", "Id").length(1, 36).format("uuid"),
        integer("ingress_size", "Inbound size"),
        string("name", "Name").length(1, 64),
        string("project_id", "Its project").format("uuid"),
        string("public_border_group", "Site of the resource: center or the name of an edge site"),
        object("publicip_info", &PUBLICIP_INFO_RESPONSE_BODY, "Public IPs, or IPv6 ports, of the bandwidth").many(),
        integer("ratio_95peak_plus", "Guaranteed share in percent for 95-percentile billing"),
        integer("rule_quota", "Largest number of bandwidth rules"),
        integer("size", "Bandwidth in Mbit/s").range(5, 2000),
        string("tags", "Tags").many(),
        string("type", "Kind").known(&["WHOLE", "PER"]),
        string("updated_at", "Time of the last change").format("date-time"),
    ],
);

const BAND_WIDTH_RULES_V3: Object = Object::new(
    "BandWidthRulesV3",
    "A rule that divides a bandwidth",
    &[
        boolean("admin_state_up", "Whether the rule is in force"),
        integer("egress_guarented_size", "Guaranteed outbound size in Mbit/s").at_least(0).default("0"),
        integer("egress_size", "Largest outbound size in Mbit/s; 0 = size of the bandwidth").at_least(0).default("0"),
        string("id", "Id").length(0, 36),
        string("name", "Name").length(0, 64),
        object("publicip_info", &PUBLICIP_INFO_RESPONSE_BODY, "Public IPs, or IPv6 ports, of the bandwidth").many(),
    ],
);

const PUBLICIP_INFO_RESPONSE_BODY: Object = Object::new(
    "PublicipInfoResponseBody",
    "A public IP of a bandwidth",
    &[
        integer("ip_version", "IP version, 4 or 6").known(&["4", "6"]),
        string("publicip_address", "Public IPv4 address").format("ipv4"),
        string("publicip_id", "Public IP id").length(1, 36).format("uuid"),
        string("publicip_type", "Line type of the public IP; for an IPv6 port 5_dualStack").length(0, 36),
        string("publicipv6_address", "Public IPv6 address").format("ipv6"),
    ],
);
