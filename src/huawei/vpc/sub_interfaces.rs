//! Sub-network interfaces: interfaces that a port carries, told apart by VLAN.

use crate::core::operation::{Effect, Method, Operation, Repeat};
use crate::core::paging::Paging;
use crate::core::schema::{Field, Object, TEXT, boolean, integer, map, object, string};

use super::common::{ALLOWED_ADDRESS_PAIR_V3, DRY_RUN, ID, MARKER, PAGE_INFO, REQUEST_ID, RESPONSE_TAG, STATUSES};
use crate::huawei::facts::{OPENAPI, SDK, SDK_AND_PAGE};
use crate::huawei::iam::PROJECT_ID;

pub(super) const CREATE_SUB_NETWORK_INTERFACE: Operation =
    Operation::new("CreateSubNetworkInterface", Method::Post, "/v3/{project_id}/vpc/sub-network-interfaces")
        .summary("Create a sub-network interface on a port")
        .params(&[
            PROJECT_ID,
            DRY_RUN,
            object("sub_network_interface", &CREATE_SUB_NETWORK_INTERFACE_OPTION, "The sub-network interface")
                .required(),
        ])
        .success(&[201])
        .response(SUB_NETWORK_INTERFACE_ANSWER)
        .binding(Effect::Create, "sub-eni")
        .statuses(&[400, 401, 403, 409, 500])
        .source(OPENAPI);

pub(super) const BATCH_CREATE_SUB_NETWORK_INTERFACE: Operation = Operation::new(
    "BatchCreateSubNetworkInterface",
    Method::Post,
    "/v3/{project_id}/vpc/sub-network-interfaces/batch-create",
)
.summary("Create several sub-network interfaces on a port")
.notes(&["`count`, 1 to 20, says how many."])
.params(&[
    PROJECT_ID,
    integer("count", "How many").required().range(1, 20),
    DRY_RUN,
    object("sub_network_interface", &BATCH_CREATE_SUB_NETWORK_INTERFACE_OPTION, "The sub-network interface").required(),
])
.success(&[201])
.response(&[
    REQUEST_ID,
    object("sub_network_interfaces", &SUB_NETWORK_INTERFACE, "Sub-network interfaces").many().required(),
])
.binding(Effect::Create, "sub-eni")
.statuses(&[400, 401, 403, 404, 500])
.source(OPENAPI);

pub(super) const LIST_SUB_NETWORK_INTERFACES: Operation =
    Operation::new("ListSubNetworkInterfaces", Method::Get, "/v3/{project_id}/vpc/sub-network-interfaces")
        .summary("List sub-network interfaces")
        .params(&[
            PROJECT_ID,
            integer("limit", "Page size").in_query().range(0, 2000),
            MARKER,
            ID,
            string("virsubnet_id", "Subnet id (virtual subnet)").in_query().many(),
            string("private_ip_address", "Private address").in_query().many(),
            string("mac_address", "MAC address").in_query().many(),
            string("vpc_id", "VPC id").in_query().many(),
            string("description", "Description").in_query().many(),
            string("parent_id", "Id of the port that carries the sub-network interface").in_query().many(),
        ])
        .response(&[
            object("page_info", &PAGE_INFO, "Paging information").required(),
            REQUEST_ID,
            object("sub_network_interfaces", &SUB_NETWORK_INTERFACE, "Sub-network interfaces").many().required(),
        ])
        .paging(Paging::marker("sub_network_interfaces", "page_info.next_marker"))
        .binding(Effect::List, "sub-eni")
        .source(OPENAPI);

pub(super) const SHOW_SUB_NETWORK_INTERFACE: Operation = Operation::new(
    "ShowSubNetworkInterface",
    Method::Get,
    "/v3/{project_id}/vpc/sub-network-interfaces/{sub_network_interface_id}",
)
.summary("Show a sub-network interface")
.params(&[PROJECT_ID, SUB_NETWORK_INTERFACE_ID])
.response(SUB_NETWORK_INTERFACE_SHOWN)
.binding(Effect::Show, "sub-eni")
.source(SDK_AND_PAGE);

pub(super) const SHOW_SUB_NETWORK_INTERFACES_QUANTITY: Operation = Operation::new(
    "ShowSubNetworkInterfacesQuantity",
    Method::Get,
    "/v3/{project_id}/vpc/sub-network-interfaces/count",
)
.summary("Show how many sub-network interfaces there are")
.params(&[PROJECT_ID])
.response(&[
    string("request_id", "Id of this request"),
    integer("sub_network_interfaces", "Number of sub-network interfaces"),
])
.binding(Effect::Show, "sub-eni")
.source(SDK_AND_PAGE);

pub(super) const UPDATE_SUB_NETWORK_INTERFACE: Operation = Operation::new(
    "UpdateSubNetworkInterface",
    Method::Put,
    "/v3/{project_id}/vpc/sub-network-interfaces/{sub_network_interface_id}",
)
.summary("Change a sub-network interface")
.params(&[
    PROJECT_ID,
    SUB_NETWORK_INTERFACE_ID,
    DRY_RUN,
    object("sub_network_interface", &UPDATE_SUB_NETWORK_INTERFACE_OPTION, "The sub-network interface").required(),
])
.response(SUB_NETWORK_INTERFACE_SHOWN)
.binding(Effect::Update, "sub-eni")
.source(SDK_AND_PAGE);

pub(super) const DELETE_SUB_NETWORK_INTERFACE: Operation = Operation::new(
    "DeleteSubNetworkInterface",
    Method::Delete,
    "/v3/{project_id}/vpc/sub-network-interfaces/{sub_network_interface_id}",
)
.summary("Delete a sub-network interface")
.params(&[PROJECT_ID, SUB_NETWORK_INTERFACE_ID])
.success(&[204])
.binding(Effect::Delete, "sub-eni")
.statuses(STATUSES)
.source(OPENAPI);

pub(super) const ATTACH_SUB_NETWORK_INTERFACE: Operation = Operation::new(
    "AttachSubNetworkInterface",
    Method::Post,
    "/v3/{project_id}/vpc/sub-network-interfaces/{sub_network_interface_id}/attach",
)
.summary("Attach a sub-network interface to a port")
.notes(&["With `dry_run` a success is 202."])
.params(&[
    PROJECT_ID,
    SUB_NETWORK_INTERFACE_ID,
    DRY_RUN,
    object("sub_network_interface", &ATTACH_SUB_NETWORK_INTERFACE_OPTION, "The sub-network interface"),
])
.response(SUB_NETWORK_INTERFACE_ANSWER)
.repeat(Repeat::Safe)
.binding(Effect::Bind, "sub-eni")
.source(OPENAPI);

pub(super) const DETACH_SUB_NETWORK_INTERFACE: Operation = Operation::new(
    "DetachSubNetworkInterface",
    Method::Post,
    "/v3/{project_id}/vpc/sub-network-interfaces/{sub_network_interface_id}/detach",
)
.summary("Detach a sub-network interface from its port")
.params(&[PROJECT_ID, SUB_NETWORK_INTERFACE_ID])
.response(SUB_NETWORK_INTERFACE_ANSWER)
.repeat(Repeat::LookFirst)
.binding(Effect::Unbind, "sub-eni")
.source(OPENAPI);

pub(super) const MIGRATE_SUB_NETWORK_INTERFACE: Operation =
    Operation::new("MigrateSubNetworkInterface", Method::Put, "/v3/{project_id}/vpc/sub-network-interfaces/migrate")
        .summary("Move sub-network interfaces to another port")
        .params(&[
            PROJECT_ID,
            DRY_RUN,
            object("migration_info", &MIGRATE_SUB_NETWORK_INTERFACE_OPTION, "What to move, and where to").required(),
        ])
        .success_assumed()
        .response(&[
            string("request_id", "Id of this request"),
            object("sub_network_interfaces", &SUB_NETWORK_INTERFACE, "Sub-network interfaces").many(),
        ])
        .binding(Effect::Update, "sub-eni")
        .batch("migration_info.sub_network_interfaces", None)
        .source(SDK);

const SUB_NETWORK_INTERFACE_ID: Field = string("sub_network_interface_id", "Sub-network interface id").in_path();

const CREATE_SUB_NETWORK_INTERFACE_OPTION: Object = Object::new(
    "CreateSubNetworkInterfaceOption",
    "A sub-network interface to create",
    &[
        object("allowed_address_pairs", &ALLOWED_ADDRESS_PAIR_V3, "More pairs of IP and MAC address that it may use")
            .many(),
        string("description", "Description").length(0, 255),
        boolean("ipv6_enable", "Whether IPv6 is switched on"),
        string("ipv6_ip_address", "IPv6 address"),
        string("parent_id", "Id of the port that carries the sub-network interface").required(),
        string("private_ip_address", "Private address"),
        string("project_id", "Its project"),
        string("security_groups", "Security groups").many(),
        string("virsubnet_id", "Subnet id (virtual subnet)").required(),
        string("vlan_id", "VLAN id, 1-4094"),
    ],
);

const SUB_NETWORK_INTERFACE_ANSWER: &[Field] =
    &[REQUEST_ID, object("sub_network_interface", &SUB_NETWORK_INTERFACE, "The sub-network interface").required()];

const SUB_NETWORK_INTERFACE: Object = Object::new(
    "SubNetworkInterface",
    "A sub-network interface",
    &[
        object("allowed_address_pairs", &ALLOWED_ADDRESS_PAIR_V3, "More pairs of IP and MAC address that it may use")
            .many()
            .required(),
        string("created_at", "Creation time").required().format("date-time"),
        string("description", "Description").required(),
        string("id", "Id").required(),
        string("instance_id", "Instance id").required(),
        string("instance_type", "Kind of the bound instance").required(),
        string("ipv6_ip_address", "IPv6 address").required(),
        string("mac_address", "MAC address").required(),
        string("parent_device_id", "Id of the server that owns the parent port").required(),
        string("parent_id", "Id of the port that carries the sub-network interface").required(),
        string("private_ip_address", "Private address").required(),
        string("project_id", "Its project").required(),
        string("scope", "center, or an availability zone id").required(),
        boolean("security_enabled", "Whether security groups apply").required(),
        string("security_groups", "Security groups").many().required(),
        string("state", "NORMAL is attached, UNBOUND is not").required(),
        object("tags", &RESPONSE_TAG, "Tags").many().required(),
        string("updated_at", "Time of the last change").required().format("date-time"),
        string("virsubnet_id", "Subnet id (virtual subnet)").required(),
        integer("vlan_id", "VLAN id, 1-4094").required(),
        string("vpc_id", "VPC id").required(),
    ],
);

const BATCH_CREATE_SUB_NETWORK_INTERFACE_OPTION: Object = Object::new(
    "BatchCreateSubNetworkInterfaceOption",
    "Sub-network interfaces to create",
    &[
        object("allowed_address_pairs", &ALLOWED_ADDRESS_PAIR_V3, "More pairs of IP and MAC address that it may use")
            .many(),
        string("description", "Description").length(0, 255),
        boolean("ipv6_enable", "Whether IPv6 is switched on"),
        string("parent_id", "Id of the port that carries the sub-network interface").required(),
        string("project_id", "Its project"),
        string("security_groups", "Security groups").many(),
        string("virsubnet_id", "Subnet id (virtual subnet)").required(),
    ],
);

const SUB_NETWORK_INTERFACE_SHOWN: &[Field] = &[
    string("request_id", "Id of this request"),
    object("sub_network_interface", &SUB_NETWORK_INTERFACE, "The sub-network interface"),
];

const UPDATE_SUB_NETWORK_INTERFACE_OPTION: Object = Object::new(
    "UpdateSubNetworkInterfaceOption",
    "What to change of a sub-network interface",
    &[
        string("description", "Description").length(0, 255),
        string("security_groups", "Security groups").many(),
        object("allowed_address_pairs", &ALLOWED_ADDRESS_PAIR_V3, "More pairs of IP and MAC address that it may use")
            .many(),
    ],
);

const ATTACH_SUB_NETWORK_INTERFACE_OPTION: Object = Object::new(
    "AttachSubNetworkInterfaceOption",
    "What to attach it to",
    &[
        string("parent_id", "Id of the port that carries the sub-network interface").required(),
        boolean("security_enabled", "Whether security groups apply"),
        string("security_groups", "Security groups").many(),
    ],
);

const MIGRATE_SUB_NETWORK_INTERFACE_OPTION: Object = Object::new(
    "MigrateSubNetworkInterfaceOption",
    "Interfaces to move, and the port to move them to",
    &[
        string("parent_id", "Id of the port that carries the sub-network interface").required(),
        map("sub_network_interfaces", &TEXT, "Interfaces to move").many().required(),
    ],
);
