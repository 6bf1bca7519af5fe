// The form of a row of the table of wrong requests, and the requests and answers that its rows are made of.
import { expect } from "vitest";
import { type Bench, type Json, PROJECT } from "../bench.ts";
import { type HuaweiOptions, huaweiRequest, type Tc3Options, tc3Request, type V1Options, v1Request } from "../sign.ts";

export type MakeRequest = (bench: Bench) => Request;

/** One rule, and a request that breaks this rule and no other. */
export interface WrongRequest {
  rule: string;
  /** Where the rule, its code or its shape comes from: a section of the reference, or a page of the provider. */
  source: string;
  /** What is sent first, all of it right. */
  before?: MakeRequest[];
  send: MakeRequest;
  status: number;
  /** The members of the answer, all of them. */
  body: Json;
}

/** How far the caller's clock is off, in seconds. */
interface Off {
  off?: number;
}

export function huawei(
  service: string,
  method: string,
  path: string,
  body?: unknown,
  { off = 0, ...options }: HuaweiOptions & Off = {},
): MakeRequest {
  const content = body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) };
  const headers = { ...(body !== undefined && { "content-type": "application/json" }), ...options.headers };
  const url = `https://${service}.cn-north-4.myhuaweicloud.com${path}`;
  return ({ at }) => huaweiRequest(at + off * 1000, method, url, { ...options, ...content, headers });
}

/** As it stands: without a signature, or with a wrong one. */
export const plain =
  (url: string, init: RequestInit = {}): MakeRequest =>
  () =>
    new Request(url, init);

export const v3 =
  (action: string, params: unknown = {}, { off = 0, ...options }: Tc3Options & Off = {}): MakeRequest =>
  ({ at }) =>
    tc3Request(at + off * 1000, action, JSON.stringify(params), options);

/** API 2.0, or the first signature of API 3.0. */
export const legacy =
  (
    Action: string,
    params: Record<string, string> = {},
    { off = 0, url = "https://vpc.api.qcloud.com/v2/index.php", ...options }: V1Options & Off & { url?: string } = {},
  ): MakeRequest =>
  ({ at }) =>
    v1Request(at + off * 1000, url, { Action, Region: "gz", ...params }, options);

export const projectPath = (version: string, rest: string): string => `/${version}/${PROJECT}/${rest}`;

/** Ids of nothing, in the two forms. */
export const NOWHERE = "0".repeat(32);
export const NO_UUID = "00000000-0000-0000-0000-000000000000";
/** A subnet of the default state, 192.168.0.0/24. */
export const SUBNET = "3ee6107e-4188-4c4d-b453-80d6b9a147d5";

const said = (part = "") => expect.stringContaining(part);
const requestId = expect.stringMatching(/^[0-9a-f]{32}$/);

/** huawei.md 5.1: the gateway before every service. */
export const gateway = (error_code: string, part?: string): Json => ({
  error_code,
  error_msg: said(part),
  request_id: requestId,
});

/** huawei.md 5.1: DNS, VPC v1 and EIP v1. */
export const coded = (code: string, part?: string): Json => ({ code, message: said(part) });

/** huawei.md 5.1: API Gateway, and IAM v3.0. */
export const apig = (error_code: string, part?: string): Json => ({ error_code, error_msg: said(part) });

/** huawei.md 5.1: Workspace. */
export const workspace = (error_code: string, part?: string): Json => ({
  ...apig(error_code, part),
  error_detail: said(part),
  encoded_authorization_message: "",
});

/** huawei.md 5.1: Neutron. */
export const neutron = (type: string, part?: string): Json => ({
  NeutronError: { type, message: said(part), detail: "" },
});

/** huawei.md 5.1: IAM v3. */
export const keystone = (code: number, title: string): Json => ({ error: { code, title, message: said() } });

/** tencent.md 3.1. */
export const v3Error = (Code: string, part?: string): Json => ({
  Response: {
    Error: { Code, Message: said(part) },
    RequestId: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
  },
});

/** tencent.md 3.1. */
export const legacyError = (code: number, codeDesc: string, part = ""): Json => ({
  code,
  codeDesc,
  message: expect.stringMatching(new RegExp(`^\\(${code}\\).*${part}`)),
});
