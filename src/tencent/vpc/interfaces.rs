//! Elastic network interfaces (ENIs): their life, the servers they are attached to, and their security groups.

use crate::core::operation::{Effect, Operation, Rank, Repeat};
use crate::core::schema::{Field, Object, boolean, integer, object, string};

use super::common::{
    CLIENT_TOKEN, FILTER, INSTANCE_ID, IPV6_ADDRESS, LIMIT, NETWORK_INTERFACE_ID, OFFSET,
    PRIVATE_IP_ADDRESS_SPECIFICATION, QOS_LEVEL, QOS_LEVELS, REQUEST_ID, SECONDARY_PRIVATE_IP_ADDRESS_COUNT, TAG, TAGS,
    TOTAL_COUNT, VPC_ID,
};
use super::tasks::TASK_DONE;
use super::{SDKS, action, pages, reading};

pub(super) const DESCRIBE_NETWORK_INTERFACES: Operation = reading("DescribeNetworkInterfaces")
    .rank(Rank::Needed)
    .summary("List network interfaces with their addresses")
    .notes(&["`NetworkInterfaceIds` and `Filters` exclude each other."])
    .params(&[
        string("NetworkInterfaceIds", "Only these interfaces").many().entries(0, 100),
        object(
            "Filters",
            &FILTER,
            "Conditions, all of which must hold. Names: vpc-id, subnet-id, network-interface-id, \
             attachment.instance-id, groups.security-group-id, network-interface-name, \
             network-interface-description, address-ip, ip-exact-match, tag-key, tag:<key>, \
             is-primary, eni-type, eni-qos, address-ipv6, public-address-ip, address-type, \
             termination-protection, traffic-protection",
        )
        .many(),
        OFFSET,
        LIMIT,
    ])
    .response(&[object("NetworkInterfaceSet", &NETWORK_INTERFACE, "Interfaces").many(), TOTAL_COUNT, REQUEST_ID])
    .paging(pages("NetworkInterfaceSet"))
    .effect(Effect::List)
    .errors(&[
        "InternalError.ModuleError",
        "InvalidParameter.Coexist",
        "InvalidParameter.FilterInvalidKey",
        "InvalidParameter.FilterNotDict",
        "InvalidParameter.FilterValuesNotList",
        "InvalidParameterValue.LimitExceeded",
        "InvalidParameterValue.Malformed",
        "InvalidParameterValue.NotUtf8EncodingError",
        "InvalidParameterValue.Range",
        "LimitExceeded.ActionLimited",
        "ResourceNotFound",
        "UnsupportedOperation",
    ])
    .source(SDKS);

pub(super) const DESCRIBE_NETWORK_INTERFACE_LIMIT: Operation = reading("DescribeNetworkInterfaceLimit")
    .rank(Rank::Needed)
    .summary("Show how many interfaces and addresses a server or interface may have")
    .params(&[string("InstanceId", "Server or ENI id").required()])
    .response(DESCRIBE_NETWORK_INTERFACE_LIMIT_ANSWER)
    .effect(Effect::Show)
    .errors(&[
        "InternalError.ModuleError",
        "InternalServerError",
        "InvalidInstanceId.NotFound",
        "InvalidParameterValue.Malformed",
        "LimitExceeded.ActionLimited",
        "ResourceNotFound",
    ])
    .source(SDKS);

pub(super) const CREATE_NETWORK_INTERFACE: Operation = action("CreateNetworkInterface")
    .summary("Create an ENI")
    .doubts(&["Four parameters are in the Python SDK 3.1.193, but not in the Node SDK 4.1.313; they may \
               be newer and are marked."])
    .params(&[
        VPC_ID,
        string("NetworkInterfaceName", "Name").required().length(0, 60),
        string("SubnetId", "Subnet: subnet-...").required(),
        NETWORK_INTERFACE_DESCRIPTION,
        SECONDARY_PRIVATE_IP_ADDRESS_COUNT,
        QOS_LEVEL,
        SECURITY_GROUP_IDS,
        object("PrivateIpAddresses", &PRIVATE_IP_ADDRESS_SPECIFICATION, "Private addresses").many().entries(0, 10),
        TAGS,
        string("TrunkingFlag", "Trunking mode of the ENI").known(&["Enable", "Disable"]),
        boolean("IsRdma", "Whether an RDMA interface is created").default("false"),
        CLIENT_TOKEN,
        object("Ipv6Addresses", &IPV6_ADDRESS, "IPv6 addresses").many().only_in("python"),
        integer("Ipv6AddressCount", "How many IPv6 addresses to assign automatically").only_in("python"),
        boolean("TerminationProtection", "Whether deletion protection is on").only_in("python"),
        boolean("TrafficProtection", "Whether protection against deletion under traffic is on").only_in("python"),
    ])
    .response(INTERFACE_CREATED)
    .completion(&TASK_DONE)
    .repeat(Repeat::Token("ClientToken"))
    .binding(Effect::Create, "eni")
    .errors(&[
        "FailedOperation.NetDetectTimeOut",
        "InvalidParameter.FilterInvalidKey",
        "InvalidParameter.FilterNotDict",
        "InvalidParameterValue",
        "InvalidParameterValue.LimitExceeded",
        "InvalidParameterValue.Malformed",
        "InvalidParameterValue.Range",
        "InvalidParameterValue.Reserved",
        "InvalidParameterValue.TagDuplicateKey",
        "InvalidParameterValue.TagDuplicateResourceType",
        "InvalidParameterValue.TagInvalidKey",
        "InvalidParameterValue.TagInvalidKeyLen",
        "InvalidParameterValue.TagInvalidVal",
        "InvalidParameterValue.TagKeyNotExists",
        "InvalidParameterValue.TagNotAllocatedQuota",
        "InvalidParameterValue.TagNotExisted",
        "InvalidParameterValue.TagNotSupportTag",
        "InvalidParameterValue.TagResourceFormatError",
        "InvalidParameterValue.TagTimestampExceeded",
        "InvalidParameterValue.TagValNotExists",
        "InvalidParameterValue.TooLong",
        "LimitExceeded",
        "LimitExceeded.ActionLimited",
        "LimitExceeded.NetworkInterfaceLimitExceeded",
        "LimitExceeded.TagKeyExceeded",
        "LimitExceeded.TagKeyPerResourceExceeded",
        "LimitExceeded.TagNotEnoughQuota",
        "LimitExceeded.TagQuota",
        "LimitExceeded.TagQuotaExceeded",
        "LimitExceeded.TagTagsExceeded",
        "MissingParameter",
        "ResourceInUse",
        "ResourceInsufficient",
        "ResourceInsufficient.Subnet",
        "ResourceNotFound",
        "UnsupportedOperation",
        "UnsupportedOperation.IdempotentParameterMismatch",
        "UnsupportedOperation.IdempotentProcessing",
        "UnsupportedOperation.ResourceMismatch",
        "UnsupportedOperation.TagAllocate",
        "UnsupportedOperation.TagFree",
        "UnsupportedOperation.TagNotPermit",
        "UnsupportedOperation.TagSystemReservedTagKey",
    ])
    .source(SDKS);

pub(super) const CREATE_AND_ATTACH_NETWORK_INTERFACE: Operation = action("CreateAndAttachNetworkInterface")
    .summary("Create an ENI and attach it to a server")
    .doubts(&["Four parameters are in the Python SDK 3.1.193, but not in the Node SDK 4.1.313; they may \
               be newer and are marked."])
    .params(&[
        VPC_ID,
        string("NetworkInterfaceName", "Name").required().length(0, 60),
        string("SubnetId", "Subnet: subnet-...").required(),
        INSTANCE_ID,
        object("PrivateIpAddresses", &PRIVATE_IP_ADDRESS_SPECIFICATION, "Private addresses").many().entries(0, 10),
        SECONDARY_PRIVATE_IP_ADDRESS_COUNT,
        QOS_LEVEL,
        SECURITY_GROUP_IDS,
        NETWORK_INTERFACE_DESCRIPTION,
        TAGS,
        ATTACH_TYPE,
        boolean("IsRdma", "Whether an RDMA interface is created").default("false"),
        CLIENT_TOKEN,
        object("Ipv6Addresses", &IPV6_ADDRESS, "IPv6 addresses").many().only_in("python"),
        integer("Ipv6AddressCount", "How many IPv6 addresses to assign automatically").only_in("python"),
        boolean("TerminationProtection", "Whether deletion protection is on").only_in("python"),
        boolean("TrafficProtection", "Whether protection against deletion under traffic is on").only_in("python"),
    ])
    .response(INTERFACE_CREATED)
    .completion(&TASK_DONE)
    .repeat(Repeat::Token("ClientToken"))
    .binding(Effect::Create, "eni")
    .errors(&[
        "InvalidParameter.FilterInvalidKey",
        "InvalidParameter.FilterNotDict",
        "InvalidParameterValue",
        "InvalidParameterValue.Malformed",
        "InvalidParameterValue.Range",
        "InvalidParameterValue.Reserved",
        "InvalidParameterValue.TagDuplicateKey",
        "InvalidParameterValue.TagDuplicateResourceType",
        "InvalidParameterValue.TagInvalidKey",
        "InvalidParameterValue.TagInvalidKeyLen",
        "InvalidParameterValue.TagInvalidVal",
        "InvalidParameterValue.TagKeyNotExists",
        "InvalidParameterValue.TagNotAllocatedQuota",
        "InvalidParameterValue.TagNotExisted",
        "InvalidParameterValue.TagNotSupportTag",
        "InvalidParameterValue.TagResourceFormatError",
        "InvalidParameterValue.TagTimestampExceeded",
        "InvalidParameterValue.TagValNotExists",
        "InvalidParameterValue.TooLong",
        "LimitExceeded",
        "LimitExceeded.TagKeyExceeded",
        "LimitExceeded.TagKeyPerResourceExceeded",
        "LimitExceeded.TagNotEnoughQuota",
        "LimitExceeded.TagQuota",
        "LimitExceeded.TagQuotaExceeded",
        "LimitExceeded.TagTagsExceeded",
        "ResourceInUse",
        "ResourceInsufficient",
        "ResourceInsufficient.Subnet",
        "ResourceNotFound",
        "UnsupportedOperation",
        "UnsupportedOperation.IdempotentParameterMismatch",
        "UnsupportedOperation.IdempotentProcessing",
        "UnsupportedOperation.InvalidState",
        "UnsupportedOperation.ResourceMismatch",
        "UnsupportedOperation.TagAllocate",
        "UnsupportedOperation.TagFree",
        "UnsupportedOperation.TagNotPermit",
        "UnsupportedOperation.TagSystemReservedTagKey",
        "UnsupportedOperation.UnsupportedInstanceFamily",
        "UnsupportedOperation.VpcMismatch",
    ])
    .source(SDKS);

pub(super) const ATTACH_NETWORK_INTERFACE: Operation = action("AttachNetworkInterface")
    .summary("Attach an ENI to a server")
    .params(&[NETWORK_INTERFACE_ID, INSTANCE_ID, ATTACH_TYPE, CLIENT_TOKEN])
    .response(&[REQUEST_ID])
    .completion(&TASK_DONE)
    .repeat(Repeat::Token("ClientToken"))
    .binding(Effect::Bind, "eni-instance")
    .errors(&[
        "InternalError.ModuleError",
        "InvalidParameterValue.Malformed",
        "LimitExceeded",
        "LimitExceeded.ActionLimited",
        "ResourceNotFound",
        "UnsupportedOperation",
        "UnsupportedOperation.AttachmentAlreadyExists",
        "UnsupportedOperation.IdempotentParameterMismatch",
        "UnsupportedOperation.IdempotentProcessing",
        "UnsupportedOperation.InvalidState",
        "UnsupportedOperation.ResourceIsInvalidState",
        "UnsupportedOperation.UnsupportedInstanceFamily",
        "UnsupportedOperation.VpcMismatch",
        "UnsupportedOperation.ZoneMismatch",
    ])
    .source(SDKS);

pub(super) const DETACH_NETWORK_INTERFACE: Operation = action("DetachNetworkInterface")
    .summary("Detach an ENI from a server")
    .params(&[NETWORK_INTERFACE_ID, INSTANCE_ID, CLIENT_TOKEN])
    .response(&[REQUEST_ID])
    .completion(&TASK_DONE)
    .repeat(Repeat::Token("ClientToken"))
    .binding(Effect::Unbind, "eni-instance")
    .errors(&[
        "InternalError.ModuleError",
        "InvalidParameterValue.Malformed",
        "LimitExceeded.ActionLimited",
        "ResourceNotFound",
        "UnsupportedOperation",
        "UnsupportedOperation.IdempotentParameterMismatch",
        "UnsupportedOperation.IdempotentProcessing",
        "UnsupportedOperation.InstanceAssociateHavip",
        "UnsupportedOperation.InvalidState",
    ])
    .source(SDKS);

pub(super) const MIGRATE_NETWORK_INTERFACE: Operation = action("MigrateNetworkInterface")
    .summary("Move an ENI to another server")
    .params(&[
        NETWORK_INTERFACE_ID,
        string("SourceInstanceId", "Server the ENI is attached to now").required(),
        string("DestinationInstanceId", "Server that receives the ENI").required(),
        ATTACH_TYPE,
    ])
    .response(&[REQUEST_ID])
    .completion(&TASK_DONE)
    .binding(Effect::Other, "eni-instance")
    .errors(&[
        "InvalidParameterValue.Malformed",
        "LimitExceeded",
        "ResourceNotFound",
        "UnsupportedOperation",
        "UnsupportedOperation.AttachmentNotFound",
        "UnsupportedOperation.VpcMismatch",
    ])
    .source(SDKS);

pub(super) const DELETE_NETWORK_INTERFACE: Operation = action("DeleteNetworkInterface")
    .summary("Delete an ENI")
    .params(&[NETWORK_INTERFACE_ID])
    .response(&[REQUEST_ID])
    .completion(&TASK_DONE)
    .repeat(Repeat::Safe)
    .binding(Effect::Delete, "eni")
    .errors(&[
        "InvalidParameterValue.Malformed",
        "LimitExceeded.ActionLimited",
        "ResourceInUse",
        "ResourceNotFound",
        "UnsupportedOperation",
        "UnsupportedOperation.InvalidState",
    ])
    .source(SDKS);

pub(super) const MODIFY_NETWORK_INTERFACE_ATTRIBUTE: Operation = action("ModifyNetworkInterfaceAttribute")
    .summary("Change name, description or security groups of an ENI")
    .params(&[
        NETWORK_INTERFACE_ID,
        string("NetworkInterfaceName", "Name").length(0, 60),
        NETWORK_INTERFACE_DESCRIPTION,
        SECURITY_GROUP_IDS,
        string("TrunkingFlag", "Trunking mode of the ENI").known(&["Enable", "Disable"]),
    ])
    .response(&[REQUEST_ID])
    .repeat(Repeat::Safe)
    .binding(Effect::Update, "eni")
    .errors(&[
        "InvalidParameterValue.Malformed",
        "InvalidParameterValue.TooLong",
        "LimitExceeded",
        "LimitExceeded.ActionLimited",
        "ResourceNotFound",
        "UnsupportedOperation",
        "UnsupportedOperation.EniNotSupportTerminationProtection",
        "UnsupportedOperation.SubEniNotSupportTrunking",
    ])
    .source(SDKS);

pub(super) const MODIFY_NETWORK_INTERFACE_QOS: Operation = action("ModifyNetworkInterfaceQos")
    .summary("Change the service level of ENIs")
    .params(&[
        string("NetworkInterfaceIds", "Interfaces: eni-...").many().required(),
        QOS_LEVEL,
        integer("DirectSendMaxPort", "Largest DirectSend port").at_most(65535),
    ])
    .response(&[REQUEST_ID])
    .repeat(Repeat::Safe)
    .binding(Effect::Update, "eni")
    .errors(&[
        "InternalError",
        "InvalidParameter",
        "InvalidParameterValue",
        "InvalidParameterValue.LimitExceeded",
        "LimitExceeded.ActionLimited",
        "ResourceNotFound",
    ])
    .source(SDKS);

pub(super) const ASSOCIATE_NETWORK_INTERFACE_SECURITY_GROUPS: Operation =
    action("AssociateNetworkInterfaceSecurityGroups")
        .summary("Bind security groups to ENIs")
        .params(&[
            string("NetworkInterfaceIds", "Interfaces: eni-...").many().entries(0, 100).required(),
            string("SecurityGroupIds", "Security groups: sg-...").many().entries(0, 100).required(),
        ])
        .response(&[REQUEST_ID])
        .repeat(Repeat::Safe)
        .binding(Effect::Bind, "eni-security-group")
        .batch("NetworkInterfaceIds", Some(100))
        .errors(&[
            "InvalidParameterValue.LimitExceeded",
            "InvalidParameterValue.Malformed",
            "LimitExceeded",
            "ResourceNotFound",
            "UnsupportedOperation",
        ])
        .source(SDKS);

pub(super) const DISASSOCIATE_NETWORK_INTERFACE_SECURITY_GROUPS: Operation =
    action("DisassociateNetworkInterfaceSecurityGroups")
        .summary("Unbind security groups from ENIs")
        .params(&[
            string("NetworkInterfaceIds", "Interfaces: eni-...").many().entries(0, 100).required(),
            string("SecurityGroupIds", "Security groups: sg-...").many().entries(0, 100).required(),
        ])
        .response(&[REQUEST_ID])
        .repeat(Repeat::Safe)
        .binding(Effect::Unbind, "eni-security-group")
        .batch("NetworkInterfaceIds", Some(100))
        .errors(&[
            "InvalidParameterValue.LimitExceeded",
            "InvalidParameterValue.Malformed",
            "ResourceNotFound",
            "UnsupportedOperation",
        ])
        .source(SDKS);

const ATTACH_TYPE: Field = integer("AttachType", "0 standard, 1 extended").known(&["0", "1"]);

const NETWORK_INTERFACE_DESCRIPTION: Field = string("NetworkInterfaceDescription", "Description").length(0, 60);

const SECURITY_GROUP_IDS: Field = string("SecurityGroupIds", "Security groups: sg-...").many();

const DESCRIBE_NETWORK_INTERFACE_LIMIT_ANSWER: &[Field] = &[
    integer("EniQuantity", "Limit of standard ENIs"),
    integer("EniPrivateIpAddressQuantity", "Limit of addresses per standard ENI"),
    integer("ExtendEniQuantity", "Limit of extended ENIs"),
    integer("ExtendEniPrivateIpAddressQuantity", "Limit of addresses per extended ENI"),
    integer("SubEniQuantity", "Limit of trunk ENIs"),
    integer("SubEniPrivateIpAddressQuantity", "Limit of addresses per trunk ENI"),
    REQUEST_ID,
];

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
        string("State", "State").known(&["PENDING", "AVAILABLE", "ATTACHING", "DETACHING", "DELETING"]),
        string("NetworkInterfaceState", "State, with INUSE told apart").known(&[
            "PENDING",
            "AVAILABLE",
            "ATTACHING",
            "DETACHING",
            "DELETING",
            "INUSE",
        ]),
        object("PrivateIpAddressSet", &PRIVATE_IP_ADDRESS_SPECIFICATION, "Private addresses").many(),
        object("Attachment", &NETWORK_INTERFACE_ATTACHMENT, "Server it is attached to").nullable(),
        string("Zone", "Availability zone"),
        string("CreatedTime", "Creation time"),
        object("Ipv6AddressSet", &IPV6_ADDRESS, "IPv6 addresses").many(),
        object("TagSet", &TAG, "Tags").many(),
        integer("EniType", "0 secondary, 1 primary, 2 trunk").known(&["0", "1", "2"]),
        string("Business", "Product that uses it"),
        string("CdcId", "Dedicated cluster"),
        integer("AttachType", "0 standard, 1 extended").known(&["0", "1"]),
        string("ResourceId", "Resource it belongs to"),
        string("QosLevel", "Service level").known(QOS_LEVELS),
        object("Ipv6Addresses", &IPV6_ADDRESS, "IPv6 addresses").many().only_in("python"),
        integer("Ipv6AddressCount", "How many IPv6 addresses to assign automatically").only_in("python"),
    ],
);

const NETWORK_INTERFACE_ATTACHMENT: Object = Object::new(
    "NetworkInterfaceAttachment",
    "A server that an interface is attached to",
    &[
        integer("DeviceIndex", "Position of the interface on the server"),
        string("InstanceAccountId", "Account of the server's owner"),
        string("AttachTime", "Time of attachment"),
        string("InstanceId", "Instance id"),
    ],
);

const INTERFACE_CREATED: &[Field] = &[object("NetworkInterface", &NETWORK_INTERFACE, "The ENI"), REQUEST_ID];
