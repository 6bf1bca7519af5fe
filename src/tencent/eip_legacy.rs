//! Elastic IPs (EIPs), API 2.0, on a host of their own. Four actions of the newer API answer here as well: they send
//! its version, take its parameters and answer in its form.

use crate::core::operation::{Effect, LEGACY, Operation, Rank, Repeat, Service};
use crate::core::paging::Paging;
use crate::core::schema::{Field, Object, integer, object, string};

use super::legacy::{self, CODE, CODE_DESC, CODE_REPLY, MESSAGE, PAGE_AND_TOOL, action, reading};
use super::vpc::common::{ADDRESS_TASK, ADDRESSES, REQUEST_ID};
use super::vpc::{addresses, pages};

/// The service.
pub const SERVICE: Service = Service::new("eipLegacy", "eip")
    .about("Elastic IPs, API 2.0, on a host of their own")
    .version(LEGACY)
    .errors(&[legacy::ERRORS])
    .operations(&[
        &EIP_BIND_INSTANCE,
        &EIP_UN_BIND_INSTANCE,
        &CREATE_EIP,
        &DELETE_EIP,
        &DESCRIBE_EIP,
        &DESCRIBE_EIP_QUOTA,
        &MODIFY_EIP_ATTRIBUTES,
        &MODIFY_EIP_ALIAS,
        &TRANSFORM_WAN_IP_TO_EIP,
        &ASSOCIATE_ADDRESS,
        &DESCRIBE_ADDRESSES,
        &RELEASE_ADDRESSES,
        &MODIFY_ADDRESS_ATTRIBUTE,
    ]);

const EIP_BIND_INSTANCE: Operation = action("EipBindInstance")
    .rank(Rank::Needed)
    .summary("Bind an EIP to a server or to a private address of an ENI (legacy API)")
    .doubts(&["The type and meaning of `mode` are unknown."])
    .params(&[
        EIP_ID,
        string("unInstanceId", "Server id; either this or ENI and address"),
        string("networkInterfaceId", "Id of the interface: eni-..."),
        string("privateIpAddress", "Private address on the ENI"),
        string("mode", "Its meaning is not documented").only_in("qcloudcli"),
    ])
    .response(CODE_REPLY)
    .repeat(Repeat::Safe)
    .binding(Effect::Bind, "eip")
    .source(PAGE_AND_TOOL);

const EIP_UN_BIND_INSTANCE: Operation = action("EipUnBindInstance")
    .rank(Rank::Needed)
    .summary("Unbind an EIP (legacy API)")
    .params(&[
        string("eipId", "EIP id; either this or ENI and address"),
        string("networkInterfaceId", "Id of the interface: eni-..."),
        string("privateIpAddress", "Private address on the ENI"),
        integer("allocWanIp", "Whether to give the server an ordinary public IP afterwards")
            .known(&["0", "1"])
            .default("0"),
        integer("unBindPrivateIpWithEip", "Whether the private address is unbound too").known(&["0", "1"]).default("1"),
    ])
    .response(CODE_REPLY)
    .repeat(Repeat::LookFirst)
    .binding(Effect::Unbind, "eip")
    .source(PAGE_AND_TOOL);

const CREATE_EIP: Operation = action("CreateEip")
    .rank(Rank::Needed)
    .summary("Allocate EIPs (legacy API)")
    .doubts(&["The types of `ispId` and `tgwGroup` are assumed."])
    .params(&[
        integer("goodsNum", "How many").at_most(5).default("1"),
        string("ispId", "Line").only_in("qcloudcli"),
        string("tgwGroup", "Its meaning is not documented").only_in("qcloudcli"),
    ])
    .response(&[CODE, MESSAGE, CODE_DESC, object("data", &LEGACY_EIP_IDS_DATA, "Payload")])
    .binding(Effect::Create, "eip")
    .source(PAGE_AND_TOOL);

const DELETE_EIP: Operation = action("DeleteEip")
    .rank(Rank::Needed)
    .summary("Release EIPs (legacy API)")
    .params(&[string("eipIds", "EIP ids").many().required()])
    .response(CODE_REPLY)
    .repeat(Repeat::LookFirst)
    .binding(Effect::Delete, "eip")
    .batch("eipIds", None)
    .source(PAGE_AND_TOOL);

const DESCRIBE_EIP: Operation = reading("DescribeEip")
    .rank(Rank::Needed)
    .summary("List EIPs (legacy API)")
    .doubts(&[
        "The page spells `privateIpAddress` with a third `s`; the command-line tool does not.",
        "The type of `mode` is assumed.",
    ])
    .params(&[
        string("eipIds", "EIP ids").many(),
        string("eips", "EIP addresses").many(),
        string("unInstanceIds", "Server ids").many(),
        string("networkInterfaceIds", "ENI ids").many(),
        string("privateIpAddress", "Private address"),
        string("searchKey", "Text to search for"),
        integer(
            "status",
            "States: 0 creating, 1 binding, 2 bound, 3 unbinding, 4 unbound, 6 going offline, 9 creation failed",
        )
        .many(),
        integer("type", "0 server, 1 NAT gateway").known(&["0", "1"]),
        integer("limit", "Page size").at_most(100).default("20"),
        integer("offset", "Records to skip"),
        string("orderBy", "Field to sort by"),
        string("orderType", "Sort direction"),
        string("mode", "Its meaning is not documented").only_in("qcloudcli"),
    ])
    .response(&[
        CODE,
        MESSAGE,
        CODE_DESC,
        integer("totalCount", "Number of all matching records, older place"),
        object("data", &LEGACY_EIP_LIST_DATA, "Payload"),
    ])
    .paging(Paging::offset("data.eipSet").total("totalCount"))
    .binding(Effect::List, "eip")
    .source(PAGE_AND_TOOL);

const DESCRIBE_EIP_QUOTA: Operation = reading("DescribeEipQuota")
    .rank(Rank::Needed)
    .summary("Show the quotas of EIPs (legacy API)")
    .response(&[CODE, MESSAGE, CODE_DESC, object("data", &LEGACY_EIP_QUOTA_DATA, "Payload")])
    .binding(Effect::Show, "eip")
    .source(PAGE_AND_TOOL);

const MODIFY_EIP_ATTRIBUTES: Operation = action("ModifyEipAttributes")
    .rank(Rank::Needed)
    .summary("Rename an EIP (legacy API)")
    .params(&[EIP_ID, string("eipName", "Name").required()])
    .response(CODE_REPLY)
    .repeat(Repeat::Safe)
    .binding(Effect::Update, "eip")
    .source(PAGE_AND_TOOL);

const MODIFY_EIP_ALIAS: Operation = action("ModifyEipAlias")
    .rank(Rank::Needed)
    .summary("Rename an EIP; a second name of `modifyEipAttributes` (legacy API)")
    .params(&[EIP_ID, string("eipName", "Name").required()])
    .response(CODE_REPLY)
    .repeat(Repeat::Safe)
    .binding(Effect::Update, "eip")
    .source(PAGE_AND_TOOL);

const TRANSFORM_WAN_IP_TO_EIP: Operation = action("TransformWanIpToEip")
    .rank(Rank::Needed)
    .summary("Turn the ordinary public IP of a server into an EIP (legacy API)")
    .params(&[string("unInstanceId", "Server id").required()])
    .response(CODE_REPLY)
    .repeat(Repeat::LookFirst)
    .binding(Effect::Bind, "eip")
    .source(PAGE_AND_TOOL);

const ASSOCIATE_ADDRESS: Operation = newer("AssociateAddress")
    .rank(Rank::Needed)
    .summary("Bind an EIP to an instance or to a private address of an ENI (newer action, older host)")
    .params(addresses::ASSOCIATE_ADDRESS.params)
    .response(ADDRESS_TASK)
    .repeat(Repeat::Safe)
    .binding(Effect::Bind, "eip")
    .source(&["doc"]);

const DESCRIBE_ADDRESSES: Operation = newer("DescribeAddresses")
    .rank(Rank::Needed)
    .summary("List EIPs (newer action, older host)")
    .params(addresses::DESCRIBE_ADDRESSES.params)
    .response(ADDRESSES)
    .paging(pages("AddressSet"))
    .repeat(Repeat::Safe)
    .binding(Effect::List, "eip")
    .source(&["doc"]);

const RELEASE_ADDRESSES: Operation = newer("ReleaseAddresses")
    .rank(Rank::Needed)
    .summary("Release EIPs for good (newer action, older host)")
    .params(addresses::RELEASE_ADDRESSES.params)
    .response(ADDRESS_TASK)
    .repeat(Repeat::LookFirst)
    .binding(Effect::Delete, "eip")
    .source(&["doc"]);

const MODIFY_ADDRESS_ATTRIBUTE: Operation = newer("ModifyAddressAttribute")
    .rank(Rank::Needed)
    .summary("Rename an EIP or switch pass-through (newer action, older host)")
    .params(addresses::MODIFY_ADDRESS_ATTRIBUTE.params)
    .response(&[REQUEST_ID])
    .repeat(Repeat::Safe)
    .binding(Effect::Update, "eip")
    .source(&["doc"]);

const EIP_ID: Field = string("eipId", "Id of the EIP").required();

const LEGACY_EIP_IDS_DATA: Object =
    Object::new("LegacyEipIdsData", "Ids of EIPs", &[string("eipIds", "EIP ids").many()]);

const LEGACY_EIP_LIST_DATA: Object = Object::new(
    "LegacyEipListData",
    "One page of EIPs",
    &[integer("totalCount", "Number of all matching records"), object("eipSet", &LEGACY_EIP, "EIPs").many()],
);

const LEGACY_EIP: Object = Object::new(
    "LegacyEip",
    "An elastic IP",
    &[
        string("eipId", "Id of the EIP"),
        string("eipName", "Name"),
        string("eip", "Public address"),
        integer("ispId", "Line"),
        integer("status", "0 creating, 1 binding, 2 bound, 3 unbinding, 4 unbound, 6 going offline, 9 creation failed")
            .known(&["0", "1", "2", "3", "4", "6", "9"]),
        integer("type", "0 server, 1 NAT gateway").known(&["0", "1"]),
        integer("arrears", "Whether bills are unpaid"),
        string("unInstanceId", "Server id"),
        string("networkInterfaceId", "Id of the interface: eni-..."),
        string("privateIpAddress", "Private address"),
        string("createdAt", "Creation time"),
        string("updatedAt", "Time of the last change"),
        integer("freeSecond", "Seconds without binding"),
    ],
);

const LEGACY_EIP_QUOTA_DATA: Object = Object::new(
    "LegacyEipQuotaData",
    "Quotas, and what is used of them",
    &[
        integer("eipNumQuota", "Limit of EIPs"),
        integer("currentEipNum", "EIPs in use"),
        integer("dailyApplyQuota", "Allocations per day"),
        integer("dailyApplyCount", "Allocations today"),
        integer("dailyAllocWanIpQuota", "Ordinary public IPs per day"),
        integer("dailyAllocWanIpCount", "Ordinary public IPs given today"),
    ],
);

/// An action of the newer API, sent to this host in the form of the older one.
const fn newer(name: &'static str) -> Operation {
    action(name)
        .version("2017-03-12")
        .notes(&["Sent in the form of API 2.0, but with the newer version; the answer has the newer form."])
        .doubts(&[
            "The pages of these actions show lists that begin with index 1.",
            "The parameters are those of the newer API; the older host may know fewer.",
            "How to wait for the effect on this host is not documented.",
        ])
}
