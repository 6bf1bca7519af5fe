//! Highly available virtual IPs (HAVIPs): private addresses that move between servers.

use crate::core::completion::Completion;
use crate::core::operation::{Effect, Operation, Rank, Repeat};
use crate::core::schema::{Field, Object, boolean, object, string};

use super::common::{CLIENT_TOKEN, FILTERS, LIMIT, OFFSET, REQUEST_ID, SUBNET_ID, TAG, TAGS, TOTAL_COUNT, VPC_ID};
use super::tasks::TASK_DONE;
use super::{SDKS, action, pages, reading};

pub(super) const CREATE_HA_VIP: Operation = action("CreateHaVip")
    .rank(Rank::Needed)
    .summary("Create a HAVIP")
    .params(&[
        VPC_ID,
        string("HaVipName", "Name of the HAVIP").required(),
        SUBNET_ID,
        string("Vip", "Virtual IP address"),
        string("NetworkInterfaceId", "Id of the interface: eni-..."),
        boolean("CheckAssociate", "Whether the float range of the HAVIP is checked"),
        TAGS,
        object("HaVipAssociationSet", &HA_VIP_ASSOCIATION, "Servers or ENIs that may hold the HAVIP")
            .many()
            .entries(0, 10),
        CLIENT_TOKEN,
    ])
    .response(&[object("HaVip", &HA_VIP, "The HAVIP"), REQUEST_ID])
    .repeat(Repeat::Token("ClientToken"))
    .binding(Effect::Create, "havip")
    .errors(&[
        "InvalidParameter",
        "InvalidParameterValue",
        "InvalidParameterValue.Duplicate",
        "InvalidParameterValue.InvalidBusiness",
        "InvalidParameterValue.Malformed",
        "InvalidParameterValue.Range",
        "InvalidParameterValue.Reserved",
        "InvalidParameterValue.TooLong",
        "LimitExceeded",
        "ResourceInUse",
        "ResourceInsufficient",
        "ResourceNotFound",
        "UnsupportedOperation",
        "UnsupportedOperation.NotPutVpcSnatIpAddress",
        "UnsupportedOperation.SubnetNotExists",
        "UnsupportedOperation.TrafficProtectionNotSupportIPv6",
    ])
    .source(SDKS);

pub(super) const DELETE_HA_VIP: Operation = action("DeleteHaVip")
    .rank(Rank::Needed)
    .summary("Delete a HAVIP")
    .params(&[HA_VIP_ID])
    .response(&[REQUEST_ID])
    .completion(&TASK_DONE)
    .repeat(Repeat::Safe)
    .binding(Effect::Delete, "havip")
    .errors(&[
        "InvalidParameter",
        "InvalidParameterValue",
        "InvalidParameterValue.Malformed",
        "ResourceNotFound",
        "UnsupportedOperation",
    ])
    .source(SDKS);

pub(super) const DESCRIBE_HA_VIPS: Operation = reading("DescribeHaVips")
    .rank(Rank::Needed)
    .summary("List HAVIPs")
    .notes(&["`HaVipIds` and `Filters` exclude each other."])
    .params(&[string("HaVipIds", "HAVIP ids").many(), FILTERS, OFFSET, LIMIT])
    .response(&[TOTAL_COUNT, object("HaVipSet", &HA_VIP, "HAVIPs").many(), REQUEST_ID])
    .paging(pages("HaVipSet"))
    .binding(Effect::List, "havip")
    .errors(&[
        "InternalError.ModuleError",
        "InvalidParameter.Coexist",
        "InvalidParameter.FilterInvalidKey",
        "InvalidParameterValue.LimitExceeded",
        "InvalidParameterValue.Malformed",
        "InvalidParameterValue.Range",
        "InvalidParameterValue.TooLong",
    ])
    .source(SDKS);

pub(super) const MODIFY_HA_VIP_ATTRIBUTE: Operation = action("ModifyHaVipAttribute")
    .rank(Rank::Needed)
    .summary("Rename a HAVIP")
    .params(&[HA_VIP_ID, string("HaVipName", "Name of the HAVIP").length(0, 60)])
    .response(&[REQUEST_ID])
    .repeat(Repeat::Safe)
    .binding(Effect::Update, "havip")
    .errors(&[
        "InvalidParameter",
        "InvalidParameterValue",
        "InvalidParameterValue.Malformed",
        "InvalidParameterValue.TooLong",
        "ResourceNotFound",
        "UnsupportedOperation",
    ])
    .source(SDKS);

pub(super) const HA_VIP_ASSOCIATE_ADDRESS_IP: Operation = action("HaVipAssociateAddressIp")
    .rank(Rank::Needed)
    .summary("Bind an EIP to a HAVIP")
    .notes(&["`AddressIp` is the address itself, not the id of the EIP."])
    .params(&[HA_VIP_ID, string("AddressIp", "EIP address, not its id").required()])
    .response(&[REQUEST_ID])
    .completion(&TASK_DONE)
    .repeat(Repeat::Safe)
    .binding(Effect::Bind, "havip-eip")
    .errors(&[
        "InternalError.ModuleError",
        "InvalidParameterValue.Malformed",
        "ResourceNotFound",
        "UnsupportedOperation",
        "UnsupportedOperation.BindEIP",
        "UnsupportedOperation.MutexOperationTaskRunning",
        "UnsupportedOperation.UnsupportedBindLocalZoneEIP",
    ])
    .source(SDKS);

pub(super) const HA_VIP_DISASSOCIATE_ADDRESS_IP: Operation = action("HaVipDisassociateAddressIp")
    .rank(Rank::Needed)
    .summary("Unbind the EIP of a HAVIP")
    .params(&[HA_VIP_ID])
    .response(&[REQUEST_ID])
    .completion(&TASK_DONE)
    .repeat(Repeat::LookFirst)
    .binding(Effect::Unbind, "havip-eip")
    .errors(&[
        "InvalidParameterValue.Malformed",
        "ResourceNotFound",
        "UnsupportedOperation",
        "UnsupportedOperation.MutexOperationTaskRunning",
        "UnsupportedOperation.UnbindEIP",
    ])
    .source(SDKS);

pub(super) const ASSOCIATE_HA_VIP_INSTANCE: Operation = action("AssociateHaVipInstance")
    .rank(Rank::Needed)
    .summary("Allow servers or ENIs to hold HAVIPs")
    .params(&[object("HaVipAssociationSet", &HA_VIP_ASSOCIATION, "Servers or ENIs that may hold the HAVIP")
        .many()
        .entries(0, 10)
        .required()])
    .response(&[REQUEST_ID])
    .completion(&Completion::UNTOLD)
    .repeat(Repeat::Safe)
    .binding(Effect::Bind, "havip-instance")
    .batch("HaVipAssociationSet", Some(10))
    .errors(&[
        "InvalidParameterValue",
        "InvalidParameterValue.Duplicate",
        "InvalidParameterValue.DuplicatedHaVipAssociations",
        "InvalidParameterValue.Malformed",
        "InvalidParameterValue.ParameterMismatch",
        "LimitExceeded",
        "MissingParameter",
        "ResourceNotFound",
    ])
    .source(SDKS);

pub(super) const DISASSOCIATE_HA_VIP_INSTANCE: Operation = action("DisassociateHaVipInstance")
    .rank(Rank::Needed)
    .summary("No longer allow servers or ENIs to hold HAVIPs")
    .params(&[object("HaVipAssociationSet", &HA_VIP_ASSOCIATION, "Servers or ENIs that may hold the HAVIP")
        .many()
        .entries(0, 10)
        .required()])
    .response(&[REQUEST_ID])
    .completion(&Completion::UNTOLD)
    .repeat(Repeat::Safe)
    .binding(Effect::Unbind, "havip-instance")
    .batch("HaVipAssociationSet", Some(10))
    .errors(&[
        "InvalidParameterValue",
        "InvalidParameterValue.Duplicate",
        "InvalidParameterValue.Malformed",
        "InvalidParameterValue.ParameterMismatch",
        "LimitExceeded",
        "MissingParameter",
        "ResourceNotFound",
    ])
    .source(SDKS);

const HA_VIP_ID: Field = string("HaVipId", "Id of the HAVIP: havip-...").required();

const HA_VIP_ASSOCIATION: Object = Object::new(
    "HaVipAssociation",
    "A server or interface that may hold a HAVIP",
    &[
        string("InstanceId", "Instance id").required(),
        string("HaVipId", "Id of the HAVIP: havip-...").in_example(),
        string("InstanceType", "Kind of the instance").known(&["CVM", "ENI"]),
    ],
);

const HA_VIP: Object = Object::new(
    "HaVip",
    "A highly available virtual IP",
    &[
        string("HaVipId", "Id of the HAVIP: havip-..."),
        string("HaVipName", "Name of the HAVIP"),
        string("Vip", "Virtual IP address"),
        string("VpcId", "VPC: vpc-..."),
        string("SubnetId", "Subnet: subnet-..."),
        string("NetworkInterfaceId", "Id of the interface: eni-..."),
        string("InstanceId", "Instance id"),
        string("AddressIp", "Public IP address"),
        string("State", "State").known(&["AVAILABLE", "UNBIND"]),
        string("CreatedTime", "Creation time"),
        string("Business", "Product that uses the resource"),
        object("HaVipAssociationSet", &HA_VIP_ASSOCIATION, "Servers or ENIs that may hold the HAVIP").many(),
        boolean("CheckAssociate", "Whether the float range of the HAVIP is checked"),
        string("CdcId", "Dedicated cluster id"),
        string("FlushedTime", "Last time the HAVIP moved"),
        object("TagSet", &TAG, "Tags").many(),
    ],
);
