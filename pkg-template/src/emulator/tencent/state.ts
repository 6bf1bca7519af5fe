// Tencent Cloud's part of the state document.
import { isIpv6 } from "../ipv4.ts";
import {
  anyText,
  cidr,
  emptyText,
  integer,
  ipv4,
  list,
  no,
  nullable,
  type Of,
  object,
  oneOf,
  table,
  text,
  textLike,
  withDefault,
} from "../shape.ts";
import type { Fixed } from "../table.ts";

const ipv6 = textLike("an IPv6 address", isIpv6);
const prefix = textLike("the first four groups of an IPv6 range, such as 2001:db8:0:1", (value) =>
  isIpv6(`${value}::1`),
);
const number = (usual: number) => withDefault(integer, () => usual);
const tags = list(object({ Key: text, Value: anyText }));
const group = object({ id: text, name: text });

/** What one address of an interface goes through (tencent.md 2.3): a second way to see when a change is done. */
const addressState = withDefault(oneOf("AVAILABLE", "PENDING", "MIGRATING", "DELETING"), () => "AVAILABLE" as const);
const qos = withDefault(oneOf("PT", "AU", "AG", "DEFAULT"), () => "DEFAULT" as const);

const eniAddress = object({
  ip: ipv4,
  primary: no,
  state: addressState,
  description: emptyText,
  qos,
  /** The interface that a MIGRATING address goes to. */
  migratesTo: nullable(text),
});

const eniIpv6 = object({ ip: ipv6, state: addressState, description: emptyText });

const networkInterface = object({
  id: text,
  name: text,
  description: emptyText,
  vpcId: text,
  subnetId: text,
  primary: no,
  macAddress: text,
  zone: text,
  createdTime: text,
  securityGroups: list(group),
  state: withDefault(oneOf("PENDING", "AVAILABLE", "ATTACHING", "DETACHING", "DELETING"), () => "AVAILABLE" as const),
  attachment: nullable(object({ instanceId: text, deviceIndex: integer, attachTime: text })),
  /** The server that a change under way attaches it to. */
  attachesTo: nullable(text),
  attachType: withDefault(oneOf(0, 1), () => 0 as const),
  qos,
  tags,
  addresses: list(eniAddress),
  ipv6: list(eniIpv6),
});

/** Either an address of an interface, or `resourceId`: a server, HAVIP, DHCP IP or NAT gateway. */
const eipBinding = nullable(
  object({ networkInterfaceId: nullable(text), privateIp: nullable(ipv4), resourceId: nullable(text) }),
);

/** What an EIP is going through; null while nothing is. */
const eipChange = nullable(oneOf("CREATING", "BINDING", "UNBINDING", "OFFLINING"));

const eipCharge = {
  bandwidth: number(1),
  chargeType: withDefault(text, () => "TRAFFIC_POSTPAID_BY_HOUR"),
};

const eip = object({
  id: text,
  ip: ipv4,
  name: emptyText,
  createdTime: withDefault(text, () => "2020-06-04 09:00:00"),
  type: withDefault(text, () => "EIP"),
  isp: withDefault(text, () => "BGP"),
  ...eipCharge,
  directConnection: no,
  tags,
  binding: eipBinding,
  change: eipChange,
  /** UNBINDING gives the server an ordinary public address again. */
  leavesPublicIp: no,
  /** The address it is being exchanged for. */
  newIp: nullable(ipv4),
});

const eipv6 = object({
  id: text,
  ip: ipv6,
  name: emptyText,
  createdTime: text,
  /** EIPv6, or the bandwidth bought for an address of an interface (tencent.md A.c2, "traditional"). */
  traditional: no,
  ...eipCharge,
  tags,
  binding: nullable(object({ networkInterfaceId: text, privateIp: nullable(ipv6), instanceId: nullable(text) })),
  change: eipChange,
});

const haVip = object({
  id: text,
  name: text,
  ip: ipv4,
  vpcId: text,
  subnetId: text,
  networkInterfaceId: nullable(text),
  createdTime: text,
  checkAssociate: no,
  associations: list(object({ instanceId: text, type: oneOf("CVM", "ENI") })),
  tags,
  deleting: no,
});

const dhcpIp = object({
  id: text,
  name: text,
  ip: ipv4,
  vpcId: text,
  subnetId: text,
  createdTime: text,
  tags,
  deleting: no,
});

const reservedIp = object({
  id: text,
  name: emptyText,
  description: emptyText,
  ip: ipv4,
  vpcId: text,
  subnetId: text,
  createdTime: text,
  tags,
});

const task = object({
  /** The handle of API 2.0 and of the EIP calls of API 3.0. */
  id: integer,
  /** The handle of the other calls of API 3.0: the RequestId of the call that started it. */
  requestId: text,
  /** Which poller knows it (tencent.md 2.4): DescribeVpcTaskResult or DescribeTaskResult. */
  family: withDefault(oneOf("vpc", "eip"), () => "vpc" as const),
  /** The ids of what it changes; nothing else may change these while it runs. */
  resources: list(text),
  settlesAt: integer,
  /** Whether its change has come into effect. */
  settled: no,
});

/** How much the account may have. The pages give no numbers for most; these are small enough to be met in a test. */
const quotas = object({
  networkInterfaces: number(1000),
  interfacesPerInstance: number(8),
  addressesPerInterface: number(30),
  ipv6PerInterface: number(10),
  securityGroupsPerInterface: number(5),
  /** The three of DescribeEipQuota (tencent.md 2.2). */
  eips: number(20),
  eipsPerDay: number(40),
  publicIpsPerDay: number(10),
  eipsPerNatGateway: number(10),
  haVips: number(10),
  dhcpIps: number(64),
});

/** A key for an index, of a member that can be empty. */
const present = (id: string | null | undefined): string[] => (id == null ? [] : [id]);

const today = object({ day: emptyText, eips: number(0), publicIps: number(0) });

export const tencent = object({
  vpcs: list(text),
  subnets: table(object({ id: text, vpcId: text, cidr, ipv6Prefix: nullable(prefix) })),
  securityGroups: table(group),
  /** Servers; `publicIp` is an ordinary public address, which is no EIP. */
  instances: table(object({ id: text, vpcId: text, zone: text, publicIp: nullable(ipv4), newIp: nullable(ipv4) }), {
    indexes: { publicIp: { of: ["publicIp"], keys: ({ publicIp }) => present(publicIp) } },
  }),
  natGateways: table(object({ id: text, vpcId: text })),
  networkInterfaces: table(networkInterface, {
    indexes: {
      /** The server it is attached to, or that a change under way attaches it to. */
      instance: {
        of: ["attachment", "attachesTo"],
        keys: ({ attachment, attachesTo }) => present(attachesTo ?? attachment?.instanceId),
      },
      address: { of: ["addresses"], keys: ({ addresses }) => addresses.map(({ ip }) => ip) },
      ipv6: { of: ["ipv6"], keys: ({ ipv6 }) => ipv6.map(({ ip }) => ip) },
    },
  }),
  /** Elastic IPs; `binding` is null while the address is attached to nothing. */
  eips: table(eip, {
    indexes: {
      address: { of: ["ip"], keys: ({ ip }) => [ip] },
      interface: { of: ["binding"], keys: ({ binding }) => present(binding?.networkInterfaceId) },
      resource: { of: ["binding"], keys: ({ binding }) => present(binding?.resourceId) },
    },
  }),
  eipv6s: table(eipv6, {
    indexes: {
      address: { of: ["ip"], keys: ({ ip }) => [ip] },
      interface: { of: ["binding"], keys: ({ binding }) => present(binding?.networkInterfaceId) },
    },
  }),
  haVips: table(haVip, {
    indexes: {
      address: { of: ["ip"], keys: ({ ip }) => [ip] },
      interface: { of: ["networkInterfaceId"], keys: ({ networkInterfaceId }) => present(networkInterfaceId) },
    },
  }),
  dhcpIps: table(dhcpIp, { indexes: { address: { of: ["ip"], keys: ({ ip }) => [ip] } } }),
  reservedIps: table(reservedIp, { indexes: { address: { of: ["ip"], keys: ({ ip }) => [ip] } } }),
  tasks: table(task, {
    indexes: {
      request: { of: ["requestId"], keys: ({ requestId }) => [requestId] },
      /** What it holds until it has come into effect. */
      held: { of: ["resources", "settled"], keys: ({ resources, settled }) => (settled ? [] : resources) },
    },
    due: { of: ["settlesAt", "settled"], at: ({ settlesAt, settled }) => (settled ? null : settlesAt) },
  }),
  /** The page of UnassignPrivateIpAddresses shows 16284. */
  nextTaskId: number(16284),
  /** Calls with a ClientToken: what was asked, and the ids or addresses that it made. */
  clientTokens: table(object({ token: text, request: text, requestId: text, made: list(text) }), {}, "token"),
  quotas: withDefault(quotas, () => quotas({}, "")),
  /** How much of the daily quotas is used up, and on which day (UTC). */
  today: withDefault(today, () => today({}, "")),
});

export type TencentState = Of<typeof tencent>;
export type NetworkInterface = Fixed<Of<typeof networkInterface>>;
export type Eip = Fixed<Of<typeof eip>>;
export type Eipv6 = Fixed<Of<typeof eipv6>>;
export type HaVip = Fixed<Of<typeof haVip>>;
export type DhcpIp = Fixed<Of<typeof dhcpIp>>;
export type ReservedIp = Fixed<Of<typeof reservedIp>>;
export type Task = Fixed<Of<typeof task>>;
