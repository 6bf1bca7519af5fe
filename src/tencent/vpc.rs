//! Virtual Private Cloud, API 3.0: the private addresses of elastic network interfaces (ENIs).
//!
//! A change is accepted and done later: the request id of the call is the id of its task. An interface takes one
//! change at a time.

use crate::core::completion::{Completion, Sign, State};
use crate::core::operation::{Method, Operation, Service};
use crate::core::paging::{PageStyle, Paging};
use crate::core::schema::{Field, Object, boolean, integer, object, one_of, string};

/// The service.
pub const SERVICE: Service = Service::new("vpc", "vpc")
    .version("2017-03-12")
    .operations(&[
        &UNASSIGN_PRIVATE_IP_ADDRESSES,
        &ASSIGN_PRIVATE_IP_ADDRESSES,
        &DESCRIBE_NETWORK_INTERFACES,
        &DESCRIBE_VPC_TASK_RESULT,
    ])
    .errors(&[
        ("InvalidParameterValue.DuplicatePara", 0, "The same address twice"),
        ("InvalidParameterValue.LimitExceeded", 0, "Too many ids"),
        ("InvalidParameterValue.Malformed", 0, "An id of the wrong form"),
        ("LimitExceeded.ActionLimited", 0, "Called too often"),
        ("ResourceNotFound", 0, "No such task"),
        ("UnsupportedOperation.AttachmentNotFound", 0, "The address is not on that interface"),
        ("UnsupportedOperation.InvalidState", 0, "The interface is busy or in the wrong state"),
        ("UnsupportedOperation.MutexOperationTaskRunning", 0, "Another task holds the interface; try again later"),
        ("InvalidParameterValue.Range", 0, "A page size out of range"),
        ("LimitExceeded", 0, "The interface has no room for more"),
        ("MissingParameter", 0, "Neither addresses nor a count"),
        ("ResourceInUse", 0, "An address is taken"),
        ("ResourceInsufficient.Subnet", 0, "The subnet has no free address"),
        ("UnsupportedOperation.IdempotentParameterMismatch", 0, "The same token with other parameters"),
        ("InvalidParameter.Coexist", 0, "Ids and filters together"),
        ("InvalidParameter.FilterInvalidKey", 0, "A filter of unknown name"),
        ("InvalidParameterValue", 0, "Not a task id"),
    ]);

const UNASSIGN_PRIVATE_IP_ADDRESSES: Operation = action("UnassignPrivateIpAddresses")
    .summary("Return secondary private IPs of a network interface")
    .notes(&[
        "The primary address cannot be returned.",
        "An elastic IP on a returned address is unbound with it.",
        "The request id of the answer is the task id: keep it.",
    ])
    .params(&[
        NETWORK_INTERFACE_ID,
        object(
            "PrivateIpAddresses",
            &PRIVATE_IP_ADDRESS,
            "Addresses to return; of each only `PrivateIpAddress` matters",
        )
        .enforced_list(1, 10)
        .required(),
        string("InstanceId", "Server to detach as well; normally left out"),
    ])
    .response(TASK_REPLY.fields)
    .completion(&TASK_DONE)
    .errors(&[
        "InvalidParameterValue.DuplicatePara",
        "InvalidParameterValue.LimitExceeded",
        "InvalidParameterValue.Malformed",
        "LimitExceeded.ActionLimited",
        "ResourceNotFound",
        "UnsupportedOperation.AttachmentNotFound",
        "UnsupportedOperation.InvalidState",
        "UnsupportedOperation.MutexOperationTaskRunning",
    ])
    .source(SDKS);

const ASSIGN_PRIVATE_IP_ADDRESSES: Operation = action("AssignPrivateIpAddresses")
    .summary("Assign secondary private IPs to a network interface")
    .notes(&[
        "Give addresses, or a count, or both.",
        "The answer comes before the work is done; its request id is the task id.",
    ])
    .params(&[
        NETWORK_INTERFACE_ID,
        object("PrivateIpAddresses", &PRIVATE_IP_ADDRESS, "Addresses to assign; never primary").enforced_list(1, 10),
        integer("SecondaryPrivateIpAddressCount", "How many addresses to assign from the subnet"),
        one_of("QosLevel", QOS_LEVELS, "Service level of the addresses; goes with the count"),
        string("ClientToken", "Text of at most 64 ASCII characters that makes a repeated call harmless")
            .enforced_length(0, 64),
    ])
    .response(
        Object::new(
            "AssignPrivateIpAddressesResponse",
            "The addresses",
            &[
                object("PrivateIpAddressSet", &PRIVATE_IP_ADDRESS, "Addresses, perhaps still pending").many(),
                REQUEST_ID,
            ],
        )
        .fields,
    )
    .completion(&TASK_DONE)
    .errors(&[
        "InvalidParameterValue.DuplicatePara",
        "InvalidParameterValue.LimitExceeded",
        "InvalidParameterValue.Malformed",
        "InvalidParameterValue.Range",
        "LimitExceeded",
        "MissingParameter",
        "ResourceInUse",
        "ResourceInsufficient.Subnet",
        "ResourceNotFound",
        "UnsupportedOperation.IdempotentParameterMismatch",
        "UnsupportedOperation.MutexOperationTaskRunning",
    ])
    .source(SDKS);

const DESCRIBE_NETWORK_INTERFACES: Operation = action("DescribeNetworkInterfaces")
    .summary("List network interfaces with their addresses")
    .notes(&["`NetworkInterfaceIds` and `Filters` exclude each other."])
    .params(&[
        string("NetworkInterfaceIds", "Only these interfaces; at most 100").enforced_list(0, 100),
        object(
            "Filters",
            &FILTER,
            "Conditions, all of which must hold. Names: vpc-id, subnet-id, network-interface-id, attachment.instance-id, \
             groups.security-group-id, network-interface-name, network-interface-description, address-ip, ip-exact-match, \
             tag-key, tag:<key>, is-primary, eni-type, eni-qos, address-ipv6, public-address-ip, address-type, \
             termination-protection, traffic-protection",
        )
        .many(),
        integer("Offset", "Records to skip"),
        integer("Limit", "Page size: at most 100, 20 if left out"),
    ])
    .response(Object::new(
        "DescribeNetworkInterfacesResponse",
        "One page of interfaces",
        &[
            object("NetworkInterfaceSet", &NETWORK_INTERFACE, "Interfaces").many(),
            integer("TotalCount", "Number of all matching records"),
            REQUEST_ID,
        ],
    ).fields)
    .paging(Paging::offset("NetworkInterfaceSet").total("TotalCount").by(PageStyle::Offset { offset: "Offset", limit: "Limit" }))
    .errors(&["InvalidParameter.Coexist", "InvalidParameter.FilterInvalidKey", "InvalidParameterValue.LimitExceeded", "InvalidParameterValue.Malformed", "InvalidParameterValue.Range", "ResourceNotFound"])
    .source(SDKS);

const DESCRIBE_VPC_TASK_RESULT: Operation = action("DescribeVpcTaskResult")
    .summary("Show how far an asynchronous action is, by its request id")
    .params(&[string("TaskId", "Request id of the action").required()])
    .response(
        Object::new(
            "DescribeVpcTaskResultResponse",
            "The state of a task",
            &[
                one_of("Status", &["SUCCESS", "FAILED", "RUNNING"], "State"),
                string("Output", "Output of the task"),
                object("Result", &TASK_RESULT_DETAIL, "Result for each resource; only of batch deletions").many(),
                REQUEST_ID,
            ],
        )
        .fields,
    )
    .errors(&["InvalidParameterValue", "ResourceNotFound"])
    .source(SDKS);

const fn action(name: &'static str) -> Operation {
    Operation::new(name, Method::Post, "/")
}

const SDKS: &[&str] = &["node-sdk 4.1.313", "python-sdk 3.1.193", "go-sdk v1.3.166"];

const NETWORK_INTERFACE_ID: Field = string("NetworkInterfaceId", "Id of the interface: eni-...").required();

const REQUEST_ID: Field = string("RequestId", "Id of this request, and of its task if the action is asynchronous");

const QOS_LEVELS: &[&str] = &["PT", "AU", "AG", "DEFAULT"];

/// Delays inferred (`reference/tencent.md` 2.4): the poller takes 20 calls a second of an account.
const TASK_DONE: Completion = Completion::new(
    "DescribeVpcTaskResult",
    &[],
    "Status",
    Sign::State(State::until(&["SUCCESS"]).failed(&["FAILED"])),
)
.pace(5, 5, 600);

const TASK_REPLY: Object = Object::new("TaskResponse", "The accepted work", &[REQUEST_ID]);

const PRIVATE_IP_ADDRESS: Object = Object::new(
    "PrivateIpAddressSpecification",
    "A private address of an interface",
    &[
        string("PrivateIpAddress", "Address"),
        boolean("Primary", "Whether it is the primary one"),
        string("PublicIpAddress", "Public address bound to it"),
        string("AddressId", "Elastic IP bound to it: eip-..."),
        string("Description", "Description"),
        boolean("IsWanIpBlocked", "Whether its public address is blocked"),
        one_of("State", &["PENDING", "MIGRATING", "DELETING", "AVAILABLE"], "State"),
        one_of("QosLevel", QOS_LEVELS, "Service level"),
    ],
);

const FILTER: Object = Object::new(
    "Filter",
    "A condition",
    &[
        string("Name", "Name of the filter").required(),
        string("Values", "Accepted values, any of which will do; truth values as TRUE and FALSE").many().required(),
    ],
);

const NETWORK_INTERFACE: Object = Object::new(
    "NetworkInterface",
    "An elastic network interface",
    &[
        string("NetworkInterfaceId", "Id: eni-..."),
        string("NetworkInterfaceName", "Name"),
        string("NetworkInterfaceDescription", "Description"),
        string("SubnetId", "Subnet: subnet-..."),
        string("VpcId", "VPC: vpc-..."),
        string("GroupSet", "Security groups").many(),
        boolean("Primary", "Whether it is its server's primary one"),
        string("MacAddress", "MAC address"),
        one_of("State", &["PENDING", "AVAILABLE", "ATTACHING", "DETACHING", "DELETING"], "State"),
        one_of(
            "NetworkInterfaceState",
            &["PENDING", "AVAILABLE", "ATTACHING", "DETACHING", "DELETING", "INUSE"],
            "State, with INUSE told apart",
        ),
        object("PrivateIpAddressSet", &PRIVATE_IP_ADDRESS, "Private addresses").many(),
        object("Attachment", &ATTACHMENT, "Server it is attached to").nullable(),
        string("Zone", "Availability zone"),
        string("CreatedTime", "Creation time"),
        object("Ipv6AddressSet", &IPV6_ADDRESS, "IPv6 addresses").many(),
        object("TagSet", &TAG, "Tags").many(),
        integer("EniType", "0 secondary, 1 primary, 2 trunk"),
        string("Business", "Product that uses it"),
        string("CdcId", "Dedicated cluster"),
        integer("AttachType", "0 standard, 1 extended"),
        string("ResourceId", "Resource it belongs to"),
        one_of("QosLevel", QOS_LEVELS, "Service level"),
    ],
);

const ATTACHMENT: Object = Object::new(
    "NetworkInterfaceAttachment",
    "A server that an interface is attached to",
    &[
        integer("DeviceIndex", "Position of the interface on the server"),
        string("InstanceAccountId", "Account of the server's owner"),
        string("AttachTime", "Time of attachment"),
        string("InstanceId", "Id of the server"),
    ],
);

const IPV6_ADDRESS: Object = Object::new(
    "Ipv6Address",
    "An IPv6 address of an interface",
    &[
        string("Address", "Address"),
        boolean("Primary", "Whether it is the primary one"),
        string("AddressId", "Elastic IP bound to it: eip-..."),
        string("Description", "Description"),
        boolean("IsWanIpBlocked", "Whether its public address is blocked"),
        one_of("State", &["PENDING", "MIGRATING", "DELETING", "AVAILABLE"], "State"),
        string("PublicIpAddress", "Public address"),
        one_of("AddressType", &["GUA", "ULA"], "Kind of address"),
    ],
);

const TAG: Object = Object::new("Tag", "A tag", &[string("Key", "Key"), string("Value", "Value")]);

const TASK_RESULT_DETAIL: Object = Object::new(
    "VpcTaskResultDetailInfo",
    "What became of one resource",
    &[string("ResourceId", "Resource"), string("Status", "State")],
);
