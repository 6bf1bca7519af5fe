// The error shapes of Huawei Cloud (huawei.md 5.1) and the gateway's codes (5.3).
import { Refusal } from "../reply.ts";

/** The API gateway in front of every service. */
export const gatewayRefusal = (status: number, code: string, message: string): Refusal =>
  new Refusal(status, code, message, (requestId) => ({ error_msg: message, error_code: code, request_id: requestId }));

export const authenticationFailed = (detail: string): Refusal =>
  gatewayRefusal(401, "APIGW.0301", `Incorrect IAM authentication information: ${detail}`);

export const unknownApi = (): Refusal =>
  gatewayRefusal(404, "APIGW.0101", "The API does not exist or has not been published in the environment");

/** huawei.md 5.3 and 5.4. */
export const throttled = (): Refusal => gatewayRefusal(429, "APIGW.0308", "The throttling threshold has been reached");

/** DNS. */
export const dnsRefusal = (status: number, code: string, message: string): Refusal =>
  new Refusal(status, code, message, () => ({ code, message }));

/** API Gateway, as a service, and IAM v3.0. */
export const apigRefusal = (status: number, code: string, message: string): Refusal =>
  new Refusal(status, code, message, () => ({ error_code: code, error_msg: message }));

/** Workspace: the page of BatchDisassociateDesktopsEip, table 3. */
export const workspaceRefusal = (status: number, code: string, message: string): Refusal =>
  new Refusal(status, code, message, () => ({
    error_code: code,
    error_msg: message,
    error_detail: message,
    encoded_authorization_message: "",
  }));

/** IAM v3 (Keystone), with a numeric code. */
export const keystoneRefusal = (status: number, title: string, message: string): Refusal =>
  new Refusal(status, String(status), message, () => ({ error: { code: status, message, title } }));
