/**
 * Binds, unbinds and tracks the IP addresses of Huawei Cloud and Tencent Cloud resources.
 *
 * @packageDocumentation
 */
export * from "./client.js";
export type {
  Explanation,
  HuaweiKey,
  SignableForm,
  SignableRequest,
  SignedRequest,
  TencentKey,
} from "./cloudip.js";
export { HuaweiSigner, TencentSigner, TencentV1Signer } from "./cloudip.js";
export * from "./error.js";
export type * from "./operations.js";
