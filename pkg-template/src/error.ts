/** What the user must do about an error. */
export type ErrorKind =
  /** Correct the request. */
  | "InvalidInput"
  /** Correct the keys or the token. */
  | "Credentials"
  /** Have the right granted. */
  | "PermissionDenied"
  /** Name another resource. */
  | "NotFound"
  /** Look at the resource's state. */
  | "Conflict"
  /** Have a limit raised, or free something. */
  | "Quota"
  /** Send less. */
  | "Throttled"
  /** Set the clock. */
  | "ClockSkew"
  /** Wait: the provider failed. */
  | "Service"
  /** Look at the connection. */
  | "Network"
  /** Allow more time. */
  | "Timeout"
  /** Nothing: the caller ended the call. */
  | "Aborted"
  /** Report it: the answer is not of the documented form. */
  | "Decode"
  /** Report it: a defect of this library. */
  | "Internal";

/** What a `CloudError` is made of. */
export interface CloudErrorInit {
  kind: ErrorKind;
  code: string;
  retryable: boolean;
  attempts: number;
  status?: number;
  requestId?: string;
  service?: string;
  operation?: string;
  details?: unknown;
  cause?: unknown;
}

/** The one error that this package throws. It never holds a secret. */
export class CloudError extends Error {
  override readonly name = "CloudError";
  /** What the user must do. */
  declare readonly kind: ErrorKind;
  /** The provider's own code; the kind where the error did not come from a provider. */
  declare readonly code: string;
  /** Whether the same call may succeed later, unchanged. */
  declare readonly retryable: boolean;
  /** How often the request was sent. */
  declare readonly attempts: number;
  /** HTTP status of the answer. */
  declare readonly status?: number;
  /** The provider's id of the request. */
  declare readonly requestId?: string;
  /** The service that was called. */
  declare readonly service?: string;
  /** The operation that was called. */
  declare readonly operation?: string;
  /** The problems of a refused request as `{ path, expected, got }[]`, or further members of the provider's error. */
  declare readonly details?: unknown;

  constructor(message: string, { cause, ...members }: CloudErrorInit) {
    super(message, cause === undefined ? cause : { cause });
    Object.assign(this, members);
  }
}

/** An error that the provider has no part in. */
export const ownError = (kind: ErrorKind, message: string, more: Partial<CloudErrorInit> = {}): CloudError =>
  new CloudError(message, { kind, code: kind, retryable: false, attempts: 0, ...more });
