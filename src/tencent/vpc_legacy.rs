//! Virtual Private Cloud, API 2.0: the same network interfaces through the legacy interface, which the provider keeps
//! for old customers and private clouds.
//!
//! Parameters travel as a flat form with indices from 0. An answer has `code` 0 on success; the number may come as
//! text, and `taskId` beside it or inside `data`.

use crate::core::completion::{Completion, Sign, State};
use crate::core::operation::{Method, Operation, Service};
use crate::core::paging::Paging;
use crate::core::schema::{Field, Object, boolean, integer, object, one_of, string};

/// The service.
pub const SERVICE: Service = Service::new("vpcLegacy", "vpc")
    .version(crate::tencent::LEGACY)
    .operations(&[
        &UNASSIGN_PRIVATE_IP_ADDRESSES,
        &ASSIGN_PRIVATE_IP_ADDRESSES,
        &DESCRIBE_NETWORK_INTERFACES,
        &DESCRIBE_VPC_TASK_RESULT,
    ])
    .errors(&[
        ("InvalidVpc.NotFound", 0, "No such VPC"),
        ("InvalidNetworkInterface.NotFound", 0, "No such interface"),
        ("InvalidPrivateip.IsPrimary", 0, "The primary address cannot be returned"),
        ("InvalidPrivateIpAddress.InUse", 0, "An address is taken"),
    ]);

const UNASSIGN_PRIVATE_IP_ADDRESSES: Operation = action("UnassignPrivateIpAddresses")
    .summary("Return secondary private IPs of a network interface (legacy API)")
    .notes(&["The primary address cannot be returned.", "An elastic IP on a returned address is unbound with it."])
    .params(&[
        VPC_ID,
        NETWORK_INTERFACE_ID,
        string("privateIpAddress", "Secondary addresses to return; sent as privateIpAddress.0, .1 and so on")
            .many()
            .required(),
    ])
    .response(TASK_REPLY.fields)
    .completion(&TASK_DONE)
    .errors(&["InvalidVpc.NotFound", "InvalidNetworkInterface.NotFound", "InvalidPrivateip.IsPrimary"])
    .source(&["002_332a7a2c9f66a3d0", "doc", "qcloudcli 1.9.20"]);

const ASSIGN_PRIVATE_IP_ADDRESSES: Operation = action("AssignPrivateIpAddresses")
    .summary("Assign secondary private IPs to a network interface (legacy API)")
    .notes(&["Give addresses, or a count; which of them is needed the page does not say."])
    .params(&[
        VPC_ID,
        NETWORK_INTERFACE_ID,
        object("privateIpAddressSet", &PRIVATE_IP_SPEC, "Addresses to assign").many(),
        integer("secondaryPrivateIpAddressCount", "How many addresses to assign from the subnet"),
    ])
    .response(TASK_REPLY.fields)
    .completion(&TASK_DONE)
    .errors(&["InvalidVpc.NotFound", "InvalidNetworkInterface.NotFound", "InvalidPrivateIpAddress.InUse"])
    .source(&["doc", "qcloudcli 1.9.20"]);

const DESCRIBE_NETWORK_INTERFACES: Operation = action("DescribeNetworkInterfaces")
    .summary("List network interfaces with their addresses (legacy API)")
    .params(&[
        string("vpcId", "Only those of this VPC"),
        string("networkInterfaceId", "Only this interface"),
        string("eniName", "Only those with this in their name"),
        string("eniDescription", "Only those with this in their description"),
        string("instanceId", "Only those of this server"),
        integer("offset", "Records to skip"),
        integer("limit", "Page size: at most 50, 20 if left out"),
        one_of("orderField", &["eniName", "createTime"], "Member to sort by"),
        one_of("orderDirection", &["asc", "desc"], "Direction of the sort"),
        string("eniType", "Known from the provider's command line tool only"),
        string("hideSecondary", "Known from the provider's command line tool only"),
        string("sgId", "Known from the provider's command line tool only"),
        string("showInt", "Known from the provider's command line tool only"),
        string("subnetId", "Subnet; known from the provider's command line tool only"),
    ])
    .response(
        Object::new(
            "LegacyNetworkInterfacesResponse",
            "One page of interfaces",
            &[
                CODE,
                MESSAGE,
                CODE_DESC,
                integer("totalCount", "Number of all matching records"),
                object("data", &NETWORK_INTERFACE, "Interfaces").many(),
            ],
        )
        .fields,
    )
    .paging(Paging::offset("data").total("totalCount"))
    .errors(&["InvalidVpc.NotFound", "InvalidNetworkInterface.NotFound"])
    .source(&["doc", "qcloudcli 1.9.20"]);

const DESCRIBE_VPC_TASK_RESULT: Operation = action("DescribeVpcTaskResult")
    .summary("Show how far an asynchronous action is (legacy API)")
    .params(&[
        integer("taskId", "Id of the task").required(),
        string("type", "Known from the provider's command line tool only; its meaning is not documented"),
    ])
    .response(
        Object::new(
            "LegacyTaskResultResponse",
            "The state of a task",
            &[CODE, MESSAGE, CODE_DESC, object("data", &TASK_RESULT_DATA, "The state")],
        )
        .fields,
    )
    .source(&["doc", "qcloudcli 1.9.20"]);

const fn action(name: &'static str) -> Operation {
    Operation::new(name, Method::Post, "/v2/index.php")
}

const VPC_ID: Field = string("vpcId", "VPC of the interface: vpc-...").required();

const NETWORK_INTERFACE_ID: Field = string("networkInterfaceId", "Id of the interface: eni-...").required();

const CODE: Field = integer("code", "0 on success; may come as text");

const MESSAGE: Field = string("message", "Error in words, often empty");

const CODE_DESC: Field = string("codeDesc", "Textual code; Success when all is well");

/// Delays inferred (`reference/tencent.md` 2.4).
const TASK_DONE: Completion =
    Completion::new("DescribeVpcTaskResult", &[], "data.status", Sign::State(State::until(&["0"]).failed(&["1"])))
        .pace(5, 5, 600);

const TASK_REPLY: Object = Object::new(
    "LegacyTaskResponse",
    "The accepted work",
    &[
        CODE,
        MESSAGE,
        CODE_DESC,
        integer("taskId", "Id of the task, in the place that the page's table shows"),
        object("data", &TASK_DATA, "Holds the id of the task, as in the page's example").nullable(),
    ],
);

const TASK_DATA: Object =
    Object::new("LegacyTaskData", "Holds the id of a task", &[integer("taskId", "Id of the task")]);

const TASK_RESULT_DATA: Object =
    Object::new("LegacyTaskResultData", "The state of a task", &[integer("status", "0 success, 1 failed, 2 running")]);

const PRIVATE_IP_SPEC: Object = Object::new(
    "LegacyPrivateIpSpec",
    "An address to assign",
    &[
        boolean("primary", "Whether it is the primary one; in practice false").required(),
        string("privateIpAddress", "Address").required(),
    ],
);

const NETWORK_INTERFACE: Object = Object::new(
    "LegacyNetworkInterface",
    "An elastic network interface",
    &[
        string("vpcId", "VPC"),
        string("subnetId", "Subnet"),
        string("zoneId", "Zone"),
        string("eniName", "Name"),
        string("eniDescription", "Description"),
        string("networkInterfaceId", "Id: eni-..."),
        boolean("primary", "Whether it is its server's primary one"),
        string("macAddress", "MAC address"),
        object("privateIpAddressesSet", &ENI_PRIVATE_IP, "Private addresses").many(),
        object("instanceSet", &ENI_INSTANCE, "Servers").many(),
        object("groupSet", &ENI_GROUP, "Security groups").many(),
    ],
);

const ENI_PRIVATE_IP: Object = Object::new(
    "LegacyEniPrivateIp",
    "A private address of an interface",
    &[
        string("privateIpAddress", "Address"),
        boolean("primary", "Whether it is the primary one"),
        string("wanIp", "Public address bound to it"),
        string("eipId", "Elastic IP bound to it"),
    ],
);

const ENI_INSTANCE: Object = Object::new(
    "LegacyEniInstance",
    "A server",
    &[string("instanceId", "Id of the server"), string("attachTime", "Time of attachment")],
);

const ENI_GROUP: Object =
    Object::new("LegacyEniGroup", "A security group", &[string("sgId", "Id of the group"), string("sgName", "Name")]);
