// Huawei Cloud's part of the state document.

import { cidr, integer, ipv4, list, nullable, type Of, object, oneOf, table, text, withDefault } from "../shape.ts";
import type { Fixed } from "../table.ts";
import { dnsShapes, settlesAt } from "./dns-state.ts";
import { networkShapes } from "./network-state.ts";

const subnet = object({
  id: text,
  name: withDefault(text, () => "subnet"),
  neutronSubnetId: text,
  vpcId: text,
  cidr,
  createdAt: withDefault(text, () => "2025-01-01T08:00:00Z"),
});

const ingressAddress = object({
  network: oneOf("public", "private", "global"),
  type: oneOf("v4", "v6"),
  ip: text,
  status: withDefault(oneOf("registered", "registering", "unregistering"), () => "registered" as const),
});

/** A VPC endpoint, mostly of another account, that wants to reach a gateway. */
const endpointConnection = object({
  id: text,
  markerId: integer,
  domainId: text,
  status: oneOf("pendingAcceptance", "creating", "accepted", "rejected", "failed", "deleting"),
  createdAt: text,
  updatedAt: text,
});

/** What makes a gateway reachable through VPC endpoints: who is, and which accounts may. */
const endpointService = object({
  connections: list(endpointConnection),
  permissions: list(object({ id: text, permission: text, createdAt: text })),
});

const gateway = object({
  id: text,
  projectId: text,
  name: text,
  /** Only gateways of the NLB series have ingress addresses to register (the page of UnregisterIngressIps). */
  series: oneOf("NLB", "ELB", "LVS"),
  spec: withDefault(text, () => "BASIC"),
  /** 6 Running, 12 Updating (huawei.md 3.2). */
  instanceStatus: withDefault(oneOf(6, 12), () => 6 as const),
  settlesAt,
  createTime: integer,
  vpcId: text,
  subnetId: text,
  securityGroupId: text,
  ingressIp: text,
  bandwidthSize: withDefault(integer, () => 0),
  bandwidthChargingMode: withDefault(oneOf("bandwidth", "traffic"), () => "bandwidth" as const),
  /** The public address that an ELB gateway listens on; null while public access is off. */
  ingressEip: nullable(ipv4),
  /** The public address that calls to back ends come from; null while that is off. */
  natEip: nullable(ipv4),
  /** What happens to the ingress address when the job under way is over: an address to show, or none. */
  ingressChange: nullable(object({ address: nullable(ipv4) })),
  /** Null for a gateway that VPC endpoints cannot reach. */
  endpointService: nullable(endpointService),
  elbs: list(
    object({
      id: text,
      ports: list(object({ protocol: oneOf("HTTP", "HTTPS"), port: integer })),
      addresses: list(ingressAddress),
      status: withDefault(oneOf("added", "adding", "removing"), () => "added" as const),
    }),
  ),
});

/** Where a desktop stands: at an address of a subnet, through a port, behind security groups. */
const desktopNetwork = object({ portId: text, subnetId: text, ip: ipv4, securityGroups: list(text) });

const desktop = object({
  id: text,
  name: text,
  userName: text,
  network: nullable(desktopNetwork),
  /** The network that it is on the way to. */
  move: nullable(object({ to: desktopNetwork, settlesAt: integer })),
});

const desktopEip = object({
  id: text,
  address: ipv4,
  bandwidthSize: integer,
  chargeMode: oneOf("TRAFFIC", "BANDWIDTH"),
  createTime: text,
  enterpriseProjectId: withDefault(text, () => "0"),
  desktopId: nullable(text),
  /** A change under way: to which desktop (null: to none) and when it takes effect. */
  change: nullable(object({ desktopId: nullable(text), settlesAt: integer })),
});

const desktopJob = object({
  id: text,
  type: text,
  beginAt: integer,
  settlesAt: integer,
  subJobs: list(object({ id: text, desktopId: nullable(text) })),
});

export const huawei = object({
  domainId: text,
  domainName: withDefault(text, () => "ACCOUNTEXAMPLE"),
  projects: list(object({ id: text, name: text })),
  /** What other accounts let this one do; to keep things small, with the resources of this one. */
  agencies: list(object({ name: text, domainId: text, domainName: text })),
  subnets: table(subnet, {
    indexes: {
      vpc: { of: ["vpcId"], keys: ({ vpcId }) => [vpcId] },
      neutron: { of: ["neutronSubnetId"], keys: ({ neutronSubnetId }) => [neutronSubnetId] },
    },
  }),
  ...dnsShapes,
  gateways: table(gateway, {
    indexes: { project: { of: ["projectId"], keys: ({ projectId }) => [projectId] } },
    due: { of: ["settlesAt"], at: ({ settlesAt }) => settlesAt },
  }),
  desktops: table(desktop, { due: { of: ["move"], at: ({ move }) => move?.settlesAt ?? null } }),
  desktopEips: table(desktopEip, {
    indexes: {
      desktop: { of: ["desktopId"], keys: ({ desktopId }) => (desktopId === null ? [] : [desktopId]) },
      /** To whom it belongs once all changes under way took effect. */
      owner: {
        of: ["desktopId", "change"],
        keys: ({ desktopId, change }) => [change ? change.desktopId : desktopId].filter((id) => id !== null),
      },
    },
    due: { of: ["change"], at: ({ change }) => change?.settlesAt ?? null },
  }),
  desktopJobs: table(desktopJob),
  ...networkShapes,
});

export type HuaweiState = Of<typeof huawei>;
export type Gateway = Fixed<Of<typeof gateway>>;
export type IngressAddress = Fixed<Of<typeof ingressAddress>>;
export type EndpointService = Fixed<Of<typeof endpointService>>;
export type EndpointConnection = Fixed<Of<typeof endpointConnection>>;
export type DesktopJob = Fixed<Of<typeof desktopJob>>;
export type Desktop = Fixed<Of<typeof desktop>>;
export type DesktopNetwork = Fixed<Of<typeof desktopNetwork>>;
export type DesktopEip = Fixed<Of<typeof desktopEip>>;
