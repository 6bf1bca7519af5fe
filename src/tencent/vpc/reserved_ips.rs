//! Private addresses that are reserved in a subnet.

use crate::core::operation::{Effect, Operation, Repeat};
use crate::core::schema::{Object, integer, object, string};

use super::common::{CLIENT_TOKEN, FILTER, REQUEST_ID, SUBNET_ID, TAG, TAGS, TOTAL_COUNT, VPC_ID};
use super::{SDKS, action, pages, reading};

pub(super) const CREATE_RESERVE_IP_ADDRESSES: Operation = action("CreateReserveIpAddresses")
    .summary("Reserve private addresses")
    .params(&[
        VPC_ID,
        string("IpAddresses", "Addresses").many(),
        integer("IpAddressCount", "How many addresses to reserve automatically").in_example(),
        SUBNET_ID,
        string("Name", "Name"),
        string("Description", "Description"),
        TAGS,
        CLIENT_TOKEN,
    ])
    .response(&[object("ReserveIpAddressSet", &RESERVE_IP_ADDRESS_INFO, "Reserved addresses").many(), REQUEST_ID])
    .repeat(Repeat::Token("ClientToken"))
    .binding(Effect::Create, "reserved-ip")
    .errors(&["InvalidParameterValue", "MissingParameter", "UnknownParameter", "UnknownParameter.WithGuess"])
    .source(SDKS);

pub(super) const DELETE_RESERVE_IP_ADDRESSES: Operation = action("DeleteReserveIpAddresses")
    .summary("Return reserved private addresses")
    .params(&[VPC_ID, string("ReserveIpIds", "Reserved address ids").many().required()])
    .response(&[REQUEST_ID])
    .repeat(Repeat::Safe)
    .binding(Effect::Delete, "reserved-ip")
    .batch("ReserveIpIds", None)
    .errors(&[
        "InvalidParameterValue",
        "InvalidParameterValue.Malformed",
        "InvalidParameterValue.ParameterMismatch",
        "InvalidParameterValue.ResourceNotFound",
        "MissingParameter",
        "UnknownParameter",
        "UnknownParameter.WithGuess",
    ])
    .source(SDKS);

pub(super) const DESCRIBE_RESERVE_IP_ADDRESSES: Operation = reading("DescribeReserveIpAddresses")
    .summary("List reserved private addresses")
    .notes(&["`ReserveIpIds` and `Filters` exclude each other."])
    .params(&[
        string("ReserveIpIds", "Reserved address ids").many(),
        object("Filters", &FILTER, "Conditions, all of which must hold").many(),
        integer("Offset", "Records to skip"),
        integer("Limit", "Page size"),
    ])
    .response(&[
        object("ReserveIpAddressSet", &RESERVE_IP_ADDRESS_INFO, "Reserved addresses").many(),
        TOTAL_COUNT,
        REQUEST_ID,
    ])
    .paging(pages("ReserveIpAddressSet"))
    .binding(Effect::List, "reserved-ip")
    .errors(&[
        "InternalError.ModuleError",
        "InvalidParameter.Coexist",
        "InvalidParameter.FilterInvalidKey",
        "InvalidParameter.FilterNotDict",
        "InvalidParameterValue.LimitExceeded",
        "InvalidParameterValue.Malformed",
        "InvalidParameterValue.ResourceNotFound",
        "ResourceNotFound",
    ])
    .source(SDKS);

pub(super) const MODIFY_RESERVE_IP_ADDRESS: Operation = action("ModifyReserveIpAddress")
    .summary("Change name or description of a reserved address")
    .params(&[
        VPC_ID,
        string("ReserveIpId", "Reserved address id, rsvip-...").required(),
        string("Name", "Name"),
        string("Description", "Description"),
    ])
    .response(&[REQUEST_ID])
    .repeat(Repeat::Safe)
    .binding(Effect::Update, "reserved-ip")
    .errors(&[
        "InvalidParameterValue.Malformed",
        "InvalidParameterValue.ResourceNotFound",
        "InvalidParameterValue.TooLong",
        "ResourceNotFound",
    ])
    .source(SDKS);

const RESERVE_IP_ADDRESS_INFO: Object = Object::new(
    "ReserveIpAddressInfo",
    "A reserved private address",
    &[
        string("ReserveIpId", "Reserved address id, rsvip-..."),
        string("VpcId", "VPC: vpc-..."),
        string("SubnetId", "Subnet: subnet-..."),
        string("ReserveIpAddress", "Reserved private address"),
        string("ResourceId", "Resource id"),
        integer("IpType", "Kind of the reserved address"),
        string("State", "State").known(&["UnBind", "Bind"]),
        string("Name", "Name"),
        string("Description", "Description"),
        string("CreatedTime", "Creation time"),
        object("TagSet", &TAG, "Tags").many(),
    ],
);
