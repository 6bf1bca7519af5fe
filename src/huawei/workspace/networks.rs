//! What desktops reach the internet through: NAT gateways, VPCs, subnets, ports, and the NAT mapping of a site.

use crate::core::operation::{Effect, Method, Operation, Repeat};
use crate::core::paging::Paging;
use crate::core::schema::{Object, boolean, integer, object, string};

use super::common::{ENTERPRISE_PROJECT_ID, TAG};
use crate::huawei::facts::{OPENAPI, SDK_AND_PAGE};
use crate::huawei::iam::PROJECT_ID;

pub(super) const APPLY_INTERNET: Operation = Operation::new("ApplyInternet", Method::Post, "/v2/{project_id}/internet")
    .summary("Give a subnet internet access through a NAT gateway")
    .params(&[
        PROJECT_ID,
        integer("bandwidth_size", "Bandwidth in Mbit/s").required().range(1, 2000),
        string("eip_charge_mode", "What it is charged by: traffic or bandwidth")
            .required()
            .length(1, 10)
            .known(&["traffic", "bandwidth"]),
        string("eip_name", "Name of the EIP").length(0, 64).default("eip-workspace"),
        string("eip_type", "Kind of line").length(0, 255).default("5_bgp"),
        string("enterprise_project_id", "Enterprise project; \"0\" is the default one").length(0, 36).default("0"),
        string("nat_id", "NAT gateway id").length(0, 255),
        string("nat_name", "Name of the NAT gateway").length(0, 64).default("nat-workspace"),
        string("nat_spec", "NAT gateway size: 1 small, 2 medium, 3 large, 4 extra large")
            .required()
            .known(&["1", "2", "3", "4"]),
        string("subnet_id", "Subnet id").required().length(1, 255),
        string("vpc_id", "VPC id").required().length(1, 255),
    ])
    .effect(Effect::Create)
    .source(OPENAPI);

pub(super) const LIST_INTERNET: Operation = Operation::new("ListInternet", Method::Get, "/v2/{project_id}/internet")
    .summary("List subnets with NAT internet access")
    .params(&[
        PROJECT_ID,
        ENTERPRISE_PROJECT_ID,
        string("nat_name", "Name of the NAT gateway").in_query(),
        string("eip", "EIP address").in_query(),
    ])
    .response(&[object("internet_infos", &INTERNET_INFO, "Internet access entries").many()])
    .paging(Paging::all("internet_infos"))
    .effect(Effect::List)
    .source(SDK_AND_PAGE);

pub(super) const LIST_NAT_GATEWAYS: Operation =
    Operation::new("ListNatGateways", Method::Get, "/v2/{project_id}/nat-gateways")
        .summary("List NAT gateways")
        .params(&[
            PROJECT_ID,
            string("id", "Id").in_query(),
            ENTERPRISE_PROJECT_ID,
            string("description", "Description").in_query().length(0, 255),
            string("created_at", "Creation time").in_query(),
            string("name", "Name").in_query().length(0, 64),
            string("status", "State").in_query().many().known(&[
                "ACTIVE",
                "PENDING_CREATE",
                "PENDING_UPDATE",
                "PENDING_DELETE",
                "INACTIVE",
            ]),
            string("spec", "Specification").in_query().many().known(&["1", "2", "3", "4"]),
            string("router_id", "VPC").in_query(),
            integer("limit", "Page size").in_query().range(1, 2000).default("2000"),
            integer("offset", "Records to skip").in_query().at_least(0).default("0"),
        ])
        .response(&[object("nat_gateways", &NAT_GATEWAY, "NAT gateways").many()])
        .paging(Paging::offset("nat_gateways"))
        .effect(Effect::List)
        .source(SDK_AND_PAGE);

pub(super) const LIST_PORTS: Operation = Operation::new("ListPorts", Method::Get, "/v2/{project_id}/ports")
    .summary("List ports")
    .params(&[
        PROJECT_ID,
        string("marker", "Last record of the page before").in_query(),
        integer("limit", "Page size").in_query(),
        string("ip_address", "Address").in_query(),
        string("subnet_id", "Subnet id").in_query(),
        boolean("is_used", "Whether the port is in use").in_query(),
    ])
    .response(&[object("ports", &NEUTRON_PORT, "Ports").many()])
    .paging(Paging::marker("ports", "ports[-1].id"))
    .effect(Effect::List)
    .source(SDK_AND_PAGE);

pub(super) const LIST_SUBNETS: Operation = Operation::new("ListSubnets", Method::Get, "/v2/{project_id}/subnets")
    .summary("List subnets")
    .params(&[
        PROJECT_ID,
        string("vpc_id", "VPC id").in_query(),
        string("availability_zone_id", "Availability zone id").in_query(),
    ])
    .response(&[
        object("subnets", &SINGLE_SUBNET_INFO, "Subnets").many(),
        integer("subnet_size", "Number of addresses in the subnet"),
    ])
    .paging(Paging::all("subnets"))
    .effect(Effect::List)
    .source(SDK_AND_PAGE);

pub(super) const LIST_VPC_INFO: Operation = Operation::new("ListVpcInfo", Method::Get, "/v2/{project_id}/vpcs")
    .summary("List VPCs")
    .params(&[PROJECT_ID])
    .response(&[object("vpcs", &VPC_INFO, "VPCs").many()])
    .paging(Paging::all("vpcs"))
    .effect(Effect::List)
    .source(SDK_AND_PAGE);

pub(super) const SHOW_USING_SUBNETS: Operation =
    Operation::new("ShowUsingSubnets", Method::Get, "/v2/{project_id}/subnets/using-subnets")
        .summary("List the subnets the service uses")
        .params(&[PROJECT_ID, string("subnet_ids", "Subnet ids, comma separated").in_query()])
        .response(&[string("subnet_ids", "Subnet ids, comma separated").many()])
        .paging(Paging::all("subnet_ids"))
        .effect(Effect::List)
        .source(SDK_AND_PAGE);

pub(super) const SHOW_AVAILABLE_IP: Operation =
    Operation::new("ShowAvailableIp", Method::Get, "/v2/{project_id}/subnets/{subnet_id}/available-ip")
        .summary("Show how many addresses of a subnet are free")
        .params(&[PROJECT_ID, string("subnet_id", "Subnet id").in_path()])
        .response(&[integer("available_ip", "Number of free addresses")])
        .effect(Effect::Show)
        .source(SDK_AND_PAGE);

pub(super) const CHECK_CIDR: Operation = Operation::new("CheckCidr", Method::Post, "/v2/{project_id}/check-cidr")
    .summary("Check a tenant's address ranges against the reserved ones")
    .params(&[
        PROJECT_ID,
        string("availability_zone", "Availability zone").length(0, 55),
        string("tenant_cidrs", "Ranges of the tenant").many().entries(0, 100).length(0, 255),
    ])
    .response(&[
        string("conflict_cidrs", "Overlap between tenant ranges and reserved ranges")
            .many()
            .entries(0, 100)
            .length(0, 255),
        string("manage_cidrs", "Reserved ranges that conflict").many().entries(0, 100).length(0, 255),
    ])
    .repeat(Repeat::Safe)
    .effect(Effect::Other)
    .statuses(&[400, 401, 403, 404, 500])
    .source(OPENAPI);

pub(super) const LIST_NAT_MAPPING_CONFIGS: Operation =
    Operation::new("ListNatMappingConfigs", Method::Get, "/v2/{project_id}/nat-mapping-configs")
        .summary("List the NAT mapping of a site")
        .params(&[PROJECT_ID, string("site_id", "Site id").in_query()])
        .response(&[
            string("site_id", "Site id"),
            boolean("nat_on", "Whether NAT mapping is on"),
            string("vag_ips", "Access gateway addresses").many(),
            object("nat_vag_maps", &NAT_MAPPING_CONFIG, "NAT mapping entries").many(),
        ])
        .paging(Paging::all("nat_vag_maps"))
        .effect(Effect::List)
        .source(SDK_AND_PAGE);

pub(super) const UPDATE_NAT_MAPPING_CONFIGS: Operation =
    Operation::new("UpdateNatMappingConfigs", Method::Put, "/v2/{project_id}/nat-mapping-configs")
        .summary("Replace the NAT mapping of a site")
        .params(&[
            PROJECT_ID,
            string("site_id", "Site id"),
            boolean("nat_on", "Whether NAT mapping is on"),
            object("nat_vag_maps", &UPDATE_NAT_MAPPING_CONFIG, "NAT mapping entries").many(),
        ])
        .effect(Effect::Update)
        .source(SDK_AND_PAGE);

const INTERNET_INFO: Object = Object::new(
    "InternetInfo",
    "A subnet with internet access",
    &[
        string("vpc_name", "Name of the VPC"),
        string("subnet_id", "Subnet id"),
        string("subnet_name", "Name of the subnet"),
        string("nat_id", "NAT gateway id"),
        string("nat_name", "Name of the NAT gateway"),
        string("eip", "EIP address"),
        string("created_at", "Creation time"),
        string("status", "State"),
        string("enterprise_project_id", "Enterprise project; \"0\" is the default one"),
    ],
);

const NAT_GATEWAY: Object = Object::new(
    "NatGateway",
    "A NAT gateway",
    &[
        string("id", "Id"),
        string("tenant_id", "Project id of the owner"),
        string("name", "Name"),
        string("description", "Description"),
        string("spec", "Specification"),
        string("status", "State"),
        string("admin_state_up", "Whether the gateway is not frozen"),
        string("created_at", "Creation time"),
        string("router_id", "VPC, which is called a router here"),
        string("internal_network_id", "Id of the network behind the NAT gateway"),
        string("enterprise_project_id", "Enterprise project; \"0\" is the default one"),
    ],
);

const NEUTRON_PORT: Object = Object::new(
    "NeutronPort",
    "A port",
    &[
        string("id", "Id"),
        string("status", "State"),
        string("network_id", "Network id"),
        string("device_id", "Id of the device behind the port"),
        object("fixed_ips", &FIXED_IP, "Private addresses of the port").many(),
    ],
);

const FIXED_IP: Object = Object::new(
    "FixedIp",
    "A private address and its subnet",
    &[string("subnet_id", "Subnet id"), string("ip_address", "Address")],
);

const SINGLE_SUBNET_INFO: Object = Object::new(
    "SingleSubnetInfo",
    "A subnet",
    &[
        string("id", "Id"),
        boolean("unused", "Whether the subnet is not really in use"),
        boolean("checked", "Whether the subnet is selected for the service"),
        string("vpc_id", "VPC id"),
        string("name", "Name"),
        string("cidr", "Address range in CIDR form"),
        string("gateway_ip", "Gateway address of the subnet"),
        boolean("dhcp_enable", "Whether DHCP is on"),
        boolean("ipv6_enable", "Whether IPv6 is switched on"),
        string("primary_dns", "First DNS server"),
        string("secondary_dns", "Second DNS server"),
        string("status", "State"),
        string("availability_zone", "Availability zone"),
        string("neutron_subnet_id", "Subnet id as DNS and neutron calls use it"),
        string("neutron_ipv6_subnet_id", "IPv6 subnet id as neutron calls use it"),
        string("description", "Description"),
    ],
);

const VPC_INFO: Object = Object::new(
    "VpcInfo",
    "A VPC",
    &[
        string("status", "State"),
        string("id", "Id"),
        string("name", "Name"),
        string("created_at", "Creation time"),
        string("cidr", "Address range in CIDR form"),
        string("tenant_id", "Project id of the owner"),
    ],
);

const NAT_MAPPING_CONFIG: Object = Object::new(
    "NatMappingConfig",
    "An entry of the NAT mapping",
    &[
        string("nat_map_type", "PORT maps ports, HOST maps addresses"),
        string("nat_map_value", "Mapped port or access address"),
        string("nat_ip", "NAT address"),
        string("nat_port", "NAT port"),
        string("vag_ip", "Access gateway address"),
        string("vag_port", "Access gateway port"),
        integer("access_filter_type", "Whether it is for a tag or an enterprise project only: 0 no, 1 yes"),
        string("enterprise_project_id", "Enterprise project; \"0\" is the default one"),
        boolean("assist_auth_enabled", "Whether the secondary check is on for the address mapping"),
        object("tags", &TAG, "Tags").many(),
    ],
);

const UPDATE_NAT_MAPPING_CONFIG: Object = Object::new(
    "UpdateNatMappingConfig",
    "An entry of the NAT mapping",
    &[
        string("nat_map_type", "PORT maps ports, HOST maps addresses").known(&["PORT", "HOST"]),
        string("nat_map_value", "Mapped port or access address"),
        string("nat_ip", "NAT address"),
        string("nat_port", "NAT port"),
        string("vag_ip", "Access gateway address"),
        integer("access_filter_type", "Whether it is for a tag or an enterprise project only: 0 no, 1 yes")
            .known(&["0", "1"]),
        string("enterprise_project_id", "Enterprise project; \"0\" is the default one"),
        boolean("assist_auth_enabled", "Whether the secondary check is on for the address mapping"),
        object("tags", &TAG, "Tags").many(),
    ],
);
