// Huawei Cloud's part of the state document.

import {
  cidr,
  integer,
  ipv4,
  list,
  nullable,
  type Of,
  object,
  oneOf,
  ShapeError,
  table,
  text,
  withDefault,
} from "../shape.ts";
import { dnsShapes } from "./dns-state.ts";
import { networkShapes } from "./network-state.ts";

/** When a pending change takes effect, in ms since the epoch; null if nothing is pending. */
const settlesAt = nullable(integer);

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
export type Gateway = Of<typeof gateway>;
export type IngressAddress = Of<typeof ingressAddress>;
export type EndpointService = Of<typeof endpointService>;
export type EndpointConnection = Of<typeof endpointConnection>;
export type DesktopJob = Of<typeof desktopJob>;
export type Desktop = Of<typeof desktop>;
export type DesktopNetwork = Of<typeof desktopNetwork>;
export type DesktopEip = Of<typeof desktopEip>;

/** Refuse a document in which something names what is not there: the operations rely on it. */
export function checkHuaweiReferences(state: HuaweiState, path: string): void {
  const check = (known: { has(id: string): boolean }, name: string | null, field: string) => {
    if (name !== null && !known.has(name)) {
      throw new ShapeError(`${path}huawei.${field}`, `names ${name}, which is not in the document`);
    }
  };
  const projects = new Set(state.projects.map(({ id }) => id));
  [...state.endpoints].forEach(({ addresses }, at) => {
    addresses.forEach(({ subnetId }, index) => {
      check(state.subnets, subnetId, `endpoints[${at}].addresses[${index}].subnetId`);
    });
  });
  [...state.resolverRules].forEach(({ endpointId }, at) => {
    check(state.endpoints, endpointId, `resolverRules[${at}].endpointId`);
  });
  [...state.ptrRecords].forEach(({ publicipId }, at) => {
    check(state.publicips, publicipId, `ptrRecords[${at}].publicipId`);
  });
  [...state.gateways].forEach(({ projectId }, at) => {
    check(projects, projectId, `gateways[${at}].projectId`);
  });
  [...state.desktops].forEach(({ network, move }, at) => {
    for (const [field, place] of Object.entries({ network, "move.to": move?.to })) {
      check(state.subnets, place?.subnetId ?? null, `desktops[${at}].${field}.subnetId`);
      for (const id of place?.securityGroups ?? []) {
        check(state.securityGroups, id, `desktops[${at}].${field}.securityGroups`);
      }
    }
  });
  [...state.desktopEips].forEach(({ desktopId, change }, at) => {
    check(state.desktops, desktopId, `desktopEips[${at}].desktopId`);
    check(state.desktops, change?.desktopId ?? null, `desktopEips[${at}].change.desktopId`);
  });
  [...state.ports].forEach(({ networkId, projectId, securityGroups }, at) => {
    check(state.subnets, networkId, `ports[${at}].networkId`);
    check(projects, projectId, `ports[${at}].projectId`);
    for (const id of securityGroups) check(state.securityGroups, id, `ports[${at}].securityGroups`);
  });
  [...state.subInterfaces].forEach(({ subnetId, projectId, parentId, securityGroups }, at) => {
    check(state.subnets, subnetId, `subInterfaces[${at}].subnetId`);
    check(projects, projectId, `subInterfaces[${at}].projectId`);
    check(state.ports, parentId, `subInterfaces[${at}].parentId`);
    for (const id of securityGroups) check(state.securityGroups, id, `subInterfaces[${at}].securityGroups`);
  });
  [...state.publicips].forEach(({ bandwidthId, projectId, association }, at) => {
    check(state.bandwidths, bandwidthId, `publicips[${at}].bandwidthId`);
    check(projects, projectId, `publicips[${at}].projectId`);
    if (association?.type === "PORT") check(state.ports, association.id, `publicips[${at}].association.id`);
  });
}
