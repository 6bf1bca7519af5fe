//! Subnets, their private addresses, and how many of them are free.

use crate::core::operation::{Effect, Method, Operation};
use crate::core::paging::Paging;
use crate::core::schema::{Object, boolean, integer, object, string};

use super::common::{LIMIT, STATUSES};
use crate::huawei::facts::{HEX_32, OPENAPI, SDK, UUID_SHAPE_LOWER_CASE};
use crate::huawei::iam::PROJECT_ID;

pub(super) const LIST_SUBNETS: Operation = Operation::new("ListSubnets", Method::Get, "/v1/{project_id}/subnets")
    .summary("List subnets")
    .params(&[
        PROJECT_ID,
        LIMIT,
        string("marker", "Last record of the page before").in_query().pattern(UUID_SHAPE_LOWER_CASE),
        string("vpc_id", "VPC id").in_query().pattern(UUID_SHAPE_LOWER_CASE),
    ])
    .response(&[object("subnets", &SUBNET, "Subnets").many().required()])
    .paging(Paging::marker("subnets", "subnets[-1].id"))
    .effect(Effect::List)
    .statuses(STATUSES)
    .source(OPENAPI);

pub(super) const SHOW_SUBNET: Operation =
    Operation::new("ShowSubnet", Method::Get, "/v1/{project_id}/subnets/{subnet_id}")
        .summary("Show a subnet, with the id that DNS and OpenStack calls know it by")
        .params(&[PROJECT_ID, string("subnet_id", "Subnet id").in_path()])
        .success_assumed()
        .response(&[object("subnet", &SUBNET, "The subnet")])
        .effect(Effect::Show)
        .source(SDK);

pub(super) const CREATE_PRIVATEIP: Operation =
    Operation::new("CreatePrivateip", Method::Post, "/v1/{project_id}/privateips")
        .summary("Reserve private addresses of a subnet")
        .params(&[PROJECT_ID, object("privateips", &CREATE_PRIVATEIP_OPTION, "Private addresses").many().required()])
        .response(&[object("privateips", &PRIVATEIP, "Private addresses").many().required()])
        .binding(Effect::Create, "private-ip")
        .batch("privateips", None)
        .statuses(STATUSES)
        .source(OPENAPI);

pub(super) const LIST_PRIVATEIPS: Operation =
    Operation::new("ListPrivateips", Method::Get, "/v1/{project_id}/subnets/{subnet_id}/privateips")
        .summary("List reserved private addresses of a subnet")
        .params(&[
            PROJECT_ID,
            string("subnet_id", "Subnet id").in_path().pattern(UUID_SHAPE_LOWER_CASE),
            LIMIT,
            string("marker", "Last record of the page before").in_query().pattern(UUID_SHAPE_LOWER_CASE),
        ])
        .response(&[object("privateips", &PRIVATEIP, "Private addresses").many().required()])
        .paging(Paging::marker("privateips", "privateips[-1].id"))
        .binding(Effect::List, "private-ip")
        .statuses(STATUSES)
        .source(OPENAPI);

pub(super) const SHOW_PRIVATEIP: Operation =
    Operation::new("ShowPrivateip", Method::Get, "/v1/{project_id}/privateips/{privateip_id}")
        .summary("Show a reserved private address")
        .params(&[PROJECT_ID, string("privateip_id", "Id of the reserved address").in_path()])
        .success_assumed()
        .response(&[object("privateip", &PRIVATEIP, "The private IP")])
        .binding(Effect::Show, "private-ip")
        .source(SDK);

pub(super) const DELETE_PRIVATEIP: Operation =
    Operation::new("DeletePrivateip", Method::Delete, "/v1/{project_id}/privateips/{privateip_id}")
        .summary("Give back a reserved private address")
        .params(&[
            PROJECT_ID,
            string("privateip_id", "Id of the reserved address").in_path().pattern(UUID_SHAPE_LOWER_CASE),
        ])
        .success(&[204])
        .binding(Effect::Delete, "private-ip")
        .statuses(STATUSES)
        .source(OPENAPI);

pub(super) const SHOW_NETWORK_IP_AVAILABILITIES: Operation =
    Operation::new("ShowNetworkIpAvailabilities", Method::Get, "/v2.0/network-ip-availabilities/{network_id}")
        .summary("Show how many addresses of a network are used")
        .params(&[string("network_id", "Network id").in_path()])
        .success_assumed()
        .response(&[object("network_ip_availability", &NETWORK_IP_AVAILABILITY, "Usage of the network")])
        .effect(Effect::Show)
        .source(SDK);

const SUBNET: Object = Object::new(
    "Subnet",
    "A subnet",
    &[
        string("availability_zone", "Availability zone").required(),
        integer("available_ip_address_count", "Number of free addresses").required(),
        string("cidr", "Address range in CIDR form").required(),
        string("cidr_v6", "IPv6 range").required(),
        string("created_at", "Creation time").required().format("date-time"),
        string("description", "Description").required().length(0, 255),
        boolean("dhcp_enable", "Whether DHCP is on").required(),
        string("dnsList", "DNS servers of the subnet").many().required(),
        boolean("enable_network_address_usage_metrics", "Whether usage metrics are collected").required(),
        object("extra_dhcp_opts", &EXTRA_DHCP_OPTION, "NTP address or lease time settings").many().required(),
        string("gateway_ip", "Gateway address of the subnet").required(),
        string("gateway_ip_v6", "IPv6 gateway").required(),
        string("id", "Id").required().pattern(UUID_SHAPE_LOWER_CASE),
        boolean("ipv6_enable", "Whether IPv6 is switched on").required(),
        string("name", "Name").required().length(1, 64),
        string("neutron_network_id", "Network id as neutron calls use it").required(),
        string("neutron_subnet_id", "Subnet id as DNS and neutron calls use it").required(),
        string("neutron_subnet_id_v6", "IPv6 subnet id as neutron calls use it").required(),
        string("primary_dns", "First DNS server").required(),
        string("scope", "center, or an availability zone id"),
        string("secondary_dns", "Second DNS server").required(),
        string("status", "State").required().known(&["ACTIVE", "UNKNOWN", "ERROR"]),
        string("tenant_id", "Its project").required().pattern(HEX_32),
        string("updated_at", "Time of the last change").required().format("date-time"),
        string("vpc_id", "VPC id").required(),
    ],
);

const EXTRA_DHCP_OPTION: Object = Object::new(
    "ExtraDhcpOption",
    "A DHCP option",
    &[
        string("opt_name", "Name of the DHCP option").required().known(&["ntp", "addresstime"]),
        string("opt_value", "Value of the DHCP option"),
    ],
);

const CREATE_PRIVATEIP_OPTION: Object = Object::new(
    "CreatePrivateipOption",
    "A private address to reserve",
    &[string("ip_address", "Address"), string("subnet_id", "Subnet id").required()],
);

const PRIVATEIP: Object = Object::new(
    "Privateip",
    "A reserved private address",
    &[
        string("device_owner", "Owner kind, e.g. network:dhcp or compute:<zone>; empty when unused").required(),
        string("id", "Id").required(),
        string("ip_address", "Address").required(),
        string("status", "State").required().known(&["ACTIVE", "DOWN"]),
        string("subnet_id", "Subnet id").required(),
        string("tenant_id", "Its project").required(),
    ],
);

const NETWORK_IP_AVAILABILITY: Object = Object::new(
    "NetworkIpAvailability",
    "How many addresses of a network are used",
    &[
        string("network_id", "Network id").required(),
        string("network_name", "Name of the network").required(),
        string("tenant_id", "Its project").required(),
        integer("total_ips", "Number of addresses without reserved ones").required(),
        integer("used_ips", "Number of used addresses").required(),
        object("subnet_ip_availability", &SUBNET_IP_AVAILABILITY, "Usage per subnet").many().required(),
    ],
);

const SUBNET_IP_AVAILABILITY: Object = Object::new(
    "SubnetIpAvailability",
    "How many addresses of a subnet are used",
    &[
        integer("used_ips", "Number of used addresses").required(),
        string("subnet_id", "Subnet id").required(),
        string("subnet_name", "Name of the subnet").required(),
        integer("ip_version", "IP version, 4 or 6").required(),
        string("cidr", "Address range in CIDR form").required(),
        integer("total_ips", "Number of addresses without reserved ones").required(),
    ],
);
