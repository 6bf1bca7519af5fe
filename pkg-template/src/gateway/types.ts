import type { HuaweiCloudOptions, TencentCloudOptions } from "../client.js";
import type { Action, Caller } from "./action.js";
import type { BulkOptions } from "./bulk/types.js";
import type { Effect } from "./operations.js";
import type { ObjectNamespace, RateLimitBinding } from "./platform.js";

interface OfAccount {
  /** The regions that are served; the first one counts where the caller names none. */
  regions: readonly [string, ...string[]];
}

/** An account of Huawei Cloud. The options are those of the client. */
export interface HuaweiAccount extends OfAccount, Omit<HuaweiCloudOptions, "region" | "projectId"> {
  cloud: "huawei";
  /** The project of each region; looked up once through IAM where it is left out. */
  projectIds?: Record<string, string>;
}

/** An account of Tencent Cloud. The options are those of the client. */
export interface TencentAccount extends OfAccount, Omit<TencentCloudOptions, "region"> {
  cloud: "tencent";
}

/** An account that the gateway has keys of. */
export type GatewayAccount = HuaweiAccount | TencentAccount;

/** How callers prove who they are. The first way that knows a caller counts. */
export interface CallerOptions {
  /** The id of each caller, and the SHA-256 of the token that proves it, in hexadecimal digits. */
  tokens?: Record<string, string>;
  /** JSON Web Tokens of Cloudflare Access. Their callers are `access:` and the e-mail address or the name of the service token. */
  access?: AccessOptions;
  /** A function of your own. It gets the request without its body, and gives nothing for one whom it does not know. */
  identify?: (request: Request) => Caller | undefined | Promise<Caller | undefined>;
}

/** An application of Cloudflare Access. */
export interface AccessOptions {
  /** The team's URL, such as `https://example.cloudflareaccess.com`. */
  team: string;
  /** The application's audience tag. */
  audience: string;
}

/**
 * What some callers may do. What is left out is not restricted, but for the operations, which are those that read then.
 * Names may hold `*` for any letters, digits and `_ . : -`.
 */
export interface Rule {
  /** Ids of callers, such as `console` or `access:*@example.com`. */
  callers?: readonly string[];
  clouds?: readonly Action["cloud"][];
  accounts?: readonly string[];
  regions?: readonly string[];
  services?: readonly string[];
  /**
   * `read` and `add` are all operations with that effect. One that changes or takes away what there is has to be named,
   * as `service.operation` and without `*`.
   */
  operations?: readonly (Exclude<Effect, "change"> | `${string}.${string}`)[];
  /**
   * The values that parameters may have, such as `{ endpoint_id: ["2c9eb155587194ec01587224c9f90149"] }`. A parameter
   * that is named here has to be there, at whatever depth, and each of its values has to match.
   */
  resources?: Record<string, readonly string[]>;
  /**
   * The call needs an `Idempotency-Key` that the caller has not sent within a day. A bulk job needs one too; that of a job
   * which has begun is answered with that job.
   */
  once?: boolean;
}

/** Pages of other origins that may call. */
export interface CorsOptions {
  /** Such as `https://console.example.com`, exactly. */
  origins: readonly string[];
  /** How long a browser remembers that it may; 7,200 seconds if left out. */
  maxAgeSeconds?: number;
}

/** How much the gateway takes and gives. */
export interface LimitOptions {
  /** The longest body of a request, in bytes; 65,536 if left out. */
  requestBytes?: number;
  /** The longest time for a caller to send it; 10,000 ms if left out. */
  requestMs?: number;
  /** The longest answer, in bytes; 8 MB if left out. */
  answerBytes?: number;
  /** The longest time for a call with all its attempts; 30,000 ms if left out. */
  callMs?: number;
  /** How often each caller may call: a binding of the platform's, or so many calls a minute, which `objects` count. */
  rate?: RateLimitBinding | { perMinute: number };
}

/** One line for each call. It holds no secret. */
export interface AuditLine {
  /** When the call came, as an ISO 8601 time. */
  at: string;
  /** The line's own id, which the caller has as `X-Request-Id`. */
  id: string;
  method: string;
  path: string;
  /** Nothing where it was not proven who called. */
  caller?: string;
  cloud?: string;
  account?: string;
  region?: string;
  service?: string;
  operation?: string;
  /** The parameters that name ids and addresses, and their values. */
  resources?: Record<string, string[]>;
  outcome: "ok" | "refused" | "failed";
  /** The HTTP status of the gateway's answer. */
  status: number;
  /** Of the error, if there was one. */
  kind?: string;
  code?: string;
  /** The provider's id of the request. */
  requestId?: string;
  /** How often the provider was asked. */
  attempts?: number;
  durationMs: number;
}

/** Where the lines go. */
export interface AuditOptions {
  /** Write them to the log, which they are unless this is `false`. */
  log?: boolean;
  /** Gets each line. */
  sink?: (line: AuditLine) => unknown;
  /** Keep them in a Durable Object for so many days, for `GET /v1/audit`; they are not kept if left out. */
  keepDays?: number;
  /** Who may read those: ids, as in a {@link Rule}. Nobody if left out. */
  readers?: readonly string[];
}

/** What a gateway is made of. */
export interface GatewayOptions {
  /** The accounts, by name. Where a caller names none, the first one of the cloud counts. */
  accounts: Record<string, GatewayAccount>;
  callers: CallerOptions;
  /** A call is allowed if one of the rules allows it. Every known caller may read if they are left out. */
  policy?: readonly Rule[];
  cors?: CorsOptions;
  limits?: LimitOptions;
  audit?: AuditOptions;
  /** The namespace of {@link GatewayObject}: for rates that the platform does not limit, for `once`, and for the audit. */
  objects?: ObjectNamespace;
  /** What bulk jobs need; there are none if it is left out. */
  bulk?: BulkOptions;
}

/** The options, or a function that makes them of a Worker's environment. */
export type GatewaySource<Env> = GatewayOptions | ((env: Env) => GatewayOptions);
