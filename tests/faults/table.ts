// The fault matrix: what breaks, and what has to become of a call that meets it, by what a second equal request would do.

/** What a second equal request does: nothing, nothing more, or the same once more. */
export type Kind = "read" | "idempotent" | "other";

/** The calls that are made, one of each kind for each form of request. */
export const calls = {
  show: { kind: "read", cloud: "huawei", service: "dns", operation: "showEndpoint" },
  describe: { kind: "read", cloud: "tencent", service: "vpc", operation: "describeNetworkInterfaces" },
  unbind: { kind: "idempotent", cloud: "huawei", service: "dns", operation: "disassociateEndpointIpaddress" },
  assignOnce: { kind: "idempotent", cloud: "tencent", service: "vpc", operation: "assignPrivateIpAddresses" },
  bind: { kind: "other", cloud: "huawei", service: "dns", operation: "associateEndpointIpaddress" },
  assign: { kind: "other", cloud: "tencent", service: "vpc", operation: "assignPrivateIpAddresses" },
  assignLegacy: { kind: "other", cloud: "tencent", service: "vpcLegacy", operation: "assignPrivateIpAddresses" },
} as const;

export type CallName = keyof typeof calls;

/** What becomes of the attempt: another one, success, or the end of the call with this error. */
type Outcome = "again" | "done" | "end";

interface Fault {
  /** Whether the request takes effect before the fault. */
  executed: boolean;
  /** The kind of the error, and its code, where the call ends by it. */
  error?: [kind: string, code?: string];
  read: Outcome;
  idempotent: Outcome;
  other: Outcome;
  /** The same in workerd, where it differs. */
  workerd?: Partial<Record<Kind, Outcome>>;
  /** For the calls of one cloud only, if it is in its form. */
  only?: "huawei" | "tencent";
}

/** Every attempt but the last may be followed by another one. */
export const ATTEMPTS = 4;

const all = (outcome: Outcome) => ({ read: outcome, idempotent: outcome, other: outcome });
/** Sent again unless a second effect is possible. */
const unlessActs = { read: "again", idempotent: "again", other: "end" } as const;

export const faults = {
  // Node tells that nothing was sent; workerd does not.
  "refused connection": { executed: false, error: ["Network"], ...all("again"), workerd: { other: "end" } },
  "cut before the headers, not executed": { executed: false, error: ["Network"], ...unlessActs },
  "cut before the headers, executed": { executed: true, error: ["Network"], ...unlessActs },
  "cut mid-body": { executed: true, error: ["Network"], ...unlessActs },
  "truncated JSON": { executed: true, error: ["Decode"], ...all("end") },
  "HTML 502": { executed: false, error: ["Service", "HTTP 502"], ...unlessActs },
  "HTML 502, executed": { executed: true, error: ["Service", "HTTP 502"], ...unlessActs },
  "empty 503": { executed: false, error: ["Service", "HTTP 503"], ...unlessActs },
  "500, executed": { executed: true, error: ["Service", "HTTP 500"], ...unlessActs },
  "504, executed": { executed: true, error: ["Service", "HTTP 504"], ...unlessActs },
  "429 without Retry-After": { executed: false, error: ["Throttled", "HTTP 429"], ...all("again") },
  "429 with Retry-After": { executed: false, error: ["Throttled", "HTTP 429"], ...all("again") },
  "429 with Retry-After past the deadline": { executed: false, error: ["Throttled", "HTTP 429"], ...all("end") },
  "slow headers": { executed: true, error: ["Timeout"], ...unlessActs },
  "slow body": { executed: true, error: ["Timeout"], ...unlessActs },
  "wrong content type": { executed: true, ...all("done") },
  redirect: { executed: false, error: ["Service", "HTTP 302"], ...all("end") },
  "200 with an error body": { executed: false, error: ["Service", "APIC.9000"], ...all("end"), only: "huawei" },
  "200 with InternalError": { executed: true, error: ["Service", "InternalError"], ...unlessActs, only: "tencent" },
  "200 with RequestLimitExceeded": {
    executed: false,
    error: ["Throttled", "RequestLimitExceeded"],
    ...all("again"),
    only: "tencent",
  },
  "200 with a busy resource": {
    executed: false,
    error: ["Conflict", "UnsupportedOperation.MutexOperationTaskRunning"],
    ...all("again"),
    only: "tencent",
  },
  "busy resource": { executed: false, error: ["Conflict", "DNS.0021"], ...all("again"), only: "huawei" },
  // The emulator's clock goes forward by an hour.
  "401 signature expired": { executed: false, error: ["ClockSkew"], ...all("again") },
  "401 wrong signature": { executed: false, error: ["Credentials"], ...all("end"), only: "huawei" },
  "403": { executed: false, error: ["PermissionDenied"], ...all("end") },
  "100 MB body": { executed: true, error: ["Decode"], ...all("end") },
} satisfies Record<string, Fault>;

export type FaultName = keyof typeof faults;

export const faultOf = (name: FaultName): Fault => faults[name];

/** One cell: this fault meets the attempt of this number of this call; all attempts before it are throttled. */
export interface Row {
  fault: FaultName;
  call: CallName;
  attempt: number;
}

export const rows: Row[] = (Object.keys(faults) as FaultName[]).flatMap((fault) =>
  (Object.keys(calls) as CallName[])
    .filter((call) => (faultOf(fault).only ?? calls[call].cloud) === calls[call].cloud)
    .flatMap((call) => Array.from({ length: ATTEMPTS }, (_, index) => ({ fault, call, attempt: index + 1 }))),
);
