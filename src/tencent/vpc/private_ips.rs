//! Private addresses of elastic network interfaces (ENIs).
//!
//! A change is accepted and done later: the request id of the call is the id of its task. An interface takes one
//! change at a time.

use crate::core::operation::{Effect, Operation, Rank, Repeat};
use crate::core::paging::Paging;
use crate::core::schema::{Object, object, string};

use super::common::{
    CLIENT_TOKEN, FILTER, LIMIT, NETWORK_INTERFACE_ID, OFFSET, PRIVATE_IP_ADDRESS_SPECIFICATION, QOS_LEVEL, REQUEST_ID,
    SECONDARY_PRIVATE_IP_ADDRESS_COUNT, SUBNET_ID, TOTAL_COUNT, VPC_ID,
};
use super::tasks::TASK_DONE;
use super::{SDKS, action, pages, reading};

pub(super) const UNASSIGN_PRIVATE_IP_ADDRESSES: Operation = action("UnassignPrivateIpAddresses")
    .rank(Rank::Documented)
    .summary("Return secondary private IPs of a network interface")
    .notes(&[
        "The primary address cannot be returned.",
        "An elastic IP on a returned address is unbound with it.",
        "At most ten addresses in one call.",
        "The request id of the answer is the task id: keep it.",
        "`InstanceId` is for returning addresses and detaching the server in one step; leave it \
         out otherwise.",
    ])
    .doubts(&["No error code is listed for returning the primary address."])
    .params(&[
        NETWORK_INTERFACE_ID,
        object(
            "PrivateIpAddresses",
            &PRIVATE_IP_ADDRESS_SPECIFICATION,
            "Addresses to return; of each only `PrivateIpAddress` matters",
        )
        .many()
        .entries(0, 10)
        .required(),
        string("InstanceId", "Server to detach as well; normally left out"),
    ])
    .response(&[REQUEST_ID])
    .completion(&TASK_DONE)
    .binding(Effect::Unbind, "eni-private-ip")
    .batch("PrivateIpAddresses", Some(10))
    .errors(&[
        "InvalidParameterValue.DuplicatePara",
        "InvalidParameterValue.LimitExceeded",
        "InvalidParameterValue.Malformed",
        "LimitExceeded.ActionLimited",
        "ResourceNotFound",
        "UnsupportedOperation",
        "UnsupportedOperation.AttachmentNotFound",
        "UnsupportedOperation.InvalidState",
        "UnsupportedOperation.MutexOperationTaskRunning",
    ])
    .source(SDKS);

pub(super) const ASSIGN_PRIVATE_IP_ADDRESSES: Operation = action("AssignPrivateIpAddresses")
    .rank(Rank::Needed)
    .summary("Assign secondary private IPs to a network interface")
    .notes(&[
        "Give addresses, or a count, or both.",
        "The answer comes before the work is done; its request id is the task id.",
    ])
    .params(&[
        NETWORK_INTERFACE_ID,
        object("PrivateIpAddresses", &PRIVATE_IP_ADDRESS_SPECIFICATION, "Addresses to assign; never primary")
            .many()
            .entries(0, 10),
        SECONDARY_PRIVATE_IP_ADDRESS_COUNT,
        QOS_LEVEL,
        CLIENT_TOKEN,
    ])
    .response(&[
        object("PrivateIpAddressSet", &PRIVATE_IP_ADDRESS_SPECIFICATION, "Addresses, perhaps still pending").many(),
        REQUEST_ID,
    ])
    .completion(&TASK_DONE)
    .repeat(Repeat::Token("ClientToken"))
    .binding(Effect::Bind, "eni-private-ip")
    .batch("PrivateIpAddresses", Some(10))
    .errors(&[
        "FailedOperation.NetDetectTimeOut",
        "InvalidParameterValue.DuplicatePara",
        "InvalidParameterValue.LimitExceeded",
        "InvalidParameterValue.Malformed",
        "InvalidParameterValue.Range",
        "InvalidParameterValue.Reserved",
        "LimitExceeded",
        "LimitExceeded.ActionLimited",
        "MissingParameter",
        "ResourceInUse",
        "ResourceInsufficient",
        "ResourceInsufficient.Subnet",
        "ResourceNotFound",
        "UnsupportedOperation",
        "UnsupportedOperation.IdempotentParameterMismatch",
        "UnsupportedOperation.IdempotentProcessing",
        "UnsupportedOperation.InvalidState",
        "UnsupportedOperation.MutexOperationTaskRunning",
        "UnsupportedOperation.ResourceMismatch",
    ])
    .source(SDKS);

pub(super) const MIGRATE_PRIVATE_IP_ADDRESS: Operation = action("MigratePrivateIpAddress")
    .rank(Rank::Needed)
    .summary("Move a secondary private IP to another network interface")
    .params(&[
        string("SourceNetworkInterfaceId", "ENI that holds the address now").required(),
        string("DestinationNetworkInterfaceId", "ENI that receives the address").required(),
        string("PrivateIpAddress", "Private IP address").required(),
    ])
    .response(&[REQUEST_ID])
    .completion(&TASK_DONE)
    .binding(Effect::Other, "eni-private-ip")
    .errors(&[
        "InvalidParameterValue.Malformed",
        "LimitExceeded",
        "ResourceNotFound",
        "UnauthorizedOperation.AttachmentNotFound",
        "UnauthorizedOperation.PrimaryIp",
        "UnsupportedOperation",
        "UnsupportedOperation.MutexOperationTaskRunning",
        "UnsupportedOperation.PrimaryIp",
    ])
    .source(SDKS);

pub(super) const MODIFY_PRIVATE_IP_ADDRESSES_ATTRIBUTE: Operation = action("ModifyPrivateIpAddressesAttribute")
    .rank(Rank::Needed)
    .summary("Change the description of private addresses")
    .params(&[
        NETWORK_INTERFACE_ID,
        object("PrivateIpAddresses", &PRIVATE_IP_ADDRESS_SPECIFICATION, "Private addresses").many().required(),
    ])
    .response(&[REQUEST_ID])
    .repeat(Repeat::Safe)
    .binding(Effect::Update, "eni-private-ip")
    .batch("PrivateIpAddresses", None)
    .errors(&[
        "InvalidParameterValue.LimitExceeded",
        "InvalidParameterValue.Malformed",
        "InvalidParameterValue.TooLong",
        "LimitExceeded.ActionLimited",
        "ResourceNotFound",
        "UnsupportedOperation.InvalidState",
    ])
    .source(SDKS);

pub(super) const DESCRIBE_VPC_PRIVATE_IP_ADDRESSES: Operation = reading("DescribeVpcPrivateIpAddresses")
    .rank(Rank::Needed)
    .summary("Show which private addresses of a VPC are in use")
    .params(&[VPC_ID, string("PrivateIpAddresses", "Private addresses").many().entries(0, 100).required()])
    .response(&[object("VpcPrivateIpAddressSet", &VPC_PRIVATE_IP_ADDRESS, "Used private addresses").many(), REQUEST_ID])
    .paging(Paging::all("VpcPrivateIpAddressSet"))
    .binding(Effect::List, "eni-private-ip")
    .batch("PrivateIpAddresses", Some(100))
    .errors(&[
        "InternalError.ModuleError",
        "InvalidParameterValue",
        "InvalidParameterValue.LimitExceeded",
        "InvalidParameterValue.Malformed",
        "ResourceNotFound",
    ])
    .source(SDKS);

pub(super) const DESCRIBE_USED_IP_ADDRESS: Operation = reading("DescribeUsedIpAddress")
    .rank(Rank::Needed)
    .summary("List used addresses of a VPC with their owners")
    .notes(&["`IpAddresses` and `Filters` exclude each other."])
    .params(&[
        VPC_ID,
        SUBNET_ID,
        string("IpAddresses", "Addresses").many().entries(0, 100),
        object("Filters", &FILTER, "Conditions, all of which must hold. Names: ip-addresses, resource-id").many(),
        OFFSET,
        LIMIT,
    ])
    .response(&[
        object("IpAddressStates", &IP_ADDRESS_STATES, "Used addresses with their owners").many(),
        TOTAL_COUNT,
        REQUEST_ID,
    ])
    .paging(pages("IpAddressStates"))
    .binding(Effect::List, "eni-private-ip")
    .errors(&["InvalidParameterValue.Malformed", "InvalidParameterValue.ParameterMismatch"])
    .source(SDKS);

const VPC_PRIVATE_IP_ADDRESS: Object = Object::new(
    "VpcPrivateIpAddress",
    "A private address in use",
    &[
        string("PrivateIpAddress", "Private IP address"),
        string("CidrBlock", "Address range in CIDR form"),
        string("PrivateIpAddressType", "Kind of the private address"),
        string("CreatedTime", "Creation time"),
    ],
);

const IP_ADDRESS_STATES: Object = Object::new(
    "IpAddressStates",
    "A used address and its owner",
    &[
        string("VpcId", "VPC: vpc-...").required(),
        string("SubnetId", "Subnet: subnet-...").required(),
        string("IpAddress", "Address").required(),
        string("ResourceType", "Resource type").required(),
        string("ResourceId", "Resource id").required(),
    ],
);
