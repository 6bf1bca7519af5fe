//! IPv6 addresses of elastic network interfaces (ENIs).

use crate::core::operation::{Effect, Operation, Rank, Repeat};
use crate::core::schema::{Object, integer, object, string};

use super::common::{
    CLIENT_TOKEN, IPV6_ADDRESS, LIMIT, NETWORK_INTERFACE_ID, OFFSET, REQUEST_ID, SUBNET_ID, TOTAL_COUNT, VPC_ID,
};
use super::tasks::TASK_DONE;
use super::{SDKS, action, pages, reading};

pub(super) const ASSIGN_IPV6_ADDRESSES: Operation = action("AssignIpv6Addresses")
    .rank(Rank::Needed)
    .summary("Assign IPv6 addresses to a network interface")
    .notes(&["Give addresses or a count."])
    .params(&[
        NETWORK_INTERFACE_ID,
        object("Ipv6Addresses", &IPV6_ADDRESS, "IPv6 addresses").many().entries(0, 10),
        integer("Ipv6AddressCount", "How many IPv6 addresses to assign automatically"),
        CLIENT_TOKEN,
    ])
    .response(&[object("Ipv6AddressSet", &IPV6_ADDRESS, "IPv6 addresses").many(), REQUEST_ID])
    .completion(&TASK_DONE)
    .repeat(Repeat::Token("ClientToken"))
    .binding(Effect::Bind, "eni-ipv6")
    .batch("Ipv6Addresses", Some(10))
    .errors(&[
        "InternalError.ModuleError",
        "InvalidParameterValue",
        "InvalidParameterValue.Malformed",
        "InvalidParameterValue.Range",
        "InvalidParameterValue.Reserved",
        "LimitExceeded",
        "LimitExceeded.ActionLimited",
        "LimitExceeded.Address",
        "MissingParameter",
        "ResourceInUse",
        "ResourceInUse.Address",
        "ResourceNotFound",
        "UnsupportedOperation",
        "UnsupportedOperation.InvalidState",
        "UnsupportedOperation.MutexOperationTaskRunning",
        "UnsupportedOperation.UnassignCidrBlock",
    ])
    .source(SDKS);

pub(super) const UNASSIGN_IPV6_ADDRESSES: Operation = action("UnassignIpv6Addresses")
    .rank(Rank::Needed)
    .summary("Return IPv6 addresses of a network interface")
    .params(&[
        NETWORK_INTERFACE_ID,
        object("Ipv6Addresses", &IPV6_ADDRESS, "IPv6 addresses").many().entries(0, 10).required(),
    ])
    .response(&[REQUEST_ID])
    .completion(&TASK_DONE)
    .binding(Effect::Unbind, "eni-ipv6")
    .batch("Ipv6Addresses", Some(10))
    .errors(&[
        "ResourceNotFound",
        "UnauthorizedOperation.AttachmentNotFound",
        "UnauthorizedOperation.PrimaryIp",
        "UnsupportedOperation",
        "UnsupportedOperation.AttachmentNotFound",
        "UnsupportedOperation.InvalidState",
        "UnsupportedOperation.MutexOperationTaskRunning",
    ])
    .source(SDKS);

pub(super) const MODIFY_IPV6_ADDRESSES_ATTRIBUTE: Operation = action("ModifyIpv6AddressesAttribute")
    .rank(Rank::Needed)
    .summary("Change the description of IPv6 addresses")
    .params(&[NETWORK_INTERFACE_ID, object("Ipv6Addresses", &IPV6_ADDRESS, "IPv6 addresses").many().required()])
    .response(&[REQUEST_ID])
    .repeat(Repeat::Safe)
    .binding(Effect::Update, "eni-ipv6")
    .errors(&[
        "InvalidParameterValue.Duplicate",
        "ResourceNotFound",
        "UnsupportedOperation",
        "UnsupportedOperation.AttachmentNotFound",
        "UnsupportedOperation.InvalidState",
    ])
    .source(SDKS);

pub(super) const DESCRIBE_VPC_IPV6_ADDRESSES: Operation = reading("DescribeVpcIpv6Addresses")
    .rank(Rank::Needed)
    .summary("List used IPv6 addresses of a VPC")
    .params(&[VPC_ID, string("Ipv6Addresses", "IPv6 addresses").many().entries(0, 10), OFFSET, LIMIT, SUBNET_ID])
    .response(&[object("Ipv6AddressSet", &VPC_IPV6_ADDRESS, "IPv6 addresses").many(), TOTAL_COUNT, REQUEST_ID])
    .paging(pages("Ipv6AddressSet"))
    .binding(Effect::List, "eni-ipv6")
    .errors(&["InvalidParameterValue.Malformed", "InvalidParameterValue.Range", "ResourceNotFound"])
    .source(SDKS);

const VPC_IPV6_ADDRESS: Object = Object::new(
    "VpcIpv6Address",
    "An IPv6 address in use",
    &[
        string("Ipv6Address", "IPv6 address"),
        string("CidrBlock", "Address range in CIDR form"),
        string("Ipv6AddressType", "Kind of the IPv6 address"),
        string("CreatedTime", "Creation time"),
    ],
);
