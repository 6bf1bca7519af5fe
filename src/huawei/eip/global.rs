//! Global EIPs: what they are bound to, and the virtual internet gateways of VPCs.

use crate::core::operation::{Effect, Method, Operation};
use crate::core::paging::Paging;
use crate::core::schema::{Field, Object, boolean, integer, object, string};

use super::common::{FIELDS, LIMIT, PATH_PROJECT};
use crate::huawei::facts::{OPENAPI, UUID_SHAPE};
use crate::huawei::iam::PROJECT_ID;

pub(super) const LIST_PROJECT_GEIP_BINDINGS: Operation =
    Operation::new("ListProjectGeipBindings", Method::Get, "/v3/{project_id}/geip/bindings")
        .summary("List what global EIPs are bound to")
        .doubts(&[
            "`version` is in the OpenAPI text only.",
            "The answer tells nothing of pages; that the marker is the `geip_id` of the last record is inferred.",
        ])
        .params(&[
            PROJECT_ID,
            FIELDS,
            string("geip_id", "Global EIP id").in_query().length(1, 36),
            string("geip_ip_address", "Global EIP address").in_query().length(1, 64),
            string("public_border_group", "Site of the resource: center or the name of an edge site")
                .in_query()
                .length(1, 36),
            string("instance_type", "Kind of the bound instance").in_query().length(0, 64),
            string("instance_id", "Instance id").in_query().length(0, 36),
            string("instance_vpc_id", "VPC id of the bound instance").in_query().length(0, 36),
            string("gcbandwidth.id", "Id of the global connection bandwidth").in_query().length(0, 36),
            string("gcbandwidth.admin_status", "State of the global connection bandwidth").in_query().length(0, 64),
            integer("gcbandwidth.size", "Size of the global connection bandwidth").in_query().range(0, 999999),
            string("gcbandwidth.sla_level", "Service level (platinum, gold, silver, bronze)").in_query().length(0, 64),
            integer("gcbandwidth.dscp", "DSCP value of the service level").in_query().range(0, 63),
            string("vnic.private_ip_address", "Private address of the bound port").in_query().length(0, 64),
            string("vnic.vpc_id", "VPC id of the bound port").in_query().length(0, 36),
            string("vnic.port_id", "Id of the bound port").in_query().length(0, 36),
            string("vnic.device_id", "Device id of the bound port").in_query().length(0, 36),
            string("vnic.device_owner", "Device owner of the bound port").in_query().length(0, 256),
            string("vnic.device_owner_prefixlike", "Beginning of the device owner of the bound port")
                .in_query()
                .length(0, 256),
            string("vnic.instance_type", "Instance kind of the bound port").in_query().length(0, 64),
            string("vnic.instance_id", "Instance id of the bound port").in_query().length(0, 36),
            string("sort_key", "Field to sort by").in_query().length(0, 1024),
            string("sort_dir", "Sort direction").in_query().length(0, 1024),
            LIMIT,
            integer("offset", "Records to skip").in_query(),
            string("marker", "Last record of the page before").in_query().length(0, 36).pattern(UUID_SHAPE),
        ])
        .response(&[
            object("geip_bindings", &GEIP_BINDINGS_INTERNAL_RESP, "Global EIP bindings")
                .many()
                .entries(0, 999999)
                .required(),
            string("request_id", "Id of this request").required().length(0, 36),
        ])
        .paging(Paging::marker("geip_bindings", "geip_bindings[-1].geip_id"))
        .binding(Effect::List, "geip")
        .source(OPENAPI);

pub(super) const CREATE_TENANT_VPC_IGW: Operation =
    Operation::new("CreateTenantVpcIgw", Method::Post, "/v3/{project_id}/geip/vpc-igws")
        .summary("Create a virtual internet gateway for a VPC")
        .params(&[
            PROJECT_ID,
            FIELDS,
            object("vpc_igw", &CREATE_TENANT_VPC_IGW_REQUEST_BODY_VPC_IGW, "The virtual internet gateway").required(),
        ])
        .success(&[201])
        .response(VPC_IGW_ANSWER)
        .effect(Effect::Create)
        .source(OPENAPI);

pub(super) const LIST_TENANT_VPC_IGWS: Operation =
    Operation::new("ListTenantVpcIgws", Method::Get, "/v3/{project_id}/geip/vpc-igws")
        .summary("List virtual internet gateways")
        .notes(&[PATH_PROJECT])
        .params(&[
            PROJECT_ID,
            FIELDS,
            string("id", "Id").in_query().length(1, 36),
            string("vpc_id", "VPC id").in_query().length(1, 36),
            string("name", "Name").in_query().length(1, 255),
            string("sort_key", "Field to sort by").in_query().length(0, 1024),
            string("sort_dir", "Sort direction").in_query().length(0, 1024),
            LIMIT,
            integer("offset", "Records to skip").in_query(),
            string("marker", "Last record of the page before").in_query().length(0, 36).pattern(UUID_SHAPE),
        ])
        .response(&[
            string("request_id", "Id of this request").required().length(0, 36),
            object("vpc_igws", &VPC_IGWS_TENANT_RESP, "Virtual internet gateways").many().entries(0, 999999).required(),
        ])
        .paging(Paging::marker("vpc_igws", "vpc_igws[-1].id"))
        .effect(Effect::List)
        .source(OPENAPI);

pub(super) const SHOW_INTERNAL_VPC_IGW: Operation =
    Operation::new("ShowInternalVpcIgw", Method::Get, "/v3/{project_id}/geip/vpc-igws/{vpc_igw_id}")
        .summary("Show a virtual internet gateway")
        .params(&[PROJECT_ID, VPC_IGW_ID, FIELDS])
        .response(&[
            string("request_id", "Id of this request").required().length(0, 36),
            object("vpc_igw", &VPC_IGWS_TENANT_RESP, "The virtual internet gateway").required(),
        ])
        .effect(Effect::Show)
        .source(OPENAPI);

pub(super) const UPDATE_TENANT_VPC_IGW: Operation =
    Operation::new("UpdateTenantVpcIgw", Method::Put, "/v3/{project_id}/geip/vpc-igws/{vpc_igw_id}")
        .summary("Change a virtual internet gateway")
        .params(&[
            PROJECT_ID,
            string("vpc_igw_id", "Id of the virtual internet gateway").in_path().length(1, 36),
            FIELDS,
            object("vpc_igw", &UPDATE_TENANT_VPC_IGW_REQUEST_BODY_VPC_IGW, "The virtual internet gateway").required(),
        ])
        .response(VPC_IGW_ANSWER)
        .effect(Effect::Update)
        .source(OPENAPI);

pub(super) const DELETE_TENANT_VPC_IGW: Operation =
    Operation::new("DeleteTenantVpcIgw", Method::Delete, "/v3/{project_id}/geip/vpc-igws/{vpc_igw_id}")
        .summary("Delete a virtual internet gateway")
        .params(&[PROJECT_ID, VPC_IGW_ID])
        .success(&[204])
        .effect(Effect::Delete)
        .source(OPENAPI);

const VPC_IGW_ID: Field = string("vpc_igw_id", "Id of the virtual internet gateway").in_path().length(0, 36);

const GEIP_BINDINGS_INTERNAL_RESP: Object = Object::new(
    "GeipBindingsInternalResp",
    "What a global EIP is bound to",
    &[
        string("created_at", "Creation time").length(0, 64),
        object("gcbandwidth", &BACKBONE_BANDWIDTH_RESP, "Global connection bandwidth"),
        string("geip_id", "Global EIP id").length(0, 36),
        string("geip_ip_address", "Global EIP address").length(0, 64),
        string("instance_id", "Instance id").length(0, 36),
        string("instance_type", "Kind of the bound instance").length(0, 64),
        string("public_border_group", "Site of the resource: center or the name of an edge site").length(0, 64),
        string("updated_at", "Time of the last change").length(0, 64),
        integer("version", "Version of the record").at_least(0).format("int64").only_in("openapi"),
        object("vn_list", &INSTANCEVIRTUAL_LIST_RESP, "Virtual next hops").many().entries(0, 9999),
        object("vnic", &INSTANCE_VNIC_RESP, "Port that the public IP is bound to"),
    ],
);

const BACKBONE_BANDWIDTH_RESP: Object = Object::new(
    "BackboneBandwidthResp",
    "A global connection bandwidth",
    &[
        string("admin_status", "State").length(0, 64),
        integer("dscp", "DSCP value").range(0, 63),
        string("id", "Id").length(0, 36),
        string("short_id", "Short id").length(0, 36),
        integer("size", "Bandwidth in Mbit/s").range(0, 2000),
        string("sla_level", "Service level").known(&["Pt", "Au", "Ag", "Cu"]),
    ],
);

const INSTANCEVIRTUAL_LIST_RESP: Object = Object::new(
    "InstancevirtualListResp",
    "A virtual next hop",
    &[
        string("cluster_id", "Cluster of the gateway").length(0, 36),
        string("created_at", "Creation time").length(0, 256),
        string("forward_mode", "Forwarding mode of the next hops")
            .length(0, 256)
            .known(&["ACTIVE-ACTIVE", "ACTIVE-STANDBY"]),
        string("hash_mode", "Load sharing: 2, 3 or 5 tuple")
            .length(0, 256)
            .known(&["2_TUPLE", "3_TUPLE", "5_TUPLE"])
            .default("5_TUPLE"),
        string("id", "Id").length(0, 36),
        string("location", "Place of the gateway").length(0, 256),
        object("nexthops", &NEXTHOP_DICT, "Next hops").many().entries(0, 999999),
        string("owner", "Owner of the next hop").length(0, 256),
        string("type", "Kind").length(0, 256).known(&["VLAN", "VXLAN"]).default("VXLAN"),
        string("updated_at", "Time of the last change").length(0, 256),
        integer("vni", "VXLAN id").range(0, 999999),
    ],
);

const NEXTHOP_DICT: Object = Object::new(
    "NexthopDict",
    "A next hop",
    &[
        string("ip_address", "Address").length(0, 256),
        string("mode", "ACTIVE or STANDBY").length(0, 256).known(&["ACTIVE", "STANDBY"]),
    ],
);

const INSTANCE_VNIC_RESP: Object = Object::new(
    "InstanceVnicResp",
    "The port that a global EIP is bound to",
    &[
        string("device_id", "Id of the device behind the port").length(0, 36),
        string("device_owner", "Owner kind of the device behind the port").length(0, 64),
        string("instance_id", "Instance id").length(0, 36),
        string("instance_type", "Kind of the bound instance").length(0, 64),
        string("mac", "MAC address").length(0, 256),
        string("port_id", "Port it is bound to").length(0, 36),
        string("port_profile", "Profile text of the port").length(0, 1024),
        string("private_ip_address", "Private address").length(0, 64),
        string("vni", "VXLAN id").length(0, 64),
        string("vpc_id", "VPC id").length(0, 36),
        string("vtep", "Tunnel end point address").length(0, 256),
    ],
);

const CREATE_TENANT_VPC_IGW_REQUEST_BODY_VPC_IGW: Object = Object::new(
    "CreateTenantVpcIgwRequestBodyVpcIgw",
    "A virtual internet gateway to create",
    &[
        boolean("add_route", "Whether to add a default route"),
        boolean("enable_ipv6", "Whether IPv6 is on"),
        string("name", "Name").length(0, 255).pattern(r"^[\u4e00-\u9fa5A-Za-z0-9_.-]+$"),
        string("network_id", "Network id").length(0, 36),
        string("vpc_id", "VPC id").required().length(0, 36),
    ],
);

const VPC_IGW_ANSWER: &[Field] = &[
    string("request_id", "Id of this request").required().length(0, 36),
    object("vpc_igw", &VPC_IGWS_TENANT_RESP, "The virtual internet gateway"),
];

const VPC_IGWS_TENANT_RESP: Object = Object::new(
    "VpcIgwsTenantResp",
    "A virtual internet gateway",
    &[
        string("created_at", "Creation time").length(0, 64),
        boolean("enable_ipv6", "Whether IPv6 is on"),
        string("id", "Id").length(0, 36),
        string("name", "Name").length(0, 255),
        string("network_id", "Network id").length(0, 64),
        string("project_id", "Its project").length(0, 32),
        string("updated_at", "Time of the last change").length(0, 64),
        string("vpc_id", "VPC id").length(0, 64),
    ],
);

const UPDATE_TENANT_VPC_IGW_REQUEST_BODY_VPC_IGW: Object = Object::new(
    "UpdateTenantVpcIgwRequestBodyVpcIgw",
    "What to change of a virtual internet gateway",
    &[
        boolean("enable_ipv6", "Whether IPv6 is on"),
        string("name", "Name").length(0, 255).pattern(r"^[\u4e00-\u9fa5A-Za-z0-9_.-]+$"),
    ],
);
