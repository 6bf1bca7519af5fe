/** What a caller is told when something fails: always `{ "error": … }`, with the members of a `CloudError`. */

import { CloudError, type CloudErrorInit, type ErrorKind } from "../error.js";

/** Why the gateway refuses a request by itself: the end of the code, the kind, the HTTP status. */
const REFUSALS = {
  NotFound: ["NotFound", 404],
  ForeignOrigin: ["PermissionDenied", 403],
  Unauthenticated: ["Credentials", 401],
  /** The keys of Cloudflare Access could not be had. */
  AccessUnreachable: ["Service", 503],
  RateLimited: ["Throttled", 429],
  UnknownOperation: ["NotFound", 404],
  Malformed: ["InvalidInput", 400],
  BulkRefused: ["InvalidInput", 400],
  BodyTooLong: ["InvalidInput", 413],
  BodyTooSlow: ["Timeout", 408],
  Forbidden: ["PermissionDenied", 403],
  KeyMissing: ["InvalidInput", 400],
  Repeated: ["Conflict", 409],
  /** As draft-ietf-httpapi-idempotency-key-header has it. */
  KeyReused: ["Conflict", 422],
  BadAccount: ["Credentials", 502],
  AnswerTooLong: ["Decode", 502],
} as const satisfies Record<string, [ErrorKind, number]>;

export type Refusal = keyof typeof REFUSALS;

const PREFIX = "Gateway.";

/** A refusal of the gateway's own. Its code begins with `Gateway.`, as no provider's does. */
export function refusal(code: Refusal, message: string, more: Partial<CloudErrorInit> = {}): CloudError {
  const [kind, status] = REFUSALS[code];
  // Nothing was sent, and it may go otherwise the next time.
  const retryable = kind === "Throttled" || kind === "Service";
  return new CloudError(message, { kind, code: PREFIX + code, retryable, attempts: 0, status, ...more });
}

/** The HTTP status for what a provider, the connection to it or the client ended with. */
const STATUS: Record<ErrorKind, number> = {
  InvalidInput: 400,
  // The account's keys, not the caller's token: nothing that the caller could correct.
  Credentials: 502,
  PermissionDenied: 403,
  NotFound: 404,
  Conflict: 409,
  Quota: 409,
  Throttled: 429,
  ClockSkew: 502,
  Service: 502,
  Network: 502,
  Timeout: 504,
  // Nobody is there to read it.
  Aborted: 499,
  Decode: 502,
  Internal: 500,
};

export const statusOf = (error: CloudError): number =>
  error.code.startsWith(PREFIX) ? (error.status ?? STATUS[error.kind]) : STATUS[error.kind];

/** An error as it travels. A defect of the gateway's is not described to callers; its log has it. */
export function asCloudError(error: unknown): CloudError {
  if (error instanceof CloudError) return error;
  const init = { kind: "Internal", code: "Internal", retryable: false, attempts: 0, cause: error } as const;
  return new CloudError("the gateway failed", init);
}

/** The members of an error that travel; causes stay. */
export function errorMembers(error: CloudError): Record<string, unknown> {
  const { kind, code, message, retryable, attempts, status, requestId, service, operation, details } = error;
  return { kind, code, message, retryable, attempts, status, requestId, service, operation, details };
}
