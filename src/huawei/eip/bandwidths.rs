//! Bandwidths, and the public IPs that share them: v1 and v2.0.

use crate::core::operation::{Effect, Method, Operation, Repeat};
use crate::core::paging::Paging;
use crate::core::schema::{Field, Object, boolean, integer, object, string};

use super::common::STATUSES;
use crate::huawei::facts::OPENAPI;
use crate::huawei::iam::PROJECT_ID;

pub(super) const LIST_BANDWIDTHS: Operation =
    Operation::new("ListBandwidths", Method::Get, "/v1/{project_id}/bandwidths")
        .summary("List bandwidths (v1)")
        .params(&[
            PROJECT_ID,
            string("marker", "Last record of the page before").in_query().length(0, 36),
            integer("limit", "Page size").in_query().at_least(0),
            string("enterprise_project_id", "Enterprise project; \"0\" is the default one").in_query(),
            string("share_type", "PER is for one address, WHOLE is shared").in_query().known(&["WHOLE", "PER"]),
        ])
        .response(&[object("bandwidths", &BANDWIDTH_RESP, "Bandwidths").many().required()])
        .paging(Paging::marker("bandwidths", "bandwidths[-1].id"))
        .effect(Effect::List)
        .statuses(STATUSES)
        .source(OPENAPI);

pub(super) const SHOW_BANDWIDTH: Operation =
    Operation::new("ShowBandwidth", Method::Get, "/v1/{project_id}/bandwidths/{bandwidth_id}")
        .summary("Show a bandwidth")
        .params(&[PROJECT_ID, BANDWIDTH_ID])
        .response(&[object("bandwidth", &BANDWIDTH_RESP, "The bandwidth").required()])
        .effect(Effect::Show)
        .statuses(STATUSES)
        .source(OPENAPI);

pub(super) const UPDATE_BANDWIDTH: Operation =
    Operation::new("UpdateBandwidth", Method::Put, "/v1/{project_id}/bandwidths/{bandwidth_id}")
        .summary("Change name, size or billing of a bandwidth")
        .params(&[PROJECT_ID, BANDWIDTH_ID, object("bandwidth", &UPDATE_BANDWIDTH_OPTION, "The bandwidth").required()])
        .response(&[object("bandwidth", &BANDWIDTH_RESP, "The bandwidth").required()])
        .effect(Effect::Update)
        .statuses(STATUSES)
        .source(OPENAPI);

pub(super) const CREATE_SHARED_BANDWIDTH: Operation =
    Operation::new("CreateSharedBandwidth", Method::Post, "/v2.0/{project_id}/bandwidths")
        .summary("Create a shared bandwidth")
        .params(&[PROJECT_ID, object("bandwidth", &CREATE_SHARED_BANDWIDTH_OPTION, "The bandwidth").required()])
        .response(&[object("bandwidth", &BANDWIDTH_RESP, "The bandwidth").required()])
        .effect(Effect::Create)
        .statuses(STATUSES)
        .source(OPENAPI);

pub(super) const DELETE_SHARED_BANDWIDTH: Operation =
    Operation::new("DeleteSharedBandwidth", Method::Delete, "/v2.0/{project_id}/bandwidths/{bandwidth_id}")
        .summary("Delete a shared bandwidth")
        .params(&[PROJECT_ID, BANDWIDTH_ID])
        .success(&[204])
        .effect(Effect::Delete)
        .statuses(STATUSES)
        .source(OPENAPI);

pub(super) const ADD_PUBLICIPS_INTO_SHARED_BANDWIDTH: Operation = Operation::new(
    "AddPublicipsIntoSharedBandwidth",
    Method::Post,
    "/v2.0/{project_id}/bandwidths/{bandwidth_id}/insert",
)
.summary("Put public IPs into a shared bandwidth")
.params(&[
    PROJECT_ID,
    BANDWIDTH_ID,
    object("bandwidth", &ADD_PUBLICIPS_INTO_SHARED_BANDWIDTH_OPTION, "The bandwidth").required(),
])
.response(&[object("bandwidth", &BANDWIDTH_RESP_INSERT, "The bandwidth").required()])
.repeat(Repeat::Safe)
.binding(Effect::Bind, "bandwidth-eip")
.statuses(STATUSES)
.source(OPENAPI);

pub(super) const REMOVE_PUBLICIPS_FROM_SHARED_BANDWIDTH: Operation = Operation::new(
    "RemovePublicipsFromSharedBandwidth",
    Method::Post,
    "/v2.0/{project_id}/bandwidths/{bandwidth_id}/remove",
)
.summary("Take public IPs out of a shared bandwidth")
.params(&[
    PROJECT_ID,
    BANDWIDTH_ID,
    object("bandwidth", &REMOVE_FROM_SHARED_BANDWIDTH_OPTION, "The bandwidth").required(),
])
.success(&[204])
.repeat(Repeat::Safe)
.binding(Effect::Unbind, "bandwidth-eip")
.statuses(STATUSES)
.source(OPENAPI);

const BANDWIDTH_ID: Field = string("bandwidth_id", "Bandwidth id").in_path();

const BANDWIDTH_RESP: Object = Object::new(
    "BandwidthResp",
    "A bandwidth",
    &[
        object("bandwidth_rules", &BAND_WIDTH_RULES, "Bandwidth rules").many(),
        string("bandwidth_type", "Bandwidth type, e.g. share, bgp, sbgp, telcom").length(1, 36),
        string("billing_info", "Order information; filled for prepaid resources").length(0, 255),
        string("charge_mode", "Charging mode").known(&["bandwidth", "traffic", "95peak_plus"]),
        string("created_at", "Creation time"),
        boolean("enable_bandwidth_rules", "Whether bandwidth groups (QoS rules) are on"),
        string("enterprise_project_id", "Enterprise project; \"0\" is the default one").length(0, 36),
        string("id", "Id").length(0, 36),
        string("name", "Name").length(1, 64),
        string("public_border_group", "Site of the resource: center or the name of an edge site").length(1, 64),
        object("publicip_info", &PUBLICIP_INFO_RESP, "Public IPs, or IPv6 ports, of the bandwidth").many(),
        integer("rule_quota", "Largest number of bandwidth rules").range(0, 1024),
        string("share_type", "PER is for one address, WHOLE is shared").known(&["WHOLE", "PER"]),
        integer("size", "Bandwidth in Mbit/s"),
        string("status", "State").known(&["FREEZED", "NORMAL"]),
        string("tenant_id", "Its project").length(0, 36),
        string("updated_at", "Time of the last change"),
    ],
);

const BAND_WIDTH_RULES: Object = Object::new(
    "BandWidthRules",
    "A rule that divides a bandwidth",
    &[
        boolean("admin_state_up", "Whether the rule is in force"),
        integer("egress_guarented_size", "Guaranteed outbound size in Mbit/s").at_least(0).default("0"),
        integer("egress_size", "Largest outbound size in Mbit/s; 0 = size of the bandwidth").at_least(0).default("0"),
        string("id", "Id").length(0, 36),
        string("name", "Name").length(0, 64),
        object("publicip_info", &PUBLICIP_INFO_RESP, "Public IPs, or IPv6 ports, of the bandwidth").many(),
    ],
);

const PUBLICIP_INFO_RESP: Object = Object::new(
    "PublicipInfoResp",
    "A public IP of a bandwidth",
    &[
        integer("ip_version", "IP version, 4 or 6").known(&["4", "6"]),
        string("publicip_address", "Public IPv4 address").length(0, 15),
        string("publicip_id", "Public IP id").length(0, 36),
        string("publicip_type", "Line type of the public IP; for an IPv6 port 5_dualStack").length(0, 36),
        string("publicipv6_address", "Public IPv6 address").length(0, 39),
    ],
);

const UPDATE_BANDWIDTH_OPTION: Object = Object::new(
    "UpdateBandwidthOption",
    "What to change of a bandwidth",
    &[
        string("charge_mode", "Charging mode").known(&["bandwidth", "traffic", "95peak_plus"]),
        string("name", "Name").length(1, 64),
        integer("size", "Bandwidth in Mbit/s"),
    ],
);

const CREATE_SHARED_BANDWIDTH_OPTION: Object = Object::new(
    "CreateSharedBandwidthOption",
    "A shared bandwidth to create",
    &[
        string("bandwidth_type", "Bandwidth type, e.g. share, bgp, sbgp, telcom").length(1, 64),
        string("charge_mode", "Charging mode").known(&["bandwidth", "95peak_plus"]),
        string("enterprise_project_id", "Enterprise project; \"0\" is the default one").length(0, 36).default("0"),
        string("name", "Name").required().length(1, 64),
        string("public_border_group", "Site of the resource: center or the name of an edge site").length(1, 64),
        integer("size", "Bandwidth in Mbit/s").required(),
    ],
);

const ADD_PUBLICIPS_INTO_SHARED_BANDWIDTH_OPTION: Object = Object::new(
    "AddPublicipsIntoSharedBandwidthOption",
    "Public IPs to put into a bandwidth",
    &[object("publicip_info", &INSERT_PUBLICIP_INFO, "Public IPs, or IPv6 ports, of the bandwidth").many().required()],
);

const INSERT_PUBLICIP_INFO: Object = Object::new(
    "InsertPublicipInfo",
    "A public IP to put into a bandwidth",
    &[
        string("publicip_id", "Public IP id").required().length(0, 36),
        string("publicip_type", "Line type of the public IP; for an IPv6 port 5_dualStack").length(0, 36),
    ],
);

const BANDWIDTH_RESP_INSERT: Object = Object::new(
    "BandwidthRespInsert",
    "A bandwidth after public IPs were put into it",
    &[
        object("bandwidth_rules", &BAND_WIDTH_RULES, "Bandwidth rules").many(),
        string("bandwidth_type", "Bandwidth type, e.g. share, bgp, sbgp, telcom").length(1, 36),
        string("billing_info", "Order information; filled for prepaid resources").length(0, 255),
        string("charge_mode", "Charging mode").known(&["bandwidth", "traffic", "95peak_plus"]),
        boolean("enable_bandwidth_rules", "Whether bandwidth groups (QoS rules) are on"),
        string("enterprise_project_id", "Enterprise project; \"0\" is the default one").length(0, 36),
        string("id", "Id").length(0, 36),
        string("name", "Name").length(1, 64),
        object("publicip_info", &PUBLICIP_INFO_RESP, "Public IPs, or IPv6 ports, of the bandwidth").many(),
        integer("rule_quota", "Largest number of bandwidth rules").range(0, 1024),
        string("share_type", "PER is for one address, WHOLE is shared").known(&["WHOLE", "PER"]),
        integer("size", "Bandwidth in Mbit/s"),
        string("status", "State").known(&["FREEZED", "NORMAL"]),
        string("tenant_id", "Its project").length(0, 36),
    ],
);

const REMOVE_FROM_SHARED_BANDWIDTH_OPTION: Object = Object::new(
    "RemoveFromSharedBandwidthOption",
    "Public IPs to take out of a bandwidth, and the bandwidth they get instead",
    &[
        string("charge_mode", "Charging mode").required().known(&["bandwidth", "traffic"]),
        object("publicip_info", &REMOVE_PUBLICIP_INFO, "Public IPs, or IPv6 ports, of the bandwidth").many().required(),
        integer("size", "Bandwidth in Mbit/s").required(),
    ],
);

const REMOVE_PUBLICIP_INFO: Object = Object::new(
    "RemovePublicipInfo",
    "A public IP to take out of a bandwidth",
    &[
        string("publicip_id", "Public IP id").required().length(0, 36),
        string("publicip_type", "Line type of the public IP; for an IPv6 port 5_dualStack").length(0, 36),
    ],
);
