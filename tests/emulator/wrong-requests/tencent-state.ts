// Requests that Tencent Cloud refuses by what is there: each rule in API 3.0's words, and in those of API 2.0.
import { legacy, legacyError, v3, v3Error, type WrongRequest } from "./row.ts";

const ENI = "eni-m6dyj72l";
const VPC = "vpc-7t9nf3pu";
const UNASSIGN = "UnassignPrivateIpAddresses";
const ASSIGN = "AssignPrivateIpAddresses";

const refused = (
  rule: string,
  source: string,
  send: WrongRequest["send"],
  code: string,
  before: WrongRequest["before"] = [],
): WrongRequest => ({
  rule,
  source,
  before,
  send,
  status: 200,
  body: v3Error(code),
});

const unassign = (...ips: string[]) =>
  v3(UNASSIGN, { NetworkInterfaceId: ENI, PrivateIpAddresses: ips.map((PrivateIpAddress) => ({ PrivateIpAddress })) });
const assign = (PrivateIpAddress: string) =>
  v3(ASSIGN, { NetworkInterfaceId: ENI, PrivateIpAddresses: [{ PrivateIpAddress }] });
const more = (SecondaryPrivateIpAddressCount: number, NetworkInterfaceId = ENI) =>
  v3(ASSIGN, { NetworkInterfaceId, SecondaryPrivateIpAddressCount });
const associate = (AddressId: string, PrivateIpAddress: string) =>
  v3("AssociateAddress", { AddressId, NetworkInterfaceId: ENI, PrivateIpAddress });

const PAGE = "tencent.md A.a";
const TABLE = "tencent.md A.b1";
const EIPS = "tencent.md A.b2";

export const api3: WrongRequest[] = [
  refused(
    "the network interface exists",
    PAGE,
    v3(UNASSIGN, { NetworkInterfaceId: "eni-00000000", PrivateIpAddresses: [{ PrivateIpAddress: "10.0.0.3" }] }),
    "ResourceNotFound",
  ),
  refused("the address is on the interface", PAGE, unassign("10.0.0.21"), "UnsupportedOperation.AttachmentNotFound"),
  refused("the address is an address", PAGE, unassign("10.0.0"), "InvalidParameterValue.Malformed"),
  refused("an address is named once", PAGE, unassign("10.0.0.3", "10.0.0.3"), "InvalidParameterValue.DuplicatePara"),
  refused(
    "at most ten addresses in a call",
    "tencent.md 2.1",
    unassign(...Array.from({ length: 11 }, (_, at) => `10.0.0.${at + 2}`)),
    "InvalidParameterValue.LimitExceeded",
  ),
  refused("the primary address stays", "tencent.md 2.1", unassign("10.0.0.1"), "UnsupportedOperation"),
  refused("an address lies in the subnet", TABLE, assign("10.0.1.9"), "InvalidParameterValue.Range"),
  refused("an address is free", TABLE, assign("10.0.0.20"), "ResourceInUse"),
  refused(
    "an interface takes one change at a time",
    TABLE,
    unassign("10.0.0.3"),
    "UnsupportedOperation.MutexOperationTaskRunning",
    [more(1)],
  ),
  refused("an interface has a quota of addresses", TABLE, more(200), "LimitExceeded"),
  refused("the EIP exists", EIPS, associate("eip-00000000", "10.0.0.3"), "InvalidAddressId.NotFound"),
  refused(
    "an EIP is bound to one thing",
    EIPS,
    associate("eip-hxlqja90", "10.0.0.3"),
    "UnsupportedOperation.AddressStatusNotPermit",
  ),
  refused(
    "an address has one EIP",
    EIPS,
    associate("eip-3b7k9dfa", "10.0.0.2"),
    "InvalidPrivateIpAddress.AlreadyBindEip",
  ),
  refused(
    "a free EIP is not unbound",
    EIPS,
    v3("DisassociateAddress", { AddressId: "eip-3b7k9dfa" }),
    "UnsupportedOperation.AddressStatusNotPermit",
  ),
  refused(
    "a bound EIP stays",
    EIPS,
    v3("ReleaseAddresses", { AddressIds: ["eip-hxlqja90"] }),
    "UnsupportedOperation.AddressStatusNotPermit",
  ),
  refused("a task exists", TABLE, v3("DescribeVpcTaskResult", { TaskId: "nothing" }), "ResourceNotFound"),
];

const refused2 = (
  rule: string,
  source: string,
  send: WrongRequest["send"],
  code: number,
  word: string,
  before: WrongRequest["before"] = [],
): WrongRequest => ({
  rule,
  source,
  before,
  send,
  status: 200,
  body: legacyError(code, word),
});

const unassign2 = (ip: string, options: { eni?: string; vpc?: string } = {}) =>
  legacy(
    UNASSIGN,
    { vpcId: options.vpc ?? VPC, networkInterfaceId: options.eni ?? ENI, "privateIpAddress.0": ip },
    { nonce: 2 },
  );
const assign2 = (ip: string) =>
  legacy(ASSIGN, {
    vpcId: VPC,
    networkInterfaceId: ENI,
    "privateIpAddressSet.0.privateIpAddress": ip,
    "privateIpAddressSet.0.primary": "false",
  });
const PAGE2 = "the page Return Private IP of ENI, error codes; tencent.md 3.2";
const CODES2 = "tencent.md 2.2 and 3.2";

export const api2State: WrongRequest[] = [
  refused2("the VPC exists", PAGE2, unassign2("10.0.0.3", { vpc: "vpc-00000000" }), 5000, "InvalidVpc.NotFound"),
  refused2(
    "the network interface exists",
    PAGE2,
    unassign2("10.0.0.3", { eni: "eni-00000000" }),
    5000,
    "InvalidNetworkInterface.NotFound",
  ),
  refused2("the address is on the interface", PAGE2, unassign2("10.0.0.21"), 5000, "InvalidPrivateIpAddress.NotFound"),
  refused2("the primary address stays", PAGE2, unassign2("10.0.0.1"), 5100, "InvalidPrivateip.IsPrimary"),
  refused2("an address is free", CODES2, assign2("10.0.0.20"), 5100, "InvalidPrivateIpAddress.InUse"),
  refused2("an address lies in the subnet", CODES2, assign2("10.0.1.9"), 4000, "InvalidParameter"),
  refused2(
    "an interface takes one change at a time",
    CODES2,
    unassign2("10.0.0.3"),
    5100,
    "UnsupportedOperation.MutexOperationTaskRunning",
    [assign2("10.0.0.9")],
  ),
  refused2(
    "an interface that a server uses is not deleted",
    CODES2,
    legacy("DeleteNetworkInterface", { vpcId: VPC, networkInterfaceId: ENI }),
    5100,
    "InvalidNetworkInterface.CanNotDelete",
  ),
  refused2(
    "the EIP exists",
    CODES2,
    legacy("EipUnBindInstance", { eipId: "eip-00000000" }, { url: "https://eip.api.qcloud.com/v2/index.php" }),
    5000,
    "InvalidAddressId.NotFound",
  ),
];
