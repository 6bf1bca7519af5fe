//! Ports, and the interfaces of routers, by the interface of OpenStack. Its paths hold no project id.

use crate::core::operation::{Effect, Method, Operation};
use crate::core::paging::Paging;
use crate::core::schema::{Field, Kind, Object, boolean, free, map, object, string};

use super::common::{
    ADMIN_STATE_UP, ALLOWED_ADDRESS_PAIR, BINDING_VIF_DETAILS, DNS_ASSIGN_MENT, EXTRA_DHCP_OPT, FIXED_IP, LIMIT,
    PORT_ID, SECURITY_GROUPS, STATUS, STATUSES,
};
use crate::huawei::facts::{OPENAPI, SDK, UUID};

pub(super) const NEUTRON_CREATE_PORT: Operation = Operation::new("NeutronCreatePort", Method::Post, "/v2.0/ports")
    .summary("Create a port (OpenStack)")
    .params(&[object("port", &NEUTRON_CREATE_PORT_OPTION, "The port").required()])
    .success(&[201])
    .response(&[object("port", &NEUTRON_PORT, "The port").required()])
    .binding(Effect::Create, "port")
    .statuses(STATUSES)
    .source(OPENAPI);

pub(super) const NEUTRON_LIST_PORTS: Operation = Operation::new("NeutronListPorts", Method::Get, "/v2.0/ports")
    .summary("List ports (OpenStack)")
    .params(&[
        LIMIT,
        string("marker", "Last record of the page before").in_query().pattern(UUID),
        string("id", "Id").in_query().pattern(UUID),
        string("name", "Name").in_query(),
        ADMIN_STATE_UP,
        string("network_id", "Network id").in_query().pattern(UUID),
        string("mac_address", "MAC address").in_query(),
        string("device_id", "Id of the device behind the port").in_query().pattern(UUID),
        string("device_owner", "Owner kind of the device behind the port").in_query(),
        STATUS,
        SECURITY_GROUPS,
        string("fixed_ips", "Private addresses").in_query().many(),
        string("tenant_id", "Its project").in_query(),
    ])
    .response(&[
        object("ports", &NEUTRON_PORT, "Ports").many().required(),
        object("ports_links", &NEUTRON_PAGE_LINK, "Links for paging").many(),
    ])
    .paging(Paging::marker("ports", "ports[-1].id"))
    .binding(Effect::List, "port")
    .statuses(STATUSES)
    .source(OPENAPI);

pub(super) const NEUTRON_SHOW_PORT: Operation = Operation::new("NeutronShowPort", Method::Get, "/v2.0/ports/{port_id}")
    .summary("Show a port (OpenStack)")
    .params(&[PORT_ID])
    .success_assumed()
    .response(&[object("port", &NEUTRON_PORT, "The port")])
    .binding(Effect::Show, "port")
    .source(SDK);

pub(super) const NEUTRON_UPDATE_PORT: Operation =
    Operation::new("NeutronUpdatePort", Method::Put, "/v2.0/ports/{port_id}")
        .summary("Change a port (OpenStack); its address pairs bind a virtual IP")
        .params(&[PORT_ID, object("port", &NEUTRON_UPDATE_PORT_OPTION, "The port").required()])
        .success_assumed()
        .response(&[object("port", &NEUTRON_PORT, "The port")])
        .binding(Effect::Update, "vpc-virtual-ip")
        .source(SDK);

pub(super) const NEUTRON_DELETE_PORT: Operation =
    Operation::new("NeutronDeletePort", Method::Delete, "/v2.0/ports/{port_id}")
        .summary("Delete a port (OpenStack)")
        .params(&[string("port_id", "Id of the port").in_path().pattern(UUID)])
        .success(&[204])
        .binding(Effect::Delete, "port")
        .statuses(STATUSES)
        .source(OPENAPI);

pub(super) const NEUTRON_ADD_ROUTER_INTERFACE: Operation =
    Operation::new("NeutronAddRouterInterface", Method::Put, "/v2.0/routers/{router_id}/add_router_interface")
        .summary("Connect a subnet or port to a router")
        .params(&[
            string("router_id", "Router id").in_path().pattern(UUID),
            string("port_id", "Port to connect; give this or subnet_id").pattern(UUID),
            string("subnet_id", "Subnet to connect; give this or port_id").pattern(UUID),
        ])
        .response(ROUTER_INTERFACE)
        .binding(Effect::Bind, "router-interface")
        .statuses(STATUSES)
        .source(OPENAPI);

pub(super) const NEUTRON_REMOVE_ROUTER_INTERFACE: Operation =
    Operation::new("NeutronRemoveRouterInterface", Method::Put, "/v2.0/routers/{router_id}/remove_router_interface")
        .summary("Disconnect a subnet or port from a router")
        .params(&[
            string("router_id", "Router id").in_path(),
            string("port_id", "Port to connect; give this or subnet_id").pattern(UUID),
            string("subnet_id", "Subnet to connect; give this or port_id").pattern(UUID),
        ])
        .success_assumed()
        .response(NEUTRON_REMOVE_ROUTER_INTERFACE_ANSWER)
        .binding(Effect::Unbind, "router-interface")
        .source(SDK);

const NEUTRON_CREATE_PORT_OPTION: Object = Object::new(
    "NeutronCreatePortOption",
    "A port to create",
    &[
        boolean("admin_state_up", "Whether it is switched on").default("true"),
        object("allowed_address_pairs", &ALLOWED_ADDRESS_PAIR, "More pairs of IP and MAC address that it may use")
            .many(),
        map("binding:profile", &Kind::Any, "Custom settings of the port"),
        string("binding:vnic_type", "Kind of virtual NIC, normally \"normal\""),
        string("device_owner", "Empty, or neutron:VIP_PORT for a virtual IP").known(&["", "neutron:VIP_PORT"]),
        object("extra_dhcp_opts", &EXTRA_DHCP_OPT, "DHCP options").many(),
        object("fixed_ips", &FIXED_IP, "Private addresses").many(),
        string("name", "Name").length(0, 255),
        string("network_id", "Network id").required().pattern(UUID),
        boolean("port_security_enabled", "Whether port security (security groups, anti-spoofing) is on")
            .default("true"),
        string("security_groups", "Security groups").many().pattern(UUID),
    ],
);

const NEUTRON_PORT: Object = Object::new(
    "NeutronPort",
    "A port",
    &[
        boolean("admin_state_up", "Whether it is switched on").required(),
        object("allowed_address_pairs", &ALLOWED_ADDRESS_PAIR, "More pairs of IP and MAC address that it may use")
            .many()
            .required(),
        free("binding:profile", "Custom settings of the port").required(),
        object("binding:vif_details", &BINDING_VIF_DETAILS, "Details of the virtual interface").required(),
        string("binding:vnic_type", "Kind of virtual NIC, normally \"normal\"").required().length(0, 64),
        string("created_at", "Creation time").required().format("date-time"),
        string("device_id", "Id of the device behind the port").required().length(0, 255),
        string("device_owner", "Owner kind of the device behind the port").required().length(0, 255),
        object("dns_assignment", &DNS_ASSIGN_MENT, "Internal DNS names of the main NIC").many().required(),
        string("dns_name", "Internal host name of the port").required().length(0, 255),
        object("extra_dhcp_opts", &EXTRA_DHCP_OPT, "DHCP options").many().required(),
        object("fixed_ips", &FIXED_IP, "Private addresses").many().required(),
        string("id", "Id").required(),
        string("mac_address", "MAC address").required().length(0, 32),
        string("name", "Name").required().length(0, 255),
        string("network_id", "Network id").required().pattern(UUID),
        boolean("port_security_enabled", "Whether port security (security groups, anti-spoofing) is on").required(),
        string("project_id", "Its project").required().pattern("[0-9a-f]{32}"),
        string("security_groups", "Security groups").many().required().pattern(UUID),
        string("status", "State").required().length(0, 16),
        string("tenant_id", "Its project").required().pattern("[0-9a-f]{32}"),
        string("updated_at", "Time of the last change").required().format("date-time"),
    ],
);

const NEUTRON_PAGE_LINK: Object = Object::new(
    "NeutronPageLink",
    "A link to another page",
    &[string("href", "Link").required(), string("rel", "Relation of the link").required()],
);

const NEUTRON_UPDATE_PORT_OPTION: Object = Object::new(
    "NeutronUpdatePortOption",
    "What to change of a port",
    &[
        string("name", "Name").length(0, 255),
        string("security_groups", "Security groups").many(),
        object("allowed_address_pairs", &ALLOWED_ADDRESS_PAIR, "More pairs of IP and MAC address that it may use")
            .many(),
        object("extra_dhcp_opts", &EXTRA_DHCP_OPT, "DHCP options").many(),
        boolean("port_security_enabled", "Whether port security (security groups, anti-spoofing) is on"),
        string("binding:vnic_type", "Kind of virtual NIC, normally \"normal\""),
        map("binding:profile", &Kind::Any, "Custom settings of the port"),
    ],
);

const ROUTER_INTERFACE: &[Field] = &[
    string("id", "Id").pattern(UUID),
    string("port_id", "Id of the port").required().pattern(UUID),
    string("project_id", "Its project").required(),
    string("subnet_id", "Subnet id").required().pattern(UUID),
    string("tenant_id", "Its project").required(),
];

const NEUTRON_REMOVE_ROUTER_INTERFACE_ANSWER: &[Field] = &[
    string("port_id", "Id of the port"),
    string("subnet_id", "Subnet id"),
    string("tenant_id", "Its project"),
    string("project_id", "Its project"),
    string("id", "Id"),
];
