//! Virtual Private Cloud, API 2.0: elastic network interfaces (ENIs) through the legacy interface, which the provider
//! keeps for old customers and private clouds.
//!
//! A change answers with the id of a task: the page's table shows it beside `code`, its example inside `data`.

use crate::core::completion::{Completion, Sign, State};
use crate::core::operation::{Effect, ErrorCode, LEGACY, Operation, Rank, Repeat, Service};
use crate::core::paging::Paging;
use crate::core::schema::{Field, Object, boolean, integer, object, string};

use super::legacy::{self, CODE, CODE_DESC, CODE_REPLY, MESSAGE, PAGE_AND_TOOL, action, reading};

/// The service.
pub const SERVICE: Service = Service::new("vpcLegacy", "vpc")
    .about("Virtual Private Cloud, API 2.0: network interfaces")
    .version(LEGACY)
    .errors(&[ERRORS, legacy::ERRORS])
    .operations(&[
        &UNASSIGN_PRIVATE_IP_ADDRESSES,
        &ASSIGN_PRIVATE_IP_ADDRESSES,
        &MIGRATE_PRIVATE_IP_ADDRESS,
        &DESCRIBE_VPC_TASK_RESULT,
        &DESCRIBE_NETWORK_INTERFACES,
        &CREATE_NETWORK_INTERFACE,
        &DELETE_NETWORK_INTERFACE,
        &ATTACH_NETWORK_INTERFACE,
        &DETACH_NETWORK_INTERFACE,
        &MIGRATE_NETWORK_INTERFACE,
        &MODIFY_NETWORK_INTERFACE,
        &ASSOCIATE_VIP,
        &EIP_BIND_NAT_GATEWAY,
        &EIP_UN_BIND_NAT_GATEWAY,
    ]);

const ERRORS: &[ErrorCode] = &[
    ("InvalidInstance.NotFound", 0, "No such server"),
    ("InvalidLanIp.NotFound", 0, "No such private address"),
    ("InvalidNatGatewayId.NotFound", 0, "No such NAT gateway"),
    ("InvalidNetworkInterface.AlreadyAssociated", 0, "The ENI is attached already"),
    ("InvalidNetworkInterface.CanNotDelete", 0, "The ENI cannot be deleted"),
    ("InvalidNetworkInterface.InUse", 0, "The ENI is in use"),
    ("InvalidNetworkInterface.NotAttached", 0, "The ENI is not attached"),
    ("InvalidNetworkInterface.NotFound", 0, "No such ENI"),
    ("InvalidNetworkInterfaceName", 0, "The name of the ENI is wrong"),
    ("InvalidPrivateIpAddress.InUse", 0, "The address is in use"),
    ("InvalidPrivateip.IsPrimary", 0, "The primary address cannot be returned"),
    ("InvalidSubnet.NotFound", 0, "No such subnet"),
    ("InvalidVipId.NotFound", 0, "No such virtual IP"),
    ("InvalidVpc.NotFound", 0, "No such VPC"),
    ("NatGatewayEipNotEmpty", 0, "The NAT gateway must keep an EIP"),
    ("NetworkInterfaceLimitExceeded", 0, "Too many ENIs"),
];

const UNASSIGN_PRIVATE_IP_ADDRESSES: Operation = action("UnassignPrivateIpAddresses")
    .rank(Rank::Documented)
    .summary("Return secondary private IPs of a network interface (legacy API)")
    .notes(&[
        "The primary address cannot be returned.",
        "An elastic IP on a returned address is unbound with it.",
        "The page shows a GET, which works too.",
        "The page spells the code InvalidPrivateip.IsPrimary with a small `ip`.",
        "Older pages of the family show `code` as text, \"0\".",
    ])
    .doubts(&[
        "The page lists `taskId` beside `code`, its example has it inside `data`; both are taken.",
        "No largest number of addresses is documented.",
    ])
    .params(&[
        VPC_ID,
        NETWORK_INTERFACE_ID,
        string("privateIpAddress", "Secondary addresses to return; sent as privateIpAddress.0, .1 and so on")
            .many()
            .required(),
    ])
    .response(TASK_REPLY)
    .completion(&TASK_DONE)
    .binding(Effect::Unbind, "eni-private-ip")
    .batch("privateIpAddress", None)
    .errors(&["InvalidVpc.NotFound", "InvalidNetworkInterface.NotFound", "InvalidPrivateip.IsPrimary"])
    .source(&["002_332a7a2c9f66a3d0", "doc", "qcloudcli 1.9.20"]);

const ASSIGN_PRIVATE_IP_ADDRESSES: Operation = action("AssignPrivateIpAddresses")
    .rank(Rank::Needed)
    .summary("Assign secondary private IPs to a network interface (legacy API)")
    .notes(&["Give addresses, or a count; which of them is needed the page does not say."])
    .params(&[
        VPC_ID,
        NETWORK_INTERFACE_ID,
        object("privateIpAddressSet", &LEGACY_PRIVATE_IP_SPEC, "Addresses to assign").many(),
        integer("secondaryPrivateIpAddressCount", "How many addresses to assign from the subnet"),
    ])
    .response(TASK_REPLY)
    .completion(&TASK_DONE)
    .binding(Effect::Bind, "eni-private-ip")
    .errors(&["InvalidVpc.NotFound", "InvalidNetworkInterface.NotFound", "InvalidPrivateIpAddress.InUse"])
    .source(PAGE_AND_TOOL);

const MIGRATE_PRIVATE_IP_ADDRESS: Operation = action("MigratePrivateIpAddress")
    .rank(Rank::Needed)
    .summary("Move a secondary private IP to another network interface of the subnet (legacy API)")
    .params(&[
        VPC_ID,
        string("privateIpAddress", "Address to move; not the primary one").required(),
        string("oldNetworkInterfaceId", "ENI that holds the address now").required(),
        string("newNetworkInterfaceId", "ENI that receives the address").required(),
    ])
    .response(TASK_REPLY)
    .completion(&TASK_DONE)
    .binding(Effect::Other, "eni-private-ip")
    .errors(&["InvalidVpc.NotFound", "InvalidNetworkInterface.NotFound"])
    .source(PAGE_AND_TOOL);

const DESCRIBE_VPC_TASK_RESULT: Operation = reading("DescribeVpcTaskResult")
    .rank(Rank::Needed)
    .summary("Show how far an asynchronous action is (legacy API)")
    .doubts(&["`type` is known from the command-line tool only; its meaning is not documented."])
    .params(&[
        integer("taskId", "Id of the task").required(),
        string("type", "Its meaning is not documented").only_in("qcloudcli"),
    ])
    .response(&[CODE, MESSAGE, CODE_DESC, object("data", &LEGACY_TASK_RESULT_DATA, "The state")])
    .effect(Effect::Poll)
    .source(PAGE_AND_TOOL);

const DESCRIBE_NETWORK_INTERFACES: Operation = reading("DescribeNetworkInterfaces")
    .rank(Rank::Needed)
    .summary("List network interfaces with their addresses (legacy API)")
    .doubts(&["Five parameters are known from the command-line tool only; that they are text is assumed."])
    .params(&[
        string("vpcId", "Only those of this VPC"),
        string("networkInterfaceId", "Only this interface"),
        string("eniName", "Only those with this in their name"),
        string("eniDescription", "Only those with this in their description"),
        string("instanceId", "Only those of this server"),
        integer("offset", "Records to skip").default("0"),
        integer("limit", "Page size").at_most(50).default("20"),
        string("orderField", "Member to sort by").known(&["eniName", "createTime"]),
        string("orderDirection", "Direction of the sort").known(&["asc", "desc"]),
        string("eniType", "Its meaning is not documented").only_in("qcloudcli"),
        string("hideSecondary", "Its meaning is not documented").only_in("qcloudcli"),
        string("sgId", "Its meaning is not documented").only_in("qcloudcli"),
        string("showInt", "Its meaning is not documented").only_in("qcloudcli"),
        string("subnetId", "Subnet").only_in("qcloudcli"),
    ])
    .response(&[
        CODE,
        MESSAGE,
        CODE_DESC,
        integer("totalCount", "Number of all matching records"),
        object("data", &LEGACY_NETWORK_INTERFACE, "Interfaces").many(),
    ])
    .paging(Paging::offset("data").total("totalCount"))
    .effect(Effect::List)
    .errors(&["InvalidVpc.NotFound", "InvalidNetworkInterface.NotFound"])
    .source(PAGE_AND_TOOL);

const CREATE_NETWORK_INTERFACE: Operation = action("CreateNetworkInterface")
    .rank(Rank::Needed)
    .summary("Create an ENI (legacy API)")
    .doubts(&["Whether the members of `privateIpAddressSet` are mandatory here is not said."])
    .params(&[
        VPC_ID,
        string("subnetId", "Subnet id").required(),
        string("eniName", "Name").required().length(0, 60),
        string("eniDescription", "Description").length(0, 60),
        object("privateIpAddressSet", &LEGACY_PRIVATE_IP_SPEC, "Addresses wanted").many(),
        integer("secondaryPrivateIpAddressCount", "How many addresses to assign automatically"),
        string("sgIds", "Security group ids").many(),
    ])
    .response(TASK_REPLY)
    .completion(&TASK_DONE)
    .binding(Effect::Create, "eni")
    .errors(&[
        "InvalidVpc.NotFound",
        "InvalidSubnet.NotFound",
        "InvalidNetworkInterfaceName",
        "InvalidNetworkInterface.InUse",
        "NetworkInterfaceLimitExceeded",
    ])
    .source(PAGE_AND_TOOL);

const DELETE_NETWORK_INTERFACE: Operation = action("DeleteNetworkInterface")
    .rank(Rank::Needed)
    .summary("Delete an ENI (legacy API)")
    .params(&[VPC_ID, NETWORK_INTERFACE_ID])
    .response(TASK_REPLY)
    .completion(&TASK_DONE)
    .repeat(Repeat::Safe)
    .binding(Effect::Delete, "eni")
    .errors(&["InvalidNetworkInterface.CanNotDelete"])
    .source(PAGE_AND_TOOL);

const ATTACH_NETWORK_INTERFACE: Operation = action("AttachNetworkInterface")
    .rank(Rank::Needed)
    .summary("Attach an ENI to a server (legacy API)")
    .params(&[VPC_ID, NETWORK_INTERFACE_ID, string("instanceId", "Server id").required()])
    .response(TASK_REPLY)
    .completion(&TASK_DONE)
    .repeat(Repeat::Safe)
    .binding(Effect::Bind, "eni-instance")
    .errors(&["InvalidInstance.NotFound", "InvalidNetworkInterface.AlreadyAssociated"])
    .source(PAGE_AND_TOOL);

const DETACH_NETWORK_INTERFACE: Operation = action("DetachNetworkInterface")
    .rank(Rank::Needed)
    .summary("Detach an ENI from a server (legacy API)")
    .params(&[VPC_ID, NETWORK_INTERFACE_ID, string("instanceId", "Server id").required()])
    .response(TASK_REPLY)
    .completion(&TASK_DONE)
    .repeat(Repeat::Safe)
    .binding(Effect::Unbind, "eni-instance")
    .errors(&["InvalidInstance.NotFound", "InvalidNetworkInterface.NotAttached"])
    .source(PAGE_AND_TOOL);

const MIGRATE_NETWORK_INTERFACE: Operation = action("MigrateNetworkInterface")
    .rank(Rank::Needed)
    .summary("Move an ENI to another server (legacy API)")
    .params(&[
        VPC_ID,
        NETWORK_INTERFACE_ID,
        string("oldInstanceId", "Server the ENI is attached to now").required(),
        string("newInstanceId", "Server that receives the ENI").required(),
    ])
    .response(TASK_REPLY)
    .completion(&TASK_DONE)
    .binding(Effect::Other, "eni-instance")
    .errors(&["InvalidInstance.NotFound", "InvalidNetworkInterface.AlreadyAssociated"])
    .source(PAGE_AND_TOOL);

const MODIFY_NETWORK_INTERFACE: Operation = action("ModifyNetworkInterface")
    .rank(Rank::Needed)
    .summary("Change the name or description of an ENI (legacy API)")
    .doubts(&["Not in the command-line tool; known from the page only."])
    .params(&[VPC_ID, NETWORK_INTERFACE_ID, string("eniName", "Name"), string("eniDescription", "Description")])
    .response(CODE_REPLY)
    .repeat(Repeat::Safe)
    .binding(Effect::Update, "eni")
    .errors(&["InvalidVpc.NotFound", "InvalidNetworkInterface.NotFound"])
    .source(&["doc"]);

const ASSOCIATE_VIP: Operation = action("AssociateVip")
    .rank(Rank::Needed)
    .summary("Bind a virtual IP, which support staff assigns, to a private address (legacy API)")
    .params(&[VPC_ID, string("vipId", "Virtual IP id").required(), string("lanIp", "Private address").required()])
    .response(CODE_REPLY)
    .repeat(Repeat::Safe)
    .binding(Effect::Bind, "vip")
    .errors(&["InvalidVipId.NotFound", "InvalidLanIp.NotFound", "InvalidVpc.NotFound"])
    .source(PAGE_AND_TOOL);

const EIP_BIND_NAT_GATEWAY: Operation = action("EipBindNatGateway")
    .rank(Rank::Needed)
    .summary("Bind EIPs to a NAT gateway (legacy API)")
    .doubts(&["Whether `assignedEipSet` is mandatory beside `autoAllocEipNum` is not said."])
    .params(&[
        string("natId", "NAT gateway id").required(),
        VPC_ID,
        string("assignedEipSet", "EIP addresses").many(),
        integer("autoAllocEipNum", "How many new EIPs to allocate"),
    ])
    .response(TASK_REPLY)
    .completion(&TASK_DONE)
    .binding(Effect::Bind, "nat-eip")
    .errors(&["InvalidVpc.NotFound", "InvalidNatGatewayId.NotFound"])
    .source(PAGE_AND_TOOL);

const EIP_UN_BIND_NAT_GATEWAY: Operation = action("EipUnBindNatGateway")
    .rank(Rank::Needed)
    .summary("Unbind EIPs from a NAT gateway (legacy API)")
    .doubts(&["That `assignedEipSet` is mandatory is inferred from its meaning."])
    .params(&[
        string("natId", "NAT gateway id").required(),
        VPC_ID,
        string("assignedEipSet", "EIP addresses").many().required(),
    ])
    .response(TASK_REPLY)
    .completion(&TASK_DONE)
    .repeat(Repeat::Safe)
    .binding(Effect::Unbind, "nat-eip")
    .errors(&["InvalidVpc.NotFound", "InvalidNatGatewayId.NotFound", "NatGatewayEipNotEmpty"])
    .source(PAGE_AND_TOOL);

const VPC_ID: Field = string("vpcId", "VPC of the interface: vpc-...").required();

const NETWORK_INTERFACE_ID: Field = string("networkInterfaceId", "Id of the interface: eni-...").required();

const DATA: Field = object("data", &LEGACY_TASK_DATA, "Payload with the task id").nullable();

/// Delays inferred (`reference/tencent.md` 2.4).
const TASK_DONE: Completion = Completion::new(
    "DescribeVpcTaskResult",
    &[("taskId", "$res.data.taskId|$res.taskId")],
    "data.status",
    Sign::State(State::until(&["0"]).pending(&["2"]).failed(&["1"])),
)
.pace(1, 2, 120)
.source("doc (handle and numbers); delays inferred");

const TASK_REPLY: &[Field] =
    &[CODE, MESSAGE, CODE_DESC, integer("taskId", "Id of the task, in the place that the page's table shows"), DATA];

const LEGACY_TASK_DATA: Object =
    Object::new("LegacyTaskData", "Holds the id of a task", &[integer("taskId", "Id of the task")]);

const LEGACY_PRIVATE_IP_SPEC: Object = Object::new(
    "LegacyPrivateIpSpec",
    "An address to assign",
    &[
        boolean("primary", "Whether it is the primary address; in practice false").required(),
        string("privateIpAddress", "Private address").required(),
    ],
);

const LEGACY_TASK_RESULT_DATA: Object = Object::new(
    "LegacyTaskResultData",
    "The state of a task",
    &[integer("status", "0 success, 1 failed, 2 running").known(&["0", "1", "2"])],
);

const LEGACY_NETWORK_INTERFACE: Object = Object::new(
    "LegacyNetworkInterface",
    "An elastic network interface",
    &[
        string("vpcId", "VPC id"),
        string("subnetId", "Subnet id"),
        string("zoneId", "Zone id"),
        string("eniName", "Name"),
        string("eniDescription", "Description"),
        string("networkInterfaceId", "Id of the interface: eni-..."),
        boolean("primary", "Whether it is the primary ENI"),
        string("macAddress", "MAC address"),
        object("privateIpAddressesSet", &LEGACY_ENI_PRIVATE_IP, "Private addresses").many(),
        object("instanceSet", &LEGACY_ENI_INSTANCE, "Servers").many(),
        object("groupSet", &LEGACY_ENI_GROUP, "Security groups").many(),
    ],
);

const LEGACY_ENI_PRIVATE_IP: Object = Object::new(
    "LegacyEniPrivateIp",
    "A private address of an interface",
    &[
        string("privateIpAddress", "Private address"),
        boolean("primary", "Whether it is the primary address"),
        string("wanIp", "Public address"),
        string("eipId", "EIP id"),
    ],
);

const LEGACY_ENI_INSTANCE: Object = Object::new(
    "LegacyEniInstance",
    "A server",
    &[string("instanceId", "Server id"), string("attachTime", "Time of attachment")],
);

const LEGACY_ENI_GROUP: Object = Object::new(
    "LegacyEniGroup",
    "A security group",
    &[string("sgId", "Security group id"), string("sgName", "Name of the security group")],
);
