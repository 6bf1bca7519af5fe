//! What several files of this service share.

use crate::core::schema::{Field, Object, boolean, integer, object, string};

pub(super) const NETWORK_INTERFACE_ID: Field = string("NetworkInterfaceId", "Id of the interface: eni-...").required();

pub(in crate::tencent) const REQUEST_ID: Field =
    string("RequestId", "Id of this request, and of its task if the action is asynchronous");

pub(super) const SECONDARY_PRIVATE_IP_ADDRESS_COUNT: Field =
    integer("SecondaryPrivateIpAddressCount", "How many private addresses to assign automatically");

pub(super) const QOS_LEVEL: Field = string("QosLevel", "Service level of the address").known(QOS_LEVELS);

pub(super) const CLIENT_TOKEN: Field =
    string("ClientToken", "Text of at most 64 ASCII characters that makes a repeated call harmless").length(0, 64);

pub(super) const VPC_ID: Field = string("VpcId", "VPC: vpc-...").required();

pub(super) const SUBNET_ID: Field = string("SubnetId", "Subnet: subnet-...");

pub(super) const OFFSET: Field = integer("Offset", "Records to skip").default("0");

pub(super) const LIMIT: Field = integer("Limit", "Page size").at_most(100).default("20");

pub(super) const TOTAL_COUNT: Field = integer("TotalCount", "Number of all matching records");

pub(super) const TAGS: Field = object("Tags", &TAG, "Tags to bind").many();

pub(super) const INSTANCE_ID: Field = string("InstanceId", "Instance id").required();

const TASK_ID: Field = string("TaskId", "Id of the task");

pub(super) const INTERNET_MAX_BANDWIDTH_OUT: Field =
    integer("InternetMaxBandwidthOut", "Outbound limit in Mbit/s").default("1");

pub(super) const BANDWIDTH_PACKAGE_ID: Field = string("BandwidthPackageId", "Bandwidth package id");

pub(super) const FILTERS: Field =
    object("Filters", &FILTER, "Conditions, all of which must hold").many().entries(0, 10);

pub(super) const PRIVATE_IP_ADDRESS_SPECIFICATION: Object = Object::new(
    "PrivateIpAddressSpecification",
    "A private address of an interface",
    &[
        string("PrivateIpAddress", "Address"),
        boolean("Primary", "Whether it is the primary one"),
        string("PublicIpAddress", "Public address bound to it"),
        string("AddressId", "Elastic IP bound to it: eip-..."),
        string("Description", "Description"),
        boolean("IsWanIpBlocked", "Whether its public address is blocked"),
        string("State", "State").known(ADDRESS_STATES),
        string("QosLevel", "Service level").known(QOS_LEVELS),
    ],
);

pub(super) const FILTER: Object = Object::new(
    "Filter",
    "A condition",
    &[
        string("Name", "Name of the filter").required(),
        string("Values", "Accepted values, any of which will do; truth values as TRUE and FALSE").many().required(),
    ],
);

pub(super) const TAG: Object =
    Object::new("Tag", "A tag", &[string("Key", "Tag key").required(), string("Value", "Tag value")]);

pub(super) const IPV6_ADDRESS: Object = Object::new(
    "Ipv6Address",
    "An IPv6 address of an interface",
    &[
        string("Address", "IPv6 address").required(),
        boolean("Primary", "Whether it is the primary one"),
        string("AddressId", "Elastic IP bound to it: eip-..."),
        string("Description", "Description"),
        boolean("IsWanIpBlocked", "Whether its public address is blocked"),
        string("State", "State").known(ADDRESS_STATES),
        string("PublicIpAddress", "Public IP address"),
        string("AddressType", "Kind of address").known(&["GUA", "ULA"]),
    ],
);

pub(in crate::tencent) const ADDRESS_TASK: &[Field] = &[TASK_ID, REQUEST_ID];

pub(super) const ALLOCATED: &[Field] = &[string("AddressSet", "Addresses or address ids").many(), TASK_ID, REQUEST_ID];

pub(in crate::tencent) const ADDRESSES: &[Field] =
    &[TOTAL_COUNT, object("AddressSet", &ADDRESS, "Addresses or address ids").many(), REQUEST_ID];

const ADDRESS: Object = Object::new(
    "Address",
    "An elastic IP",
    &[
        string("AddressId", "Id of the EIP: eip-..."),
        string("AddressName", "Name of the EIP"),
        string("AddressStatus", "State of the EIP").known(&[
            "CREATING",
            "BINDING",
            "BIND",
            "UNBINDING",
            "UNBIND",
            "OFFLINING",
            "BIND_ENI",
        ]),
        string("AddressIp", "Public IP address"),
        string("InstanceId", "Instance id"),
        string("CreatedTime", "Creation time"),
        string("NetworkInterfaceId", "Id of the interface: eni-...").nullable(),
        string("PrivateAddressIp", "Private address the EIP is bound to").nullable(),
        boolean("IsArrears", "Whether it is isolated for unpaid bills"),
        boolean("IsBlocked", "Whether it is blocked"),
        boolean("IsEipDirectConnection", "Whether pass-through is supported"),
        string("AddressType", "Kind of address"),
        boolean("CascadeRelease", "Whether it is released when unbound"),
        object("EipAlgType", &ALG_TYPE, "Protocols with ALG switched on"),
        string("InternetServiceProvider", "Line type"),
        boolean("LocalBgp", "Whether it is a local-bandwidth EIP"),
        integer("Bandwidth", "Bandwidth in Mbit/s").nullable(),
        string("InternetChargeType", "Billing of the traffic").nullable(),
        object("TagSet", &TAG, "Tags").many(),
        string("DeadlineDate", "End of the prepaid term").nullable(),
        string("InstanceType", "Kind of the instance").nullable(),
        string("Egress", "Network exit").nullable(),
        string("AntiDDoSPackageId", "Anti-DDoS package id"),
        string("RenewFlag", "Renewal setting"),
        string("BandwidthPackageId", "Bandwidth package id").nullable(),
        string("UnVpcId", "VPC of a classic public IPv6 address"),
        string("DedicatedClusterId", "Dedicated cluster id"),
        boolean("EipVisibleOnEni", "Whether the EIP is visible on the ENI").only_in("python"),
    ],
);

const ALG_TYPE: Object = Object::new(
    "AlgType",
    "Protocols that an EIP looks into (ALG)",
    &[boolean("Ftp", "Whether FTP ALG is on"), boolean("Sip", "Whether SIP ALG is on")],
);

pub(super) const QOS_LEVELS: &[&str] = &["PT", "AU", "AG", "DEFAULT"];

pub(super) const ADDRESS_STATES: &[&str] = &["PENDING", "MIGRATING", "DELETING", "AVAILABLE"];
