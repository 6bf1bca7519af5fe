// What DNS holds: resolver endpoints, forwarding rules, private zones and the reverse records of public IPs.
import {
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
  withDefault,
} from "../shape.ts";
import type { Fixed } from "../table.ts";

/** When a pending change takes effect, in ms since the epoch; null if nothing is pending. */
export const settlesAt = nullable(integer);

const dnsAddress = object({
  id: text,
  ip: ipv4,
  /** The `id` of an entry of `subnets`, as bind takes it; lists show that entry's `neutronSubnetId`. */
  subnetId: text,
  status: oneOf("ACTIVE", "PENDING_CREATE", "PENDING_DELETE", "ERROR"),
  errorInfo: emptyText,
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
  deleting: no,
  vpcId: text,
  createTime: text,
  updateTime: text,
  addresses: list(dnsAddress),
});

/** The association of a rule or of a zone with a VPC, which DNS calls a router. */
const association = object({
  vpcId: text,
  region: text,
  status: withDefault(oneOf("ACTIVE", "PENDING_CREATE", "PENDING_DELETE", "ERROR"), () => "ACTIVE" as const),
  settlesAt,
});

const resolverRule = object({
  id: text,
  name: text,
  domainName: text,
  endpointId: text,
  ips: list(ipv4),
  status: withDefault(
    oneOf("ACTIVE", "PENDING_CREATE", "PENDING_UPDATE", "PENDING_DELETE", "ERROR"),
    () => "ACTIVE" as const,
  ),
  settlesAt,
  createTime: text,
  updateTime: text,
  associations: list(association),
});

const privateZone = object({ id: text, name: text, associations: list(association) });

const ptrRecord = object({
  id: text,
  /** Of an entry of `publicips`. */
  publicipId: text,
  region: text,
  /** As the service shows them: in lower case, with a dot at the end. */
  names: list(text),
  description: emptyText,
  ttl: withDefault(integer, () => 300),
  enterpriseProjectId: withDefault(text, () => "0"),
  tags: list(object({ key: text, value: emptyText })),
  status: withDefault(
    oneOf("ACTIVE", "PENDING_CREATE", "PENDING_UPDATE", "PENDING_DELETE", "ERROR"),
    () => "ACTIVE" as const,
  ),
  settlesAt,
});

/** When the first of the changes that are under way takes effect. */
const first = (times: (number | null)[]): number | null => {
  const pending = times.filter((time) => time !== null);
  return pending.length === 0 ? null : Math.min(...pending);
};

const timesOf = (associations: readonly { settlesAt: number | null }[]) =>
  associations.map((association) => association.settlesAt);

export const dnsShapes = {
  endpoints: table(dnsEndpoint, {
    indexes: {
      direction: { of: ["direction"], keys: ({ direction }) => [direction] },
      name: { of: ["name"], keys: ({ name }) => [name] },
    },
    due: { of: ["settlesAt"], at: ({ settlesAt }) => settlesAt },
  }),
  resolverRules: table(resolverRule, {
    indexes: { endpoint: { of: ["endpointId"], keys: ({ endpointId }) => [endpointId] } },
    due: {
      of: ["settlesAt", "associations"],
      at: ({ settlesAt, associations }) => first([settlesAt, ...timesOf(associations)]),
    },
  }),
  privateZones: table(privateZone, {
    due: { of: ["associations"], at: ({ associations }) => first(timesOf(associations)) },
  }),
  ptrRecords: table(ptrRecord, {
    indexes: { publicip: { of: ["publicipId"], keys: ({ publicipId }) => [publicipId] } },
    due: { of: ["settlesAt"], at: ({ settlesAt }) => settlesAt },
  }),
};

export type DnsAddress = Fixed<Of<typeof dnsAddress>>;
export type DnsEndpoint = Fixed<Of<typeof dnsEndpoint>>;
export type Association = Fixed<Of<typeof association>>;
export type ResolverRule = Fixed<Of<typeof resolverRule>>;
export type PrivateZone = Fixed<Of<typeof privateZone>>;
export type PtrRecord = Fixed<Of<typeof ptrRecord>>;

/** Whether the change that is under way has to be in effect by now. */
export const isDue = ({ settlesAt }: { settlesAt: number | null }, now: number): boolean =>
  settlesAt !== null && now >= settlesAt;
