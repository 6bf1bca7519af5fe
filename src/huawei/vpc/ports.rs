//! Ports by the service's own interfaces, v1 and v3. A port is a network interface; the extra address pairs of one are
//! what binds a virtual IP to it.

use crate::core::operation::{Effect, Method, Operation};
use crate::core::paging::Paging;
use crate::core::schema::{Field, Object, boolean, free, integer, object, string};

use super::common::{
    ADMIN_STATE_UP, ALLOWED_ADDRESS_PAIR, ALLOWED_ADDRESS_PAIR_V3, BINDING_VIF_DETAILS, DNS_ASSIGN_MENT, DRY_RUN,
    EXTRA_DHCP_OPT, FIXED_IP, ID, MARKER, PAGE_INFO, PORT_ID, REQUEST_ID, RESPONSE_TAG, SECURITY_GROUPS, STATUS,
    STATUSES,
};
use crate::huawei::facts::{OPENAPI, SDK_AND_PAGE, UUID};
use crate::huawei::iam::PROJECT_ID;

pub(super) const CREATE_PORT: Operation = Operation::new("CreatePort", Method::Post, "/v1/{project_id}/ports")
    .summary("Create a port; of the right owner, it is a virtual IP")
    .params(&[PROJECT_ID, object("port", &CREATE_PORT_OPTION, "The port").required()])
    .success(&[201])
    .response(&[object("port", &PORT, "The port").required()])
    .binding(Effect::Create, "port")
    .statuses(STATUSES)
    .source(OPENAPI);

pub(super) const LIST_PORTS: Operation = Operation::new("ListPorts", Method::Get, "/v1/{project_id}/ports")
    .summary("List ports (v1)")
    .params(&[
        PROJECT_ID,
        string("name", "Name").in_query().length(0, 255),
        ID,
        integer("limit", "Page size").in_query(),
        ADMIN_STATE_UP,
        string("network_id", "Network id").in_query(),
        string("mac_address", "MAC address").in_query(),
        string("device_id", "Id of the device behind the port").in_query(),
        string("device_owner", "Owner kind of the device behind the port").in_query(),
        STATUS,
        SECURITY_GROUPS,
        MARKER,
        string("fixed_ips", "Private addresses").in_query().many(),
        string("enterprise_project_id", "Enterprise project; \"0\" is the default one").in_query(),
        boolean("enable_efi", "Whether EFI (vRoCE) is on for the port").in_query(),
    ])
    .response(&[object("ports", &PORT, "Ports").many()])
    .paging(Paging::marker("ports", "ports[-1].id"))
    .binding(Effect::List, "port")
    .source(SDK_AND_PAGE);

pub(super) const SHOW_PORT: Operation = Operation::new("ShowPort", Method::Get, "/v1/{project_id}/ports/{port_id}")
    .summary("Show a port (v1)")
    .params(&[PROJECT_ID, PORT_ID])
    .response(&[object("port", &PORT, "The port")])
    .binding(Effect::Show, "port")
    .source(SDK_AND_PAGE);

pub(super) const UPDATE_PORT: Operation = Operation::new("UpdatePort", Method::Put, "/v1/{project_id}/ports/{port_id}")
    .summary("Change a port (v1); its address pairs bind a virtual IP")
    .params(&[PROJECT_ID, PORT_ID, object("port", &UPDATE_PORT_OPTION, "The port").required()])
    .response(&[object("port", &PORT, "The port")])
    .binding(Effect::Update, "vpc-virtual-ip")
    .source(SDK_AND_PAGE);

pub(super) const DELETE_PORT: Operation =
    Operation::new("DeletePort", Method::Delete, "/v1/{project_id}/ports/{port_id}")
        .summary("Delete a port")
        .params(&[PROJECT_ID, string("port_id", "Id of the port").in_path().pattern(UUID)])
        .success(&[204])
        .binding(Effect::Delete, "port")
        .statuses(STATUSES)
        .source(OPENAPI);

pub(super) const LIST_PORTS_V3: Operation = Operation::new("ListPortsV3", Method::Get, "/v3/{project_id}/ports")
    .summary("List ports by many filters (v3)")
    .notes(&["The provider calls it `ListPorts`, as it does the one of the older interface."])
    .params(&[
        PROJECT_ID,
        ID,
        string("name", "Name").in_query().many(),
        ADMIN_STATE_UP,
        STATUS,
        string("virsubnet_id", "Subnet id (virtual subnet)").in_query().many(),
        string("device_id", "Id of the device behind the port").in_query().many(),
        string("mac_address", "MAC address").in_query().many(),
        string("device_owner", "Owner kind of the device behind the port").in_query().many(),
        string("device_owner_prefixlike", "Beginning of the device owner").in_query(),
        string("description", "Description").in_query().many(),
        string("binding:host_id", "Id of the host of the port").in_query().many(),
        string("private_ips", "Private addresses, as ip_address=... or subnet_cidr_id=...").in_query().many(),
        SECURITY_GROUPS,
        string("vpc_id", "VPC id").in_query().many(),
        string("allowed_address_pairs", "More pairs of IP and MAC address that it may use").in_query().many(),
        string("instance_id", "Instance id").in_query(),
        string("instance_type", "Kind of the bound instance").in_query(),
        integer("limit", "Page size").in_query().range(0, 2000),
        MARKER,
    ])
    .response(&[
        object("page_info", &PAGE_INFO, "Paging information").required(),
        object("ports", &PORT_V3, "Ports").many().required(),
        REQUEST_ID,
    ])
    .paging(Paging::marker("ports", "page_info.next_marker"))
    .binding(Effect::List, "port")
    .source(OPENAPI);

pub(super) const SHOW_PORT_V3: Operation =
    Operation::new("ShowPortV3", Method::Get, "/v3/{project_id}/ports/{port_id}")
        .summary("Show a port (v3)")
        .notes(&["The provider calls it `ShowPort`, as it does the one of the older interface."])
        .params(&[PROJECT_ID, PORT_ID])
        .response(SHOW_PORT_RESPONSE_V3)
        .binding(Effect::Show, "port")
        .source(SDK_AND_PAGE);

pub(super) const ADD_SECURITY_GROUPS: Operation =
    Operation::new("AddSecurityGroups", Method::Put, "/v3/{project_id}/ports/{port_id}/insert-security-groups")
        .summary("Add security groups to a port")
        .params(&[PROJECT_ID, PORT_ID, DRY_RUN, object("port", &INSERT_SECURITY_GROUP_OPTION, "The port").required()])
        .response(&[object("port", &PORT_V3, "The port").required(), REQUEST_ID])
        .binding(Effect::Bind, "port-security-group")
        .statuses(STATUSES)
        .source(OPENAPI);

pub(super) const REMOVE_SECURITY_GROUPS: Operation =
    Operation::new("RemoveSecurityGroups", Method::Put, "/v3/{project_id}/ports/{port_id}/remove-security-groups")
        .summary("Remove security groups from a port")
        .params(&[PROJECT_ID, PORT_ID, object("port", &REMOVE_SECURITY_GROUP_OPTION, "The port").required(), DRY_RUN])
        .response(SHOW_PORT_RESPONSE_V3)
        .binding(Effect::Unbind, "port-security-group")
        .source(SDK_AND_PAGE);

const CREATE_PORT_OPTION: Object = Object::new(
    "CreatePortOption",
    "A port to create",
    &[
        boolean("admin_state_up", "Whether it is switched on"),
        object("allowed_address_pairs", &ALLOWED_ADDRESS_PAIR, "More pairs of IP and MAC address that it may use")
            .many(),
        string("device_owner", "Empty, or neutron:VIP_PORT for a virtual IP").known(&["", "neutron:VIP_PORT"]),
        object("extra_dhcp_opts", &EXTRA_DHCP_OPT, "DHCP options").many(),
        object("fixed_ips", &FIXED_IP, "Private addresses").many(),
        string("name", "Name").length(0, 255),
        string("network_id", "Network id").required(),
        string("security_groups", "Security groups").many(),
        string("tenant_id", "Its project"),
    ],
);

const PORT: Object = Object::new(
    "Port",
    "A port",
    &[
        boolean("admin_state_up", "Whether it is switched on").required(),
        object("allowed_address_pairs", &ALLOWED_ADDRESS_PAIR, "More pairs of IP and MAC address that it may use")
            .many()
            .required(),
        free("binding:profile", "Custom settings of the port").required(),
        object("binding:vif_details", &BINDING_VIF_DETAILS, "Details of the virtual interface").required(),
        string("binding:vnic_type", "Kind of virtual NIC, normally \"normal\"").required(),
        string("device_id", "Id of the device behind the port").required(),
        string("device_owner", "Owner kind of the device behind the port").required(),
        object("dns_assignment", &DNS_ASSIGN_MENT, "Internal DNS names of the main NIC").many().required(),
        string("dns_name", "Internal host name of the port").required(),
        boolean("enable_efi", "Whether EFI (vRoCE) is on for the port").required(),
        object("extra_dhcp_opts", &EXTRA_DHCP_OPT, "DHCP options").many().required(),
        object("fixed_ips", &FIXED_IP, "Private addresses").many().required(),
        string("id", "Id").required(),
        string("instance_id", "Instance id").required(),
        string("instance_type", "Kind of the bound instance").required(),
        string("ipv6_bandwidth_id", "Id of the IPv6 bandwidth").required(),
        string("mac_address", "MAC address").required(),
        string("name", "Name").required().length(0, 255),
        string("network_id", "Network id").required(),
        boolean("port_security_enabled", "Whether port security (security groups, anti-spoofing) is on").required(),
        string("security_groups", "Security groups").many().required(),
        string("status", "State").required().known(&["ACTIVE", "BUILD", "DOWN"]),
        string("tenant_id", "Its project").required(),
        string("zone_id", "Availability zone id").required(),
    ],
);

const UPDATE_PORT_OPTION: Object = Object::new(
    "UpdatePortOption",
    "What to change of a port",
    &[
        string("name", "Name").length(0, 255),
        string("security_groups", "Security groups").many(),
        object("allowed_address_pairs", &ALLOWED_ADDRESS_PAIR, "More pairs of IP and MAC address that it may use")
            .many(),
        object("extra_dhcp_opts", &EXTRA_DHCP_OPT, "DHCP options").many(),
    ],
);

const PORT_V3: Object = Object::new(
    "PortV3",
    "A port",
    &[
        boolean("admin_state_up", "Whether it is switched on").required(),
        object("allowed_address_pairs", &ALLOWED_ADDRESS_PAIR_V3, "More pairs of IP and MAC address that it may use")
            .many()
            .required(),
        string("binding:host_id", "Id of the host of the port").required(),
        free("binding:migration_info", "Migration details of the port").required(),
        free("binding:profile", "Custom settings of the port").required(),
        object("binding:vif_details", &BINDING_VIF_DETAILS, "Details of the virtual interface").required(),
        string("binding:vif_type", "Kind of virtual interface").required(),
        string("binding:vnic_type", "Kind of virtual NIC, normally \"normal\"").required(),
        string("created_at", "Creation time").required().format("date-time"),
        string("description", "Description").required(),
        string("device_id", "Id of the device behind the port").required(),
        string("device_owner", "Owner kind of the device behind the port").required(),
        string("ecs_flavor", "Flavor of the server behind the port").required(),
        boolean("enable_efi", "Whether EFI (vRoCE) is on for the port").required(),
        object("extra_dhcp_opts", &PORT_EXTRA_DHCP_OPT, "DHCP options").many().required(),
        string("id", "Id").required(),
        string("instance_id", "Instance id").required(),
        free("instance_info", "Instance bound to the port").required(),
        string("instance_type", "Kind of the bound instance").required(),
        string("mac_address", "MAC address").required(),
        string("name", "Name").required(),
        boolean("port_security_enabled", "Whether port security (security groups, anti-spoofing) is on").required(),
        string("position_type", "Position of an edge port, normally center").required(),
        object("private_ips", &PRIVATE_IP_INFO, "Private addresses").many().required(),
        string("project_id", "Its project").required(),
        string("scope", "center, or an availability zone id").required(),
        string("security_groups", "Security groups").many().required(),
        string("status", "State").required(),
        object("tags", &RESPONSE_TAG, "Tags").many().required(),
        string("tenant_id", "Its project").required(),
        string("updated_at", "Time of the last change").required().format("date-time"),
        string("virsubnet_id", "Subnet id (virtual subnet)").required(),
        string("vpc_id", "VPC id").required(),
        string("vpc_tenant_id", "Project id of the VPC owner").required(),
        string("vtep_ip", "Tunnel end point address").required(),
        string("zone_id", "Availability zone id").required(),
    ],
);

const PORT_EXTRA_DHCP_OPT: Object = Object::new(
    "PortExtraDhcpOpt",
    "A DHCP option",
    &[
        string("opt_name", "Name of the DHCP option").required(),
        string("opt_value", "Value of the DHCP option").required(),
    ],
);

const PRIVATE_IP_INFO: Object = Object::new(
    "PrivateIpInfo",
    "A private address",
    &[string("ip_address", "Address").required(), string("subnet_cidr_id", "Id of the subnet range").required()],
);

const SHOW_PORT_RESPONSE_V3: &[Field] =
    &[object("port", &PORT_V3, "The port"), string("request_id", "Id of this request")];

const INSERT_SECURITY_GROUP_OPTION: Object = Object::new(
    "InsertSecurityGroupOption",
    "Security groups to add",
    &[
        integer("index", "Position at which the group is inserted, from 0"),
        string("security_groups", "Security groups").many().required(),
    ],
);

const REMOVE_SECURITY_GROUP_OPTION: Object = Object::new(
    "RemoveSecurityGroupOption",
    "Security groups to remove",
    &[string("security_groups", "Security groups").many().required()],
);
