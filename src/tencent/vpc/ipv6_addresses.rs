//! Public IPv6 addresses: elastic ones, and classic ones with a bandwidth.

use crate::core::completion::{Completion, Sign};
use crate::core::operation::{Effect, Operation, Repeat};
use crate::core::schema::{Field, boolean, integer, string};

use super::common::{
    ADDRESS_TASK, ADDRESSES, ALLOCATED, BANDWIDTH_PACKAGE_ID, FILTERS, INTERNET_MAX_BANDWIDTH_OUT, LIMIT, OFFSET,
    REQUEST_ID, TAGS,
};
use super::tasks::{ADDRESS_TASK_DONE, TASK_AS_TEXT};
use super::{SDKS, action, pages, reading};

pub(super) const ALLOCATE_I_PV6_ADDRESSES: Operation = action("AllocateIPv6Addresses")
    .summary("Allocate elastic IPv6 addresses")
    .notes(&[TASK_AS_TEXT])
    .params(&[
        string("AddressName", "Name of the EIP").length(0, 128),
        string("AddressType", "Kind of address").known(&["EIPv6", "HighQualityEIPv6"]).default("EIPv6"),
        integer("AddressCount", "How many addresses").at_most(20).default("1"),
        string("InternetChargeType", "Billing of the traffic")
            .known(&["BANDWIDTH_PACKAGE", "TRAFFIC_POSTPAID_BY_HOUR"])
            .default("TRAFFIC_POSTPAID_BY_HOUR"),
        string("InternetServiceProvider", "Line type").known(&["BGP", "CMCC", "CTCC", "CUCC"]).default("BGP"),
        INTERNET_MAX_BANDWIDTH_OUT,
        BANDWIDTH_PACKAGE_ID,
        TAGS,
        string("Egress", "Network exit").known(&["CENTER_EGRESS_1", "CENTER_EGRESS_2"]).default("CENTER_EGRESS_1"),
    ])
    .response(ALLOCATED)
    .completion(&ADDRESS_TASK_DONE)
    .binding(Effect::Create, "eip-ipv6")
    .errors(&[
        "InvalidParameterConflict",
        "InvalidParameterValue",
        "InvalidParameterValue.BandwidthOutOfRange",
        "InvalidParameterValue.BandwidthTooSmall",
        "InvalidParameterValue.Combination",
        "InvalidParameterValue.UnavailableZone",
        "LimitExceeded.BandwidthPackageResourceQuota",
        "UnauthorizedOperation",
        "UnsupportedOperation.AccountNotSupported",
    ])
    .source(SDKS);

pub(super) const ASSOCIATE_I_PV6_ADDRESS: Operation = action("AssociateIPv6Address")
    .summary("Bind an elastic IPv6 address")
    .notes(&["`InstanceId` and `NetworkInterfaceId` exclude each other; `NetworkInterfaceId` needs \
              `PrivateIPv6Address`."])
    .doubts(&["No task id is answered; the state of the address is watched instead."])
    .params(&[
        string("IPv6AddressId", "Id of the elastic IPv6 address: eipv6-...").required(),
        string("InstanceId", "Instance id"),
        string("NetworkInterfaceId", "Id of the interface: eni-..."),
        string("PrivateIPv6Address", "Private IPv6 address"),
    ])
    .response(&[REQUEST_ID])
    .completion(
        &Completion::new(
            "DescribeIPv6Addresses",
            &[("IPv6AddressIds", "[$req.IPv6AddressId]")],
            "AddressSet[].AddressStatus",
            Sign::All(&["BIND", "BIND_ENI"]),
        )
        .pace(1, 2, 120),
    )
    .repeat(Repeat::Safe)
    .binding(Effect::Bind, "eip-ipv6")
    .errors(&[
        "InvalidParameter",
        "InvalidParameterConflict",
        "InvalidParameterValue",
        "InvalidParameterValue.AddressIdMalformed",
        "InvalidParameterValue.AddressIpNotFound",
        "InvalidParameterValue.AddressNotApplicable",
        "InvalidParameterValue.InstanceDoesNotSupportEipVisibleOnEni",
        "InvalidParameterValue.InstanceVpcDoesNotSupportEipVisibleOnEni",
        "InvalidParameterValue.MissingAssociateEntity",
        "InvalidParameterValue.NetworkInterfaceIdNotMatch",
        "InvalidParameterValue.NetworkInterfaceInstanceNotSupport",
        "InvalidParameterValue.NetworkInterfaceNotFound",
        "InvalidParameterValue.PrivateIpAddressNotMatch",
        "InvalidPrivateIpAddress.AlreadyBindEip",
        "MissingParameter",
        "OperationDenied.AddressInArrears",
        "RequestLimitExceeded",
        "UnsupportedOperation.AddressStatusNotPermit",
    ])
    .source(SDKS);

pub(super) const DISASSOCIATE_I_PV6_ADDRESS: Operation = action("DisassociateIPv6Address")
    .summary("Unbind an elastic IPv6 address")
    .doubts(&["No task id is answered; the state of the address is watched instead."])
    .params(&[
        string("IPv6AddressId", "Id of the elastic IPv6 address: eipv6-...").required(),
        boolean("KeepBindWithEni", "Whether the ENI binding is kept").default("false"),
    ])
    .response(&[REQUEST_ID])
    .completion(
        &Completion::new(
            "DescribeIPv6Addresses",
            &[("IPv6AddressIds", "[$req.IPv6AddressId]")],
            "AddressSet[].AddressStatus",
            Sign::All(&["UNBIND", "BIND_ENI"]),
        )
        .or_gone()
        .pace(1, 2, 120),
    )
    .repeat(Repeat::LookFirst)
    .binding(Effect::Unbind, "eip-ipv6")
    .errors(&[
        "FailedOperation.AddressEniInfoNotFound",
        "InvalidParameterValue.AddressIdMalformed",
        "InvalidParameterValue.AddressIpNotFound",
        "OperationDenied.AddressInArrears",
        "OperationDenied.TrafficExceedThreshold",
        "OperationDenied.TrafficValidationFailed",
        "RequestLimitExceeded",
        "UnsupportedOperation.AddressStatusNotPermit",
    ])
    .source(SDKS);

pub(super) const RELEASE_I_PV6_ADDRESSES: Operation = action("ReleaseIPv6Addresses")
    .summary("Release elastic IPv6 addresses")
    .doubts(&["No task id is answered; the list of addresses is watched instead."])
    .params(&[I_PV6_ADDRESS_IDS])
    .response(&[REQUEST_ID])
    .completion(
        &Completion::new(
            "DescribeIPv6Addresses",
            &[("IPv6AddressIds", "$req.IPv6AddressIds")],
            "AddressSet",
            Sign::Empty,
        )
        .pace(1, 2, 120),
    )
    .repeat(Repeat::LookFirst)
    .binding(Effect::Delete, "eip-ipv6")
    .batch("IPv6AddressIds", None)
    .errors(&[
        "InvalidParameterValue.AddressIdMalformed",
        "InvalidParameterValue.AddressIpNotFound",
        "OperationDenied.AddressDeletionProtectionEnabled",
        "OperationDenied.AddressInArrears",
        "UnsupportedOperation.AddressStatusNotPermit",
    ])
    .source(SDKS);

pub(super) const DESCRIBE_I_PV6_ADDRESSES: Operation = reading("DescribeIPv6Addresses")
    .summary("List elastic IPv6 addresses")
    .notes(&["`IPv6AddressIds` and `Filters` exclude each other."])
    .params(&[
        string("IPv6AddressIds", "Ids of elastic IPv6 addresses: eipv6-...").many(),
        FILTERS,
        boolean("Traditional", "Whether to list classic public IPv6").default("false"),
        OFFSET,
        LIMIT,
    ])
    .response(ADDRESSES)
    .paging(pages("AddressSet"))
    .binding(Effect::List, "eip-ipv6")
    .errors(&[
        "InvalidAddressId.NotFound",
        "InvalidParameter",
        "InvalidParameter.Coexist",
        "InvalidParameter.InvalidFilter",
        "InvalidParameterValue",
        "InvalidParameterValue.LimitExceeded",
        "InvalidParameterValue.Malformed",
    ])
    .source(SDKS);

pub(super) const MODIFY_I_PV6_ADDRESSES_ATTRIBUTES: Operation = action("ModifyIPv6AddressesAttributes")
    .summary("Rename elastic IPv6 addresses")
    .doubts(&["`EipVisibleOnEni` is in the Python SDK 3.1.193, but not in the Node SDK 4.1.313; it may be newer."])
    .params(&[
        I_PV6_ADDRESS_IDS,
        string("IPv6AddressName", "Name of the elastic IPv6").length(0, 128),
        boolean("EipVisibleOnEni", "Whether the EIP is visible on the ENI").only_in("python"),
    ])
    .response(&[REQUEST_ID])
    .repeat(Repeat::Safe)
    .binding(Effect::Update, "eip-ipv6")
    .errors(&[
        "InvalidParameterValue",
        "InvalidParameterValue.AddressIdMalformed",
        "InvalidParameterValue.AddressIpNotFound",
        "InvalidParameterValue.InstanceDoesNotSupportEipVisibleOnEni",
        "InvalidParameterValue.InstanceVpcDoesNotSupportEipVisibleOnEni",
        "InvalidParameterValue.TraditionalIPv6VisibleOnEniNotSupported",
        "MissingParameter.MultiMissingParameter",
        "OperationDenied.AddressInArrears",
        "RequestLimitExceeded",
        "UnsupportedOperation.AddressStatusNotPermit",
    ])
    .source(SDKS);

pub(super) const MODIFY_I_PV6_ADDRESSES_BANDWIDTH: Operation = action("ModifyIPv6AddressesBandwidth")
    .summary("Change the bandwidth of elastic IPv6 addresses")
    .params(&[I_PV6_ADDRESS_IDS, integer("InternetMaxBandwidthOut", "Outbound limit in Mbit/s").required()])
    .response(&[REQUEST_ID])
    .repeat(Repeat::Safe)
    .binding(Effect::Update, "eip-ipv6")
    .errors(&[
        "InvalidParameterValue.AddressIdMalformed",
        "InvalidParameterValue.AddressIpNotFound",
        "OperationDenied.AddressInArrears",
        "OperationDenied.TrafficExceedThreshold",
        "OperationDenied.TrafficValidationFailed",
        "RequestLimitExceeded",
        "UnsupportedOperation.AddressStatusNotPermit",
    ])
    .source(SDKS);

pub(super) const ALLOCATE_IP6_ADDRESSES_BANDWIDTH: Operation = action("AllocateIp6AddressesBandwidth")
    .summary("Give classic IPv6 addresses internet access")
    .notes(&[TASK_AS_TEXT])
    .params(&[
        string("Ip6Addresses", "Classic public IPv6 addresses").many().required(),
        INTERNET_MAX_BANDWIDTH_OUT,
        string("InternetChargeType", "Billing of the traffic")
            .known(&["TRAFFIC_POSTPAID_BY_HOUR", "BANDWIDTH_PACKAGE"])
            .default("TRAFFIC_POSTPAID_BY_HOUR"),
        BANDWIDTH_PACKAGE_ID,
        TAGS,
    ])
    .response(ALLOCATED)
    .completion(&ADDRESS_TASK_DONE)
    .binding(Effect::Create, "public-ipv6")
    .errors(&[
        "FailedOperation.BalanceInsufficient",
        "FailedOperation.TaskFailed",
        "InternalServerError",
        "InvalidAccount.NotSupported",
        "InvalidInstanceId.NotFound",
        "InvalidParameter",
        "InvalidParameter.Coexist",
        "InvalidParameterValue.AddressIpNotFound",
        "InvalidParameterValue.AddressIpNotInVpc",
        "InvalidParameterValue.AddressPublished",
        "InvalidParameterValue.BandwidthOutOfRange",
        "InvalidParameterValue.BandwidthPackageNotFound",
        "InvalidParameterValue.InvalidIpv6",
        "InvalidParameterValue.LimitExceeded",
        "InvalidParameterValue.Malformed",
        "UnsupportedOperation.BandwidthPackageIdNotSupported",
        "UnsupportedOperation.InvalidAddressInternetChargeType",
    ])
    .source(SDKS);

pub(super) const RELEASE_IP6_ADDRESSES_BANDWIDTH: Operation = action("ReleaseIp6AddressesBandwidth")
    .summary("Take internet access away from classic IPv6 addresses")
    .notes(&[TASK_AS_TEXT, "Give exactly one of `Ip6Addresses` and `Ip6AddressIds`."])
    .params(&[string("Ip6Addresses", "Classic public IPv6 addresses").many(), IP6_ADDRESS_IDS])
    .response(ADDRESS_TASK)
    .completion(&ADDRESS_TASK_DONE)
    .repeat(Repeat::LookFirst)
    .binding(Effect::Delete, "public-ipv6")
    .errors(&[
        "FailedOperation.TaskFailed",
        "InternalServerError",
        "InvalidParameter",
        "InvalidParameter.Coexist",
        "InvalidParameterValue",
        "InvalidParameterValue.AddressIdMalformed",
        "InvalidParameterValue.AddressIpNotFound",
        "InvalidParameterValue.InvalidIpv6",
        "InvalidParameterValue.LimitExceeded",
        "InvalidParameterValue.Malformed",
        "OperationDenied.MutexTaskRunning",
    ])
    .source(SDKS);

pub(super) const DESCRIBE_IP6_ADDRESSES: Operation = reading("DescribeIp6Addresses")
    .summary("List classic IPv6 addresses with internet access")
    .notes(&["`Ip6AddressIds` and `Filters` exclude each other."])
    .params(&[IP6_ADDRESS_IDS, FILTERS, OFFSET, LIMIT])
    .response(ADDRESSES)
    .paging(pages("AddressSet"))
    .binding(Effect::List, "public-ipv6")
    .errors(&[
        "InternalServerError",
        "InvalidAddressId.NotFound",
        "InvalidParameter",
        "InvalidParameter.Coexist",
        "InvalidParameter.InvalidFilter",
        "InvalidParameterValue",
        "InvalidParameterValue.AddressIpNotPublic",
        "InvalidParameterValue.LimitExceeded",
        "InvalidParameterValue.Malformed",
        "InvalidParameterValue.NetworkInterfaceIdMalformed",
    ])
    .source(SDKS);

pub(super) const MODIFY_IP6_ADDRESSES_BANDWIDTH: Operation = action("ModifyIp6AddressesBandwidth")
    .summary("Change the bandwidth of classic IPv6 addresses")
    .notes(&[TASK_AS_TEXT, "Give `Ip6Addresses` or `Ip6AddressIds`."])
    .params(&[
        integer("InternetMaxBandwidthOut", "Outbound limit in Mbit/s").required(),
        string("Ip6Addresses", "Classic public IPv6 addresses").many(),
        IP6_ADDRESS_IDS,
    ])
    .response(ADDRESS_TASK)
    .completion(&ADDRESS_TASK_DONE)
    .repeat(Repeat::Safe)
    .binding(Effect::Update, "public-ipv6")
    .errors(&[
        "InternalServerError",
        "InvalidAccount.NotSupported",
        "InvalidAddressId.NotFound",
        "InvalidAddressIdState.InArrears",
        "InvalidParameter",
        "InvalidParameter.Coexist",
        "InvalidParameterValue",
        "InvalidParameterValue.AddressIdMalformed",
        "InvalidParameterValue.AddressIpNotFound",
        "InvalidParameterValue.BandwidthOutOfRange",
        "InvalidParameterValue.InvalidIpv6",
        "InvalidParameterValue.Malformed",
        "OperationDenied.MutexTaskRunning",
        "OperationDenied.TrafficExceedThreshold",
        "OperationDenied.TrafficValidationFailed",
        "RequestLimitExceeded",
        "UnsupportedOperation.AddressIpInArrear",
        "UnsupportedOperation.AddressIpInternetChargeTypeNotPermit",
        "UnsupportedOperation.AddressIpNotSupportInstance",
        "UnsupportedOperation.AddressIpStatusNotPermit",
    ])
    .source(SDKS);

const I_PV6_ADDRESS_IDS: Field = string("IPv6AddressIds", "Ids of elastic IPv6 addresses: eipv6-...").many().required();

const IP6_ADDRESS_IDS: Field = string("Ip6AddressIds", "Ids of classic public IPv6 addresses").many();
