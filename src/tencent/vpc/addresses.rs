//! Elastic IPs (EIPs): public addresses, and what they are bound to.
//!
//! A change answers with a task id: as text, though the task is asked for by a number of 64 bits.

use crate::core::completion::Completion;
use crate::core::operation::{Effect, Operation, Rank, Repeat};
use crate::core::schema::{Field, Object, boolean, integer, object, string};

use super::common::{
    ADDRESS_TASK, ADDRESSES, ALLOCATED, BANDWIDTH_PACKAGE_ID, CLIENT_TOKEN, FILTER, INSTANCE_ID,
    INTERNET_MAX_BANDWIDTH_OUT, LIMIT, OFFSET, REQUEST_ID, TAGS,
};
use super::tasks::{ADDRESS_TASK_DONE, TASK_AS_TEXT};
use super::{SDKS, action, pages, reading};

pub(in crate::tencent) const ASSOCIATE_ADDRESS: Operation = action("AssociateAddress")
    .rank(Rank::Needed)
    .summary("Bind an EIP to an instance or to a private address of an ENI")
    .notes(&[
        TASK_AS_TEXT,
        "`InstanceId` and `NetworkInterfaceId` exclude each other; `NetworkInterfaceId` needs \
         `PrivateIpAddress`.",
    ])
    .params(&[
        ADDRESS_ID,
        string("InstanceId", "Instance to bind to, ins-... or lb-..."),
        string("NetworkInterfaceId", "Id of the interface: eni-..."),
        string("PrivateIpAddress", "Private address on the ENI; needed with NetworkInterfaceId"),
        boolean("EipDirectConnection", "Whether the EIP is passed through to the instance").default("false"),
        string("InstanceRegion", "Region of the instance; only for GAAP"),
    ])
    .response(ADDRESS_TASK)
    .completion(&ADDRESS_TASK_DONE)
    .repeat(Repeat::Safe)
    .binding(Effect::Bind, "eip")
    .errors(&[
        "FailedOperation.AddressEniInfoNotFound",
        "FailedOperation.TaskFailed",
        "InvalidAccount.NotSupported",
        "InvalidAddressId.Blocked",
        "InvalidAddressId.NotFound",
        "InvalidInstanceId.AlreadyBindEip",
        "InvalidInstanceId.NotFound",
        "InvalidNetworkInterfaceId.NotFound",
        "InvalidParameter.Conflict",
        "InvalidParameterConflict",
        "InvalidParameterValue.AddressIdMalformed",
        "InvalidParameterValue.AddressNotApplicable",
        "InvalidParameterValue.AddressNotFound",
        "InvalidParameterValue.Combination",
        "InvalidParameterValue.InstanceDoesNotSupportAnycast",
        "InvalidParameterValue.InstanceDoesNotSupportEipVisibleOnEni",
        "InvalidParameterValue.InstanceHasNoWanIP",
        "InvalidParameterValue.InstanceHasWanIP",
        "InvalidParameterValue.InstanceIdMalformed",
        "InvalidParameterValue.InstanceNoWanIP",
        "InvalidParameterValue.InstanceNormalPublicIpBlocked",
        "InvalidParameterValue.InstanceNotMatchAssociateEni",
        "InvalidParameterValue.InstanceVpcDoesNotSupportEipVisibleOnEni",
        "InvalidParameterValue.InvalidInstanceInternetChargeType",
        "InvalidParameterValue.InvalidInstanceState",
        "InvalidParameterValue.LBAlreadyBindEip",
        "InvalidParameterValue.MissingAssociateEntity",
        "InvalidParameterValue.NetworkInterfaceIdNotMatch",
        "InvalidParameterValue.NetworkInterfaceNotFound",
        "InvalidParameterValue.PrivateIpAddressDoesNotSupportEipVisibleOnEni",
        "InvalidParameterValue.PrivateIpAddressNotMatch",
        "InvalidParameterValue.ResourceNotSupport",
        "InvalidPrivateIpAddress.AlreadyBindEip",
        "LimitExceeded.InstanceAddressQuota",
        "MissingParameter",
        "OperationDenied.AddressInArrears",
        "OperationDenied.MutexTaskRunning",
        "RequestLimitExceeded",
        "UnsupportedOperation.ActionNotFound",
        "UnsupportedOperation.AddressIpNotSupportInstance",
        "UnsupportedOperation.AddressStatusNotPermit",
        "UnsupportedOperation.IncorrectAddressResourceType",
        "UnsupportedOperation.InstanceStateNotSupported",
        "UnsupportedOperation.InstanceStatusNotPermit",
        "UnsupportedOperation.InvalidAction",
        "UnsupportedOperation.InvalidAddressInternetChargeType",
        "UnsupportedOperation.IspNotSupported",
    ])
    .source(SDKS);

pub(super) const DISASSOCIATE_ADDRESS: Operation = action("DisassociateAddress")
    .rank(Rank::Needed)
    .summary("Unbind an EIP")
    .notes(&[TASK_AS_TEXT])
    .params(&[
        ADDRESS_ID,
        boolean("ReallocateNormalPublicIp", "Whether to give the server an ordinary public IP afterwards")
            .default("false"),
    ])
    .response(ADDRESS_TASK)
    .completion(&ADDRESS_TASK_DONE)
    .repeat(Repeat::LookFirst)
    .binding(Effect::Unbind, "eip")
    .errors(&[
        "AddressQuotaLimitExceeded.DailyAllocate",
        "FailedOperation.AddressEniInfoNotFound",
        "FailedOperation.MasterEniNotFound",
        "FailedOperation.TaskFailed",
        "InvalidAddressId.Blocked",
        "InvalidAddressId.NotFound",
        "InvalidAddressIdStatus.NotPermit",
        "InvalidInstance.NotSupported",
        "InvalidInstanceId.NotFound",
        "InvalidParameter",
        "InvalidParameterValue.AddressIdMalformed",
        "InvalidParameterValue.AddressNotFound",
        "InvalidParameterValue.InstanceIdMalformed",
        "InvalidParameterValue.OnlySupportedForMasterNetworkCard",
        "InvalidParameterValue.ResourceNotSupport",
        "OperationDenied.MutexTaskRunning",
        "UnsupportedOperation.ActionNotFound",
        "UnsupportedOperation.AddressStatusNotPermit",
        "UnsupportedOperation.InstanceStateNotSupported",
        "UnsupportedOperation.InvalidAction",
    ])
    .source(SDKS);

pub(super) const ALLOCATE_ADDRESSES: Operation = action("AllocateAddresses")
    .rank(Rank::Needed)
    .summary("Allocate EIPs")
    .notes(&[TASK_AS_TEXT])
    .doubts(&["Most limits depend on the kind of account."])
    .params(&[
        integer("AddressCount", "How many addresses").default("1"),
        string("InternetServiceProvider", "Line type").known(&["BGP", "CMCC", "CTCC", "CUCC"]).default("BGP"),
        string("InternetChargeType", "Billing of the traffic")
            .known(&[
                "BANDWIDTH_PACKAGE",
                "BANDWIDTH_POSTPAID_BY_HOUR",
                "BANDWIDTH_PREPAID_BY_MONTH",
                "TRAFFIC_POSTPAID_BY_HOUR",
            ])
            .default("TRAFFIC_POSTPAID_BY_HOUR"),
        string("IPChargeType", "Billing of the IP resource; only for residential IPs")
            .known(&["IP_POSTPAID_BY_HOUR", "IP_PREPAID_BY_MONTH"]),
        INTERNET_MAX_BANDWIDTH_OUT,
        object("AddressChargePrepaid", &ADDRESS_CHARGE_PREPAID, "Prepaid terms; needed for monthly prepaid bandwidth"),
        string("AddressType", "Kind of address")
            .known(&["EIP", "AnycastEIP", "HighQualityEIP", "AntiDDoSEIP", "ResidentialEIP"])
            .default("EIP"),
        string("AnycastZone", "Anycast publishing zone")
            .known(&["ANYCAST_ZONE_GLOBAL", "ANYCAST_ZONE_OVERSEAS"])
            .default("ANYCAST_ZONE_OVERSEAS"),
        string("VipCluster", "Addresses wanted; only few attempts a month").many(),
        boolean("ApplicableForCLB", "Obsolete"),
        TAGS,
        BANDWIDTH_PACKAGE_ID,
        string("AddressName", "Name of the EIP"),
        string("DedicatedClusterId", "Dedicated cluster id"),
        boolean("IsDedicatedAddressPool", "Whether the dedicated pool is used"),
        string("Egress", "Network exit")
            .known(&["center_egress1", "center_egress2", "center_egress3"])
            .default("center_egress1"),
        string("AntiDDoSPackageId", "Anti-DDoS package id"),
        CLIENT_TOKEN,
    ])
    .response(ALLOCATED)
    .completion(&ADDRESS_TASK_DONE)
    .repeat(Repeat::Token("ClientToken"))
    .binding(Effect::Create, "eip")
    .errors(&[
        "AddressQuotaLimitExceeded",
        "AddressQuotaLimitExceeded.DailyAllocate",
        "FailedOperation.BalanceInsufficient",
        "FailedOperation.InvalidRegion",
        "InvalidAccount.NotSupported",
        "InvalidAddressId.Blocked",
        "InvalidParameterConflict",
        "InvalidParameterValue.AddressAttacked",
        "InvalidParameterValue.AddressIpNotAvailable",
        "InvalidParameterValue.BandwidthOutOfRange",
        "InvalidParameterValue.BandwidthPackageIdMalformed",
        "InvalidParameterValue.BandwidthPackageNotFound",
        "InvalidParameterValue.BandwidthTooSmall",
        "InvalidParameterValue.Combination",
        "InvalidParameterValue.InstanceIdMalformed",
        "InvalidParameterValue.InvalidDedicatedClusterId",
        "InvalidParameterValue.InvalidEgress",
        "InvalidParameterValue.InvalidTag",
        "InvalidParameterValue.MixedAddressIpSetType",
        "InvalidParameterValue.Range",
        "InvalidParameterValue.ResourceIdMalformed",
        "InvalidParameterValue.ResourceNotSupport",
        "InvalidParameterValue.TagNotExisted",
        "InvalidParameterValue.UnavailableZone",
        "InvalidParameterValue.UnsupportedEgress",
        "LimitExceeded.BandwidthPackageQuota",
        "LimitExceeded.BandwidthPackageResourceQuota",
        "LimitExceeded.MonthlyAddressRecoveryQuota",
        "LimitExceeded.TagQuota",
        "ResourceInsufficient",
        "UnauthorizedOperation.AnycastEip",
        "UnauthorizedOperation.InvalidAccount",
        "UnsupportedOperation.AccountNotSupported",
        "UnsupportedOperation.ActionNotFound",
        "UnsupportedOperation.BandwidthPackageIdNotSupported",
        "UnsupportedOperation.DeliveryFailed",
        "UnsupportedOperation.InstanceStateNotSupported",
        "UnsupportedOperation.InvalidAction",
        "UnsupportedOperation.NotSupportedPurchaseCenterEgressResource",
        "UnsupportedOperation.OfflineChargeType",
        "UnsupportedOperation.UnsupportedRegion",
    ])
    .source(SDKS);

pub(in crate::tencent) const RELEASE_ADDRESSES: Operation = action("ReleaseAddresses")
    .rank(Rank::Needed)
    .summary("Release EIPs for good")
    .notes(&[TASK_AS_TEXT])
    .params(&[string("AddressIds", "EIP ids").many().required()])
    .response(ADDRESS_TASK)
    .completion(&ADDRESS_TASK_DONE)
    .repeat(Repeat::LookFirst)
    .binding(Effect::Delete, "eip")
    .batch("AddressIds", None)
    .errors(&[
        "FailedOperation.TaskFailed",
        "InvalidAddressId.NotFound",
        "InvalidAddressState",
        "InvalidParameterValue.AddressIdMalformed",
        "InvalidParameterValue.AddressInternetChargeTypeConflict",
        "InvalidParameterValue.AddressNotFound",
        "InvalidParameterValue.AddressTypeConflict",
        "LimitExceeded.AccountReturnQuota",
        "OperationDenied.AddressDeletionProtectionEnabled",
        "OperationDenied.MutexTaskRunning",
        "UnsupportedOperation.AddressStatusNotPermit",
        "UnsupportedOperation.UnpaidOrderAlreadyExists",
    ])
    .source(SDKS);

pub(in crate::tencent) const DESCRIBE_ADDRESSES: Operation = reading("DescribeAddresses")
    .rank(Rank::Needed)
    .summary("List EIPs")
    .notes(&["`AddressIds` and the filter address-id exclude each other."])
    .params(&[
        string("AddressIds", "EIP ids").many(),
        object(
            "Filters",
            &FILTER,
            "Conditions, all of which must hold; at most 10, with at most 100 values each. Names: \
             address-id, address-name, address-ip, address-status, instance-id, private-ip-address, \
             network-interface-id, is-arrears, instance-type, address-type, address-isp, \
             dedicated-cluster-id, tag-key, tag-value, tag:<key>",
        )
        .many()
        .entries(0, 10),
        OFFSET,
        LIMIT,
    ])
    .response(ADDRESSES)
    .paging(pages("AddressSet"))
    .binding(Effect::List, "eip")
    .errors(&[
        "InvalidParameter",
        "InvalidParameter.InvalidFilter",
        "InvalidParameterValue.AddressIdMalformed",
        "InvalidParameterValue.InvalidDedicatedClusterId",
        "InvalidParameterValue.LimitExceeded",
        "InvalidParameterValue.NetworkInterfaceIdMalformed",
        "InvalidParameterValue.ResourceIdMalformed",
        "LimitExceeded.NumberOfFilters",
        "RequestLimitExceeded",
        "UnsupportedOperation",
    ])
    .source(SDKS);

pub(super) const DESCRIBE_ADDRESS_QUOTA: Operation = reading("DescribeAddressQuota")
    .rank(Rank::Needed)
    .summary("Show the quotas of EIPs")
    .response(&[object("QuotaSet", &QUOTA, "Quotas").many(), REQUEST_ID])
    .effect(Effect::Show)
    .errors(&["InternalServerError", "UnsupportedOperation"])
    .source(SDKS);

pub(in crate::tencent) const MODIFY_ADDRESS_ATTRIBUTE: Operation = action("ModifyAddressAttribute")
    .rank(Rank::Needed)
    .summary("Rename an EIP or switch pass-through")
    .doubts(&["`EipVisibleOnEni` is in the Python SDK 3.1.193, but not in the Node SDK 4.1.313; it may be newer."])
    .params(&[
        ADDRESS_ID,
        string("AddressName", "Name of the EIP").length(0, 128),
        string("EipDirectConnection", "Whether the EIP is passed through, as text").known(&["TRUE", "FALSE"]),
        boolean("EipVisibleOnEni", "Whether the EIP is visible on the ENI").only_in("python"),
    ])
    .response(&[REQUEST_ID])
    .repeat(Repeat::Safe)
    .binding(Effect::Update, "eip")
    .errors(&[
        "InvalidAddressId.Blocked",
        "InvalidAddressId.NotFound",
        "InvalidParameter.Conflict",
        "InvalidParameterValue",
        "InvalidParameterValue.AddressAlreadyHasPassThrough",
        "InvalidParameterValue.AddressIdMalformed",
        "InvalidParameterValue.AddressNotFound",
        "InvalidParameterValue.InstanceDoesNotSupportEipVisibleOnEni",
        "InvalidParameterValue.InstanceVpcDoesNotSupportEipVisibleOnEni",
        "InvalidParameterValue.PrivateIpAddressDoesNotSupportEipVisibleOnEni",
        "InvalidParameterValue.ResourceNotExisted",
        "InvalidParameterValue.TooLong",
        "OperationDenied.MutexTaskRunning",
        "RequestLimitExceeded",
        "UnsupportedOperation.AddressStatusNotPermit",
        "UnsupportedOperation.IncorrectAddressResourceType",
        "UnsupportedOperation.ModifyAddressAttribute",
    ])
    .source(SDKS);

pub(super) const TRANSFORM_ADDRESS: Operation = action("TransformAddress")
    .rank(Rank::Needed)
    .summary("Turn the ordinary public IP of an instance into an EIP")
    .params(&[INSTANCE_ID])
    .response(&[integer("TaskId", "Id of the task"), string("AddressId", "Id of the EIP: eip-..."), REQUEST_ID])
    .completion(&ADDRESS_TASK_DONE)
    .repeat(Repeat::LookFirst)
    .binding(Effect::Bind, "eip")
    .errors(&[
        "AddressQuotaLimitExceeded",
        "AddressQuotaLimitExceeded.DailyAllocate",
        "FailedOperation.TaskFailed",
        "InvalidAddressId.Blocked",
        "InvalidInstance.NotSupported",
        "InvalidInstanceId.AlreadyBindEip",
        "InvalidInstanceId.NotFound",
        "InvalidParameterValue.InstanceHasNoWanIP",
        "InvalidParameterValue.InstanceIdMalformed",
        "InvalidParameterValue.InstanceNoWanIP",
        "InvalidParameterValue.InvalidInstanceState",
        "LimitExceeded.MonthlyAddressRecoveryQuota",
        "OperationDenied.AddressInArrears",
        "OperationDenied.MutexTaskRunning",
        "UnsupportedOperation.AddressStatusNotPermit",
        "UnsupportedOperation.InvalidAddressInternetChargeType",
    ])
    .source(SDKS);

pub(super) const ADJUST_PUBLIC_ADDRESS: Operation = action("AdjustPublicAddress")
    .rank(Rank::Needed)
    .summary("Replace the public IP of an instance")
    .params(&[string("InstanceId", "Instance id"), string("AddressId", "Id of the EIP: eip-...")])
    .response(&[integer("TaskId", "Id of the task"), REQUEST_ID])
    .completion(&ADDRESS_TASK_DONE)
    .binding(Effect::Update, "eip")
    .errors(&[
        "FailedOperation.TaskFailed",
        "InvalidAccount.NotSupported",
        "InvalidAddressId.Blocked",
        "InvalidInstanceId.NotFound",
        "InvalidParameterValue.AddressAttacked",
        "InvalidParameterValue.AddressIpNotAvailable",
        "InvalidParameterValue.AddressNotFound",
        "InvalidParameterValue.Combination",
        "InvalidParameterValue.InstanceHasNoWanIP",
        "InvalidParameterValue.InstanceIdMalformed",
        "InvalidParameterValue.InstanceNoWanIP",
        "InvalidParameterValue.ResourceNotSupport",
        "InvalidParameterValue.UnavailableZone",
        "LimitExceeded.ChangeAddressQuota",
        "LimitExceeded.DailyChangeAddressQuota",
        "OperationDenied.AddressInArrears",
        "OperationDenied.MutexTaskRunning",
        "ResourceInsufficient",
        "UnsupportedOperation.AddressStatusNotPermit",
        "UnsupportedOperation.InvalidAddressInternetChargeType",
        "UnsupportedOperation.IspNotSupported",
    ])
    .source(SDKS);

pub(super) const RETURN_NORMAL_ADDRESSES: Operation = action("ReturnNormalAddresses")
    .rank(Rank::Needed)
    .summary("Return ordinary public IPs")
    .params(&[string("AddressIps", "Ordinary public IP addresses").many().required()])
    .response(&[REQUEST_ID])
    .repeat(Repeat::LookFirst)
    .binding(Effect::Unbind, "public-ip")
    .errors(&[
        "InvalidParameterValue.AddressIpsNotFound",
        "InvalidParameterValue.Illegal",
        "InvalidParameterValue.LimitExceeded",
        "UnsupportedOperation.NotSupportedAddressIpsChargeType",
    ])
    .source(SDKS);

pub(super) const ASSOCIATE_NAT_GATEWAY_ADDRESS: Operation = action("AssociateNatGatewayAddress")
    .summary("Bind EIPs to a NAT gateway, existing or newly allocated")
    .notes(&["Give `AddressCount` or `PublicIpAddresses`."])
    .params(&[
        string("NatGatewayId", "NAT gateway: nat-...").required(),
        integer("AddressCount", "How many addresses"),
        string("PublicIpAddresses", "Public IP addresses").many(),
        string("Zone", "Availability zone"),
        integer("StockPublicIpAddressesBandwidthOut", "Outbound limit for the EIPs given, Mbit/s"),
        integer("PublicIpAddressesBandwidthOut", "Outbound limit for newly created EIPs, Mbit/s"),
        boolean("PublicIpFromSameZone", "Whether the IPs must lie in the NAT gateway's zone; needs Zone"),
        boolean("IpAddressEnableMode", "Switches the EIPs of the NAT gateway on or off"),
    ])
    .response(&[REQUEST_ID])
    .completion(&Completion::UNTOLD)
    .binding(Effect::Bind, "nat-eip")
    .errors(&[
        "InternalError.ModuleError",
        "InvalidParameterValue.EIPBrandWidthOutInvalid",
        "InvalidParameterValue.Malformed",
        "LimitExceeded.AddressQuotaLimitExceeded",
        "LimitExceeded.DailyAllocateAddressQuotaLimitExceeded",
        "LimitExceeded.PublicIpAddressPerNatGatewayLimitExceeded",
        "ResourceInUse",
        "ResourceInUse.Address",
        "ResourceNotFound",
        "UnsupportedOperation",
        "UnsupportedOperation.InvalidState",
        "UnsupportedOperation.MutexOperationTaskRunning",
        "UnsupportedOperation.PublicIpAddressIsNotBGPIp",
        "UnsupportedOperation.PublicIpAddressIsNotExisted",
        "UnsupportedOperation.PublicIpAddressNotBilledByTraffic",
    ])
    .source(SDKS);

pub(super) const DISASSOCIATE_NAT_GATEWAY_ADDRESS: Operation = action("DisassociateNatGatewayAddress")
    .summary("Unbind EIPs from a NAT gateway")
    .params(&[
        string("NatGatewayId", "NAT gateway: nat-...").required(),
        string("PublicIpAddresses", "Public IP addresses").many().required(),
    ])
    .response(&[REQUEST_ID])
    .completion(&Completion::UNTOLD)
    .repeat(Repeat::LookFirst)
    .binding(Effect::Unbind, "nat-eip")
    .errors(&[
        "InvalidParameterValue.Malformed",
        "ResourceInUse",
        "ResourceNotFound",
        "UnsupportedOperation.NatGatewayRestricted",
        "UnsupportedOperation.PublicIpAddressDisassociate",
    ])
    .source(SDKS);

const ADDRESS_ID: Field = string("AddressId", "Id of the EIP: eip-...").required();

const ADDRESS_CHARGE_PREPAID: Object = Object::new(
    "AddressChargePrepaid",
    "A prepaid term",
    &[
        integer("Period", "Months")
            .required()
            .known(&["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "24", "36"]),
        integer("AutoRenewFlag", "0 renew by hand, 1 renew automatically, 2 let it expire")
            .known(&["0", "1", "2"])
            .default("1"),
    ],
);

const QUOTA: Object = Object::new(
    "Quota",
    "A quota",
    &[
        string("QuotaId", "Name of the quota"),
        integer("QuotaCurrent", "Used amount"),
        integer("QuotaLimit", "Limit"),
        string("QuotaGroup", "Network group of the quota"),
    ],
);
