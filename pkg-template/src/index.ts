/**
 * Binds, unbinds and tracks the IP addresses of Huawei Cloud and Tencent Cloud resources.
 *
 * @packageDocumentation
 */
export type { Fetch } from "./call.js";
export * from "./client.js";
export type {
  Expiring,
  HuaweiAgency,
  HuaweiCredentials,
  HuaweiPassword,
  Source,
  TencentCredentials,
} from "./credentials.js";
export { type CanonicalDifference, diffCanonical } from "./diff.js";
export * from "./error.js";
export type { ClientEvent, EventOfCall } from "./events.js";
export { type ErrorExplanation, explainError } from "./explain.js";
export type { GatewayAddress } from "./gateway-call.js";
export type * from "./operations.js";
export type { PaceOptions, RetryOptions } from "./pace.js";
export type { Reply } from "./reply.js";
export * from "./signers.js";
export type { WaitOptions, WaitProgress } from "./wait.js";
