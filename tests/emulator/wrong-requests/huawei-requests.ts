// Requests that Huawei Cloud's gateway refuses before any service sees them.

import { PROJECT } from "../bench.ts";
import { huaweiKey, huaweiRequest } from "../sign.ts";
import { apig, gateway, huawei, type MakeRequest, plain, projectPath, type WrongRequest } from "./row.ts";

const PATH = "/v2.1/endpoints/ff80808169bf16c70169bf1d02270000";
const URL_ = `https://dns.cn-north-4.myhuaweicloud.com${PATH}`;
const OTHER_PROJECT = "0e69423d4400f4a82f67c0059a1e4cc8";
const TOKEN = "TOKENEXAMPLE0000000000000000000000000000";
const temporary = { accessKeyId: "AKTEMPORARY00000000", secretAccessKey: "SKTEMPORARY00000000000000000000000000000" };

/** Signed, and changed on the way. */
const changed =
  (change: (signed: Request) => Request): MakeRequest =>
  ({ at }) =>
    change(huaweiRequest(at, "GET", URL_, { headers: { "x-note": "as signed" } }));

const withHeader = (name: string, value: string) =>
  changed((signed) => new Request(signed, { headers: { ...Object.fromEntries(signed.headers), [name]: value } }));

const authorized = (authorization: string, headers: Record<string, string> = {}) =>
  plain(URL_, { headers: { authorization, "x-sdk-date": "20250102T030405Z", ...headers } });

const of = (access: string, names: string) =>
  `SDK-HMAC-SHA256 Access=${access}, SignedHeaders=${names}, Signature=${"0".repeat(64)}`;

const derived = (scope: string) =>
  `V11-HMAC-SHA256 Credential=${huaweiKey.accessKeyId}/${scope}, SignedHeaders=host;x-sdk-date, Signature=${"0".repeat(64)}`;

const FAILED = "APIGW.0301";
const refused = (rule: string, source: string, send: MakeRequest, part: string): WrongRequest => ({
  rule,
  source,
  send,
  status: 401,
  body: gateway(FAILED, `Incorrect IAM authentication information: ${part}`),
});

const MESSAGES = "huawei.md 5.3, 0301 message fragments";
const DERIVATION = "huawei.md 1.2, Key derivation";
const FORMULA = "huawei.md 1.2";
const MISMATCH = "verify aksk signature fail, canonicalRequest:GET|";

export const signatures: WrongRequest[] = [
  refused(
    "a request is signed or has a token",
    "huawei.md 2.1",
    plain(URL_),
    "Authorization or x-auth-token not found",
  ),
  refused(
    "the secret key is the access key's",
    MESSAGES,
    huawei("dns", "GET", PATH, undefined, { key: { ...huaweiKey, secretAccessKey: "WRONG" } }),
    MISMATCH,
  ),
  refused(
    "the method is signed",
    FORMULA,
    changed((signed) => new Request(signed, { method: "DELETE" })),
    "verify aksk",
  ),
  refused(
    "the query is signed",
    FORMULA,
    changed((signed) => new Request(`${URL_}?a=1`, signed)),
    `${MISMATCH}${PATH}/|a=1|`,
  ),
  refused("the host is signed", FORMULA, withHeader("host", "dns.cn-south-1.myhuaweicloud.com"), MISMATCH),
  refused("the headers are signed", FORMULA, withHeader("x-note", "another"), MISMATCH),
  refused(
    "the body is signed",
    FORMULA,
    ({ at }) => {
      const signed = huaweiRequest(at, "PUT", URL_, { body: '{"name":"a"}' });
      return new Request(signed, { body: '{"name":"b"}' });
    },
    "verify aksk signature fail, canonicalRequest:PUT|",
  ),
  refused(
    "the canonical request ends with the body's own hash, whatever X-Sdk-Content-Sha256 says",
    "huawei.md 1.2, PayloadHash",
    ({ at }) => {
      const headers = { "x-sdk-content-sha256": "0".repeat(64) };
      return new Request(huaweiRequest(at, "PUT", URL_, { headers, body: '{"name":"a"}' }), { body: '{"name":"b"}' });
    },
    "verify aksk signature fail, canonicalRequest:PUT|",
  ),
  refused(
    "the access key exists",
    MESSAGES,
    huawei("dns", "GET", PATH, undefined, { key: { ...huaweiKey, accessKeyId: "AKNOBODY" } }),
    "Get secretKey failed,ak:AKNOBODY,err:ak not exist",
  ),
  refused(
    "a temporary key comes with its token",
    MESSAGES,
    huawei("dns", "GET", PATH, undefined, { key: temporary }),
    "Get secretKey failed,ak:AKTEMPORARY00000000,err:ak not exist",
  ),
  refused(
    "the security token is the key's",
    MESSAGES,
    huawei("dns", "GET", PATH, undefined, { key: temporary, headers: { "x-security-token": "WRONG" } }),
    "decrypt token fail",
  ),
  ...[
    ["early", -901],
    ["late", 901],
  ].map(([word, off]) =>
    refused(
      `the time is not more than 15 minutes ${word}`,
      MESSAGES,
      huawei("dns", "GET", PATH, undefined, { off: Number(off) }),
      "calc aksk signature fail:signature expired, signature time:20250102T0",
    ),
  ),
  refused(
    "Authorization has three parts",
    FORMULA,
    authorized("SDK-HMAC-SHA256 nonsense"),
    "the Authorization header is",
  ),
  refused(
    "X-Sdk-Date is there and in the basic form",
    FORMULA,
    authorized(of(huaweiKey.accessKeyId, "x-sdk-date"), { "x-sdk-date": "2025-01-02T03:04:05Z" }),
    "x-sdk-date is missing or malformed",
  ),
  refused(
    "X-Sdk-Date is signed",
    "huawei.md 1.3, Which headers are signed",
    authorized(of(huaweiKey.accessKeyId, "host")),
    "x-sdk-date is not signed",
  ),
  refused(
    "what is signed is there",
    FORMULA,
    authorized(of(huaweiKey.accessKeyId, "x-note;x-sdk-date")),
    "the signed header x-note is missing",
  ),
  refused(
    "these services take SDK-HMAC-SHA256, not SDK-SM2-SM3",
    "huawei.md 1.1, below the table",
    authorized(of(huaweiKey.accessKeyId, "host;x-sdk-date").replace("SDK-HMAC-SHA256", "SDK-SM2-SM3")),
    "the algorithm SDK-SM2-SM3 is not supported",
  ),
  refused(
    "V11-HMAC-SHA256 names what its key is for",
    "huawei.md 1.2, Authorization",
    authorized(of(huaweiKey.accessKeyId, "host;x-sdk-date").replace("SDK-HMAC-SHA256", "V11-HMAC-SHA256")),
    "the Authorization header is malformed",
  ),
  refused(
    "the key of V11-HMAC-SHA256 is for the day of X-Sdk-Date",
    DERIVATION,
    authorized(derived("20250101/cn-north-4/dns")),
    "the date in Credential is not that of x-sdk-date",
  ),
  refused(
    "the key of V11-HMAC-SHA256 is derived from the secret key",
    DERIVATION,
    authorized(derived("20250102/cn-north-4/dns")),
    MISMATCH,
  ),
  refused("the token exists", MESSAGES, plain(URL_, { headers: { "x-auth-token": "WRONG" } }), "decrypt token fail"),
];

const updated = (rule: string, source: string, send: MakeRequest, before: MakeRequest[] = []): WrongRequest => ({
  rule,
  source,
  before,
  send,
  status: 401,
  body: gateway("APIGW.0307", "The token must be updated"),
});

/** An account without resources that has these credentials. */
const seed = (huawei: object) =>
  plain("https://emulator.test/_emulator/seed", {
    method: "POST",
    body: JSON.stringify({
      credentials: { huawei, tencent: {} },
      huawei: { domainId: "d", projects: [{ id: PROJECT, name: "cn-north-4" }] },
      tencent: {},
    }),
  });

const withToken = (url: string) => plain(url, { headers: { "x-auth-token": TOKEN } });

export const scopes: WrongRequest[] = [
  {
    rule: "the token exists, as API Gateway says it",
    source: "the page of UnregisterIngressIps, status 401",
    send: plain(`https://apig.cn-north-4.myhuaweicloud.com${projectPath("v2", "apigw/instances")}`, {
      headers: { "x-auth-token": "WRONG" },
    }),
    status: 401,
    body: apig("APIC.7102", "Incorrect token or token resolution failed"),
  },
  updated("the token has not expired", "huawei.md 5.3, 0307", plain(URL_, { headers: { "x-auth-token": "OLD" } }), [
    seed({ tokens: [{ token: "OLD", projectId: PROJECT, expiresAt: Date.UTC(2025, 0, 2) }] }),
  ]),
  updated(
    "the token is of the project of the path",
    "huawei.md 5.3, 0307",
    withToken(`https://workspace.cn-north-4.myhuaweicloud.com/v2/${OTHER_PROJECT}/eips`),
  ),
  updated(
    "the token is of the host's region",
    "huawei.md 2.2, Scope rule",
    withToken(`https://dns.cn-north-1.myhuaweicloud.com${PATH}`),
  ),
  {
    rule: "the project of the path is the account's",
    source: "huawei.md 5.3, 0310",
    send: huawei("workspace", "GET", `/v2/${"f".repeat(32)}/eips`),
    status: 403,
    body: gateway("APIGW.0310"),
  },
  {
    rule: "the project of X-Project-Id is the account's",
    source: "huawei.md 5.3, 0310",
    send: huawei("dns", "GET", PATH, undefined, { headers: { "x-project-id": "f".repeat(32) } }),
    status: 403,
    body: gateway("APIGW.0310"),
  },
  ...[
    ["the path is an operation's", huawei("dns", "GET", "/v2.1/nothing")],
    ["the method is an operation's", huawei("dns", "PATCH", PATH)],
    ["the operation is one of the host's service", huawei("apig", "GET", PATH)],
    ["the version is one of the service", huawei("dns", "GET", PATH.replace("v2.1", "v9"))],
  ].map(
    ([rule, send]): WrongRequest => ({
      rule: rule as string,
      source: "huawei.md 5.3, 0101",
      send: send as MakeRequest,
      status: 404,
      body: gateway("APIGW.0101"),
    }),
  ),
];
