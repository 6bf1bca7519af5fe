// The state document: everything the emulator holds, as JSON. `POST /_emulator/seed` takes one,
// `GET /_emulator/state` gives one (without `credentials`, which hold secrets).
import { dnsShapes } from "./huawei/dns-state.ts";
import { networkShapes } from "./huawei/network-state.ts";
import {
  anyText,
  cidr,
  flag,
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
} from "./shape.ts";
import type { Table } from "./table.ts";
import { checkTencentReferences, tencent } from "./tencent/state.ts";

/** When a pending change takes effect, in ms since the epoch; null if nothing is pending. */
const settlesAt = nullable(integer);

/** A token for X-Auth-Token: good for one project (huawei.md 2.2, "Scope rule"), or for the account alone. */
const token = object({
  token: text,
  projectId: nullable(text),
  issuedAt: nullable(integer),
  /** In ms since the epoch; null for never. */
  expiresAt: nullable(integer),
  userId: nullable(text),
  /** The name of the agency whose token it is. */
  agency: nullable(text),
});

/** The keys, tokens and users that an account is called with. */
export const credentialsShape = object({
  huawei: object({
    /** With `securityToken` the pair is a temporary one and every request must carry that token. */
    accessKeys: table(
      object({ accessKeyId: text, secretAccessKey: text, securityToken: nullable(text), expiresAt: nullable(integer) }),
      { due: { of: ["expiresAt"], at: ({ expiresAt }) => expiresAt } },
      "accessKeyId",
    ),
    tokens: table(token, { due: { of: ["expiresAt"], at: ({ expiresAt }) => expiresAt } }, "token"),
    /** IAM users, who get tokens for their passwords. */
    users: list(object({ id: text, name: text, password: text })),
  }),
  tencent: object({
    secretKeys: table(object({ secretId: text, secretKey: text, token: nullable(text) }), {}, "secretId"),
  }),
});

const subnet = object({
  id: text,
  name: withDefault(text, () => "subnet"),
  neutronSubnetId: text,
  vpcId: text,
  cidr,
  createdAt: withDefault(text, () => "2025-01-01T08:00:00Z"),
});

const dnsAddress = object({
  id: text,
  ip: ipv4,
  /** The `id` of an entry of `subnets`, as bind takes it; lists show that entry's `neutronSubnetId`. */
  subnetId: text,
  status: oneOf("ACTIVE", "PENDING_CREATE", "PENDING_DELETE", "ERROR"),
  errorInfo: withDefault(anyText, () => ""),
  createTime: text,
  updateTime: text,
});

const dnsEndpoint = object({
  id: text,
  name: text,
  direction: oneOf("inbound", "outbound"),
  status: oneOf("ACTIVE", "PENDING_CREATE", "PENDING_DELETE", "ERROR"),
  settlesAt,
  /** Whether the endpoint itself goes, not only one of its addresses. */
  deleting: withDefault(flag, () => false),
  vpcId: text,
  createTime: text,
  updateTime: text,
  addresses: list(dnsAddress),
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

const huawei = object({
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
  endpoints: table(dnsEndpoint, {
    indexes: {
      direction: { of: ["direction"], keys: ({ direction }) => [direction] },
      name: { of: ["name"], keys: ({ name }) => [name] },
    },
    due: { of: ["settlesAt"], at: ({ settlesAt }) => settlesAt },
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

export const stateFields = {
  /** Counts the ids given out so far. */
  serial: withDefault(integer, () => 0),
  credentials: nullable(credentialsShape),
  huawei,
  tencent,
};

/** The document as a caller may write it; what is left out of it is empty, missing credentials stay as they were. */
export const stateShape = object(stateFields);

export type Credentials = Of<typeof credentialsShape>;
export type HuaweiCredentials = Credentials["huawei"];
export type Token = Of<typeof token>;
export type TencentCredentials = Credentials["tencent"];
export type DnsEndpoint = Of<typeof dnsEndpoint>;
export type Gateway = Of<typeof gateway>;
export type IngressAddress = Of<typeof ingressAddress>;
export type EndpointService = Of<typeof endpointService>;
export type EndpointConnection = Of<typeof endpointConnection>;
export type DesktopJob = Of<typeof desktopJob>;
export type Desktop = Of<typeof desktop>;
export type DesktopNetwork = Of<typeof desktopNetwork>;
export type DesktopEip = Of<typeof desktopEip>;

/**
 * Refuse a document in which something names what is not there: the operations rely on it.
 * Only called with a document that has the shape.
 */
export function checkReferences({ huawei, tencent }: Pick<State, "huawei" | "tencent">, path: string): void {
  const check = (known: { has(id: string): boolean }, name: string | null, field: string) => {
    if (name !== null && !known.has(name)) {
      throw new ShapeError(`${path}${field}`, `names ${name}, which is not in the document`);
    }
  };
  const projects = new Set(huawei.projects.map(({ id }) => id));
  [...huawei.endpoints].forEach(({ addresses }, at) => {
    addresses.forEach(({ subnetId }, index) => {
      check(huawei.subnets, subnetId, `huawei.endpoints[${at}].addresses[${index}].subnetId`);
    });
  });
  [...huawei.resolverRules].forEach(({ endpointId }, at) => {
    check(huawei.endpoints, endpointId, `huawei.resolverRules[${at}].endpointId`);
  });
  [...huawei.ptrRecords].forEach(({ publicipId }, at) => {
    check(huawei.publicips, publicipId, `huawei.ptrRecords[${at}].publicipId`);
  });
  [...huawei.gateways].forEach(({ projectId }, at) => {
    check(projects, projectId, `huawei.gateways[${at}].projectId`);
  });
  [...huawei.desktops].forEach(({ network, move }, at) => {
    for (const [field, place] of Object.entries({ network, "move.to": move?.to })) {
      check(huawei.subnets, place?.subnetId ?? null, `huawei.desktops[${at}].${field}.subnetId`);
      for (const id of place?.securityGroups ?? []) {
        check(huawei.securityGroups, id, `huawei.desktops[${at}].${field}.securityGroups`);
      }
    }
  });
  [...huawei.desktopEips].forEach(({ desktopId, change }, at) => {
    check(huawei.desktops, desktopId, `huawei.desktopEips[${at}].desktopId`);
    check(huawei.desktops, change?.desktopId ?? null, `huawei.desktopEips[${at}].change.desktopId`);
  });
  [...huawei.ports].forEach(({ networkId, projectId, securityGroups }, at) => {
    check(huawei.subnets, networkId, `huawei.ports[${at}].networkId`);
    check(projects, projectId, `huawei.ports[${at}].projectId`);
    for (const id of securityGroups) check(huawei.securityGroups, id, `huawei.ports[${at}].securityGroups`);
  });
  [...huawei.subInterfaces].forEach(({ subnetId, projectId, parentId, securityGroups }, at) => {
    check(huawei.subnets, subnetId, `huawei.subInterfaces[${at}].subnetId`);
    check(projects, projectId, `huawei.subInterfaces[${at}].projectId`);
    check(huawei.ports, parentId, `huawei.subInterfaces[${at}].parentId`);
    for (const id of securityGroups) check(huawei.securityGroups, id, `huawei.subInterfaces[${at}].securityGroups`);
  });
  [...huawei.publicips].forEach(({ bandwidthId, projectId, association }, at) => {
    check(huawei.bandwidths, bandwidthId, `huawei.publicips[${at}].bandwidthId`);
    check(projects, projectId, `huawei.publicips[${at}].projectId`);
    if (association?.type === "PORT") check(huawei.ports, association.id, `huawei.publicips[${at}].association.id`);
  });
  checkTencentReferences(tencent, path);
}

/** The state while the emulator runs. */
export type State = Omit<Of<typeof stateShape>, "credentials"> & { credentials: Credentials };

/** What is written in a document: every member may be left out, and tables are lists. */
export type Loose<T> =
  T extends Table<infer Item, string>
    ? Loose<Item>[]
    : T extends (infer Item)[]
      ? Loose<Item>[]
      : T extends object
        ? { [K in keyof T]?: Loose<T[K]> }
        : T;

/**
 * A state document: JSON with the members `credentials`, `huawei` and `tencent`. Members with an obvious empty value
 * can be left out; every other omission is refused with the name of the field.
 */
export type StateDocument = Loose<Of<typeof stateShape>>;
