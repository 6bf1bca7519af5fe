//! DhcpIps: private addresses that DHCP gives to servers.

use crate::core::operation::{Effect, Operation, Repeat};
use crate::core::schema::{Field, Object, integer, object, string};

use super::common::{FILTER, LIMIT, OFFSET, REQUEST_ID, TAG, TAGS, TOTAL_COUNT, VPC_ID};
use super::tasks::TASK_DONE;
use super::{SDKS, action, pages, reading};

pub(super) const CREATE_DHCP_IP: Operation = action("CreateDhcpIp")
    .summary("Create a private address that DHCP gives to servers (DhcpIp)")
    .doubts(&["`SecondaryPrivateIpAddressCount` is optional in the models, but the text calls it needed \
               for compatibility."])
    .params(&[
        VPC_ID,
        string("SubnetId", "Subnet: subnet-...").required(),
        string("DhcpIpName", "Name of the DhcpIp").required(),
        integer("SecondaryPrivateIpAddressCount", "How many private addresses to assign automatically")
            .at_most(64)
            .in_example(),
        TAGS,
    ])
    .response(&[object("DhcpIpSet", &DHCP_IP, "DhcpIps").many(), REQUEST_ID])
    .binding(Effect::Create, "dhcp-ip")
    .errors(&[
        "InvalidParameterValue",
        "InvalidParameterValue.LimitExceeded",
        "InvalidParameterValue.Malformed",
        "InvalidParameterValue.Range",
        "InvalidParameterValue.Reserved",
        "InvalidParameterValue.TooLong",
        "LimitExceeded",
        "MissingParameter",
        "ResourceInsufficient",
        "ResourceInsufficient.Subnet",
        "ResourceNotFound",
    ])
    .source(SDKS);

pub(super) const DELETE_DHCP_IP: Operation = action("DeleteDhcpIp")
    .summary("Delete a DhcpIp")
    .params(&[DHCP_IP_ID])
    .response(&[REQUEST_ID])
    .completion(&TASK_DONE)
    .repeat(Repeat::Safe)
    .binding(Effect::Delete, "dhcp-ip")
    .errors(&[
        "InvalidParameterValue.LimitExceeded",
        "InvalidParameterValue.Malformed",
        "ResourceNotFound",
        "UnsupportedOperation",
    ])
    .source(SDKS);

pub(super) const DESCRIBE_DHCP_IPS: Operation = reading("DescribeDhcpIps")
    .summary("List DhcpIps")
    .notes(&["`DhcpIpIds` and `Filters` exclude each other."])
    .params(&[
        string("DhcpIpIds", "DhcpIp ids").many().entries(0, 100),
        object("Filters", &FILTER, "Conditions, all of which must hold").many(),
        OFFSET,
        LIMIT,
    ])
    .response(&[object("DhcpIpSet", &DHCP_IP, "DhcpIps").many(), TOTAL_COUNT, REQUEST_ID])
    .paging(pages("DhcpIpSet"))
    .binding(Effect::List, "dhcp-ip")
    .errors(&[
        "InvalidParameter.Coexist",
        "InvalidParameter.FilterInvalidKey",
        "InvalidParameter.FilterValuesNotList",
        "InvalidParameterValue.LimitExceeded",
        "InvalidParameterValue.Malformed",
        "InvalidParameterValue.NotUtf8EncodingError",
        "InvalidParameterValue.Range",
        "InvalidParameterValue.TooLong",
        "ResourceNotFound",
    ])
    .source(SDKS);

pub(super) const MODIFY_DHCP_IP_ATTRIBUTE: Operation = action("ModifyDhcpIpAttribute")
    .summary("Rename a DhcpIp")
    .params(&[DHCP_IP_ID, string("DhcpIpName", "Name of the DhcpIp").required().length(0, 60)])
    .response(&[REQUEST_ID])
    .repeat(Repeat::Safe)
    .binding(Effect::Update, "dhcp-ip")
    .errors(&[
        "InvalidParameterValue",
        "InvalidParameterValue.Malformed",
        "InvalidParameterValue.TooLong",
        "ResourceNotFound",
    ])
    .source(SDKS);

pub(super) const ASSOCIATE_DHCP_IP_WITH_ADDRESS_IP: Operation = action("AssociateDhcpIpWithAddressIp")
    .summary("Bind an EIP to a DhcpIp")
    .params(&[DHCP_IP_ID, string("AddressIp", "Public IP address").required()])
    .response(&[REQUEST_ID])
    .completion(&TASK_DONE)
    .repeat(Repeat::Safe)
    .binding(Effect::Bind, "dhcp-ip-eip")
    .errors(&[
        "InternalError.ModuleError",
        "InvalidParameterValue",
        "InvalidParameterValue.Malformed",
        "ResourceNotFound",
        "UnsupportedOperation",
        "UnsupportedOperation.BindEIP",
        "UnsupportedOperation.UnsupportedBindLocalZoneEIP",
    ])
    .source(SDKS);

pub(super) const DISASSOCIATE_DHCP_IP_WITH_ADDRESS_IP: Operation = action("DisassociateDhcpIpWithAddressIp")
    .summary("Unbind the EIP of a DhcpIp")
    .params(&[DHCP_IP_ID])
    .response(&[REQUEST_ID])
    .completion(&TASK_DONE)
    .repeat(Repeat::LookFirst)
    .binding(Effect::Unbind, "dhcp-ip-eip")
    .errors(&[
        "InvalidParameterValue.Malformed",
        "ResourceNotFound",
        "UnsupportedOperation",
        "UnsupportedOperation.UnbindEIP",
    ])
    .source(SDKS);

const DHCP_IP_ID: Field = string("DhcpIpId", "Id of the DhcpIp: dhcpip-...").required();

const DHCP_IP: Object = Object::new(
    "DhcpIp",
    "A private address that DHCP gives to servers",
    &[
        string("DhcpIpId", "Id of the DhcpIp: dhcpip-..."),
        string("VpcId", "VPC: vpc-..."),
        string("SubnetId", "Subnet: subnet-..."),
        string("DhcpIpName", "Name of the DhcpIp"),
        string("PrivateIpAddress", "Private IP address"),
        string("AddressIp", "Public IP address"),
        string("NetworkInterfaceId", "Id of the interface: eni-..."),
        string("InstanceId", "Instance id"),
        string("State", "State").known(&["AVAILABLE", "UNBIND"]),
        string("CreatedTime", "Creation time"),
        object("TagSet", &TAG, "Tags").many(),
    ],
);
