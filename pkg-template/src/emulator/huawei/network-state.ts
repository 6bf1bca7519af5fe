// What EIP and VPC hold: ports, public IPs, their bandwidths and the jobs of batch calls.
import {
  emptyText,
  flag,
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
  withDefault,
} from "../shape.ts";
import type { Fixed } from "../table.ts";

const longAgo = withDefault(text, () => new Date(0).toISOString());

/** A port, which is also what the calls about private IP addresses show: both are one address in a subnet. */
const port = object({
  id: text,
  projectId: text,
  name: emptyText,
  /** The `id` of an entry of `subnets`; ports show it as `network_id` or `virsubnet_id`. */
  networkId: text,
  ip: ipv4,
  macAddress: text,
  deviceId: emptyText,
  /** Who uses it: emptyText for nobody, `neutron:VIP_PORT` for a virtual IP address, `compute:...` for a server. */
  deviceOwner: emptyText,
  adminStateUp: withDefault(flag, () => true),
  securityGroups: list(text),
  allowedAddressPairs: list(object({ ip_address: text, mac_address: emptyText })),
  createdAt: text,
});

const association = object({ type: oneOf("PORT", "NATGW", "VPN", "ELB"), id: text });

const publicip = object({
  id: text,
  projectId: text,
  address: ipv4,
  /** The line type. */
  type: withDefault(text, () => "5_bgp"),
  alias: emptyText,
  description: emptyText,
  bandwidthId: text,
  enterpriseProjectId: withDefault(text, () => "0"),
  createdAt: text,
  updatedAt: text,
  /** What it is bound to; only ports are known here, the others belong to services that the emulator does not have. */
  association: nullable(association),
  /** Whether it has an IPv6 address too, which NAT64 turns into the other one. */
  nat64: no,
  /** The order that it is paid with in advance; null if it is paid for as it is used. */
  orderId: nullable(text),
  /** The word it shows instead of its state until a change took effect. */
  pending: nullable(object({ status: oneOf("PENDING_CREATE", "BINDING", "PENDING_UPDATE"), settlesAt: integer })),
});

const bandwidth = object({
  id: text,
  projectId: text,
  name: text,
  size: integer,
  chargeMode: withDefault(oneOf("bandwidth", "traffic", "95peak_plus"), () => "bandwidth" as const),
  /** PER is of one public IP and goes with it, WHOLE is shared. */
  shareType: oneOf("PER", "WHOLE"),
  enterpriseProjectId: withDefault(text, () => "0"),
  createdAt: longAgo,
  updatedAt: longAgo,
});

const eipJob = object({ id: text, projectId: text, type: text, beginAt: integer, settlesAt: integer });

/** A sub-network interface: an address of a subnet that reaches a server through a VLAN of one of its ports. */
const subInterface = object({
  id: text,
  projectId: text,
  /** The `id` of an entry of `subnets`. */
  subnetId: text,
  ip: ipv4,
  macAddress: text,
  /** The port that carries it; null while it is detached. */
  parentId: nullable(text),
  vlanId: integer,
  description: emptyText,
  securityEnabled: withDefault(flag, () => true),
  securityGroups: list(text),
  allowedAddressPairs: list(object({ ip_address: text, mac_address: emptyText })),
  createdAt: text,
  updatedAt: text,
});

/** How many of these the account may have at most; by default as many as without asking the provider for more. */
const quotas = object({
  /** Page "Notes and Constraints" of EIP. */
  publicips: withDefault(integer, () => 20),
  /** Page "BatchCreateSharedBandwidths". */
  sharedBandwidths: withDefault(integer, () => 5),
  /** Public IPs in one shared bandwidth: page "Adding an EIP to a Shared Bandwidth". */
  sharing: withDefault(integer, () => 20),
});

export const networkShapes = {
  quotas: withDefault(quotas, () => quotas({}, "")),
  securityGroups: table(object({ id: text, name: text })),
  ports: table(port, {
    indexes: {
      project: { of: ["projectId"], keys: ({ projectId }) => [projectId] },
      subnet: { of: ["networkId"], keys: ({ networkId }) => [networkId] },
    },
  }),
  subInterfaces: table(subInterface, {
    indexes: {
      project: { of: ["projectId"], keys: ({ projectId }) => [projectId] },
      parent: { of: ["parentId"], keys: ({ parentId }) => (parentId === null ? [] : [parentId]) },
    },
  }),
  publicips: table(publicip, {
    indexes: {
      project: { of: ["projectId"], keys: ({ projectId }) => [projectId] },
      address: { of: ["address"], keys: ({ address }) => [address] },
      bandwidth: { of: ["bandwidthId"], keys: ({ bandwidthId }) => [bandwidthId] },
      /** The id of what it is bound to. */
      holder: { of: ["association"], keys: ({ association }) => (association ? [association.id] : []) },
    },
    due: { of: ["pending"], at: ({ pending }) => pending?.settlesAt ?? null },
  }),
  bandwidths: table(bandwidth, {
    indexes: {
      project: { of: ["projectId"], keys: ({ projectId }) => [projectId] },
      /** The project of a shared one. */
      sharer: {
        of: ["projectId", "shareType"],
        keys: ({ projectId, shareType }) => (shareType === "WHOLE" ? [projectId] : []),
      },
    },
  }),
  eipJobs: table(eipJob),
};

export type Port = Fixed<Of<typeof port>>;
export type SubInterface = Fixed<Of<typeof subInterface>>;
export type Publicip = Fixed<Of<typeof publicip>>;
export type Bandwidth = Fixed<Of<typeof bandwidth>>;
