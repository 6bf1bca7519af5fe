// Requests that Tencent Cloud's API refuses before any action runs: three signatures, two generations.
import { tc3Request, tencentKey } from "../sign.ts";
import { legacy, legacyError, type MakeRequest, plain, v3, v3Error, type WrongRequest } from "./row.ts";

const LIST = "DescribeNetworkInterfaces";
const V3_URL = "https://vpc.tencentcloudapi.com/";
const wrongKey = { ...tencentKey, secretKey: "WRONG" };
const unknownKey = { ...tencentKey, secretId: "AKIDNOBODY" };
const temporary = { secretId: "AKIDTEMPORARY000000000000000000000", secretKey: "SKTEMPORARY0000000000000000000000" };
const MISMATCH = "The provided credentials could not be validated. Please check your signature is correct.";

const refused = (rule: string, source: string, send: MakeRequest, code: string, part?: string): WrongRequest => ({
  rule,
  source,
  send,
  status: 200,
  body: v3Error(code, part),
});

/** Signed for the list, and changed on the way. */
const changed =
  (change: (signed: Request) => Request, options = {}): MakeRequest =>
  (bench) =>
    change(v3(LIST, {}, options)(bench));

const withHeader = (name: string, value: string, options = {}) =>
  changed(
    (signed) => new Request(signed, { headers: { ...Object.fromEntries(signed.headers), [name]: value } }),
    options,
  );

const AUTH = "tencent.md 3.4, Auth";
const TC3 = "tencent.md 1.3";
const HEADER = "AuthFailure.InvalidAuthorization";
const FAILURE = "AuthFailure.SignatureFailure";

export const tc3: WrongRequest[] = [
  refused(
    "the secret key is the SecretId's",
    AUTH,
    v3(LIST, {}, { key: wrongKey }),
    FAILURE,
    `${MISMATCH} canonicalRequest:POST|/||`,
  ),
  refused("the SecretId exists", AUTH, v3(LIST, {}, { key: unknownKey }), "AuthFailure.SecretIdNotFound"),
  refused(
    "the body is signed",
    TC3,
    changed((signed) => new Request(signed, { body: '{"Limit":1}' })),
    FAILURE,
  ),
  refused("the host is signed", TC3, withHeader("host", "vpc.ap-beijing.tencentcloudapi.com"), FAILURE),
  refused("the content type is signed", TC3, withHeader("content-type", "application/json; charset=utf-8"), FAILURE),
  refused(
    "the action is signed where the caller says so",
    TC3,
    withHeader("x-tc-action", "DescribeAddresses", { signedHeaders: ["content-type", "host", "x-tc-action"] }),
    FAILURE,
  ),
  refused(
    "the time is not more than 5 minutes early",
    AUTH,
    v3(LIST, {}, { off: -301 }),
    "AuthFailure.SignatureExpire",
  ),
  refused("the time is not more than 5 minutes late", AUTH, v3(LIST, {}, { off: 301 }), "AuthFailure.SignatureExpire"),
  refused("Authorization has its parts", AUTH, withHeader("authorization", "TC3-HMAC-SHA256 nonsense"), HEADER),
  refused(
    "the content type is among what is signed",
    TC3,
    v3(LIST, {}, { signedHeaders: ["host"] }),
    HEADER,
    "content-type",
  ),
  refused(
    "the host is among what is signed",
    TC3,
    v3(LIST, {}, { signedHeaders: ["content-type"] }),
    HEADER,
    "host is not",
  ),
  refused("the time is there", TC3, withHeader("x-tc-timestamp", ""), HEADER, "X-TC-Timestamp"),
  refused("a temporary key comes with its token", AUTH, v3(LIST, {}, { key: temporary }), "AuthFailure.TokenFailure"),
  refused("the action exists", "tencent.md 3.4, Routing", v3("DescribeNothing"), "InvalidAction"),
  refused("the version exists", "tencent.md 3.4, Routing", v3(LIST, {}, { version: "2016-01-01" }), "NoSuchVersion"),
  refused(
    "the product exists at this host",
    "tencent.md 3.4, Routing",
    v3(LIST, {}, { host: "cvm.tencentcloudapi.com" }),
    "NoSuchProduct",
  ),
  refused("the region is there", "tencent.md 1.3", v3(LIST, {}, { region: null }), "MissingParameter", "Region"),
  refused(
    "GET and POST alone",
    "tencent.md 3.4, Size/protocol",
    plain(V3_URL, { method: "PUT", body: "{}" }),
    "UnsupportedProtocol",
  ),
  refused(
    "the content type is JSON",
    TC3,
    v3(LIST, {}, { headers: { "content-type": "text/plain" } }),
    "InvalidParameter",
    "Content-Type",
  ),
  refused("the body is JSON", TC3, ({ at }) => tc3Request(at, LIST, "{"), "InvalidParameter", "JSON"),
  refused(
    "a mandatory parameter is there",
    "tencent.md 3.4, Params",
    v3("UnassignPrivateIpAddresses", { PrivateIpAddresses: [{ PrivateIpAddress: "10.0.0.3" }] }),
    "MissingParameter",
    "NetworkInterfaceId",
  ),
  refused(
    "a parameter is the action's",
    "tencent.md 3.4, Params",
    v3(LIST, { Color: "red" }),
    "UnknownParameter",
    "Color",
  ),
  refused(
    "a parameter has its type",
    "tencent.md 3.4, Params",
    v3(LIST, { Limit: "many" }),
    "InvalidParameter",
    "Limit",
  ),
];

const V1 = { url: V3_URL };
const params = { Version: "2017-03-12", Region: "ap-guangzhou" };
const first = (options = {}, more = {}) => legacy(LIST, { ...params, ...more }, { ...V1, ...options });

export const firstVersion: WrongRequest[] = [
  refused("the secret key is the SecretId's", AUTH, first({ key: wrongKey }), FAILURE, `${MISMATCH} stringToSign:POST`),
  refused("the SecretId exists", AUTH, first({ key: unknownKey }), "AuthFailure.SecretIdNotFound"),
  refused("the time is not more than 5 minutes early", AUTH, first({ off: -301 }), "AuthFailure.SignatureExpire"),
  refused("the time is not more than 5 minutes late", AUTH, first({ off: 301 }), "AuthFailure.SignatureExpire"),
  {
    ...refused(
      "a nonce is good once",
      "tencent.md 3.3, InvalidRequest.ReplayAttack",
      first({ nonce: 7 }),
      "InvalidRequest.ReplayAttack",
    ),
    before: [first({ nonce: 7 })],
  },
  refused("a token is the key's", AUTH, first({ key: temporary }), "AuthFailure.TokenFailure"),
  refused(
    "the common parameters are there",
    "tencent.md 3.4, Params",
    plain(`${V3_URL}?Action=${LIST}`),
    "MissingParameter",
    "SecretId",
  ),
];

const refused2 = (
  rule: string,
  source: string,
  send: MakeRequest,
  code: number,
  word: string,
  part?: string,
): WrongRequest => ({
  rule,
  source,
  send,
  status: 200,
  body: legacyError(code, word, part),
});

const NUMBERS = "tencent.md 3.2 and 3.3";
const REPLAY = "InvalidRequest.ReplayAttack";
const PARAMETER = "InvalidParameter";
const LEGACY_URL = "https://vpc.api.qcloud.com/v2/index.php";
const form = (body: string, type = "application/x-www-form-urlencoded") =>
  plain(LEGACY_URL, { method: "POST", headers: { "content-type": type }, body });

export const api2: WrongRequest[] = [
  refused2(
    "the secret key is the SecretId's",
    NUMBERS,
    legacy(LIST, {}, { key: wrongKey }),
    4100,
    "InvalidParameter.SignatureFailure",
    "stringToSign:POST",
  ),
  refused2(
    "the SecretId exists",
    NUMBERS,
    legacy(LIST, {}, { key: unknownKey }),
    4104,
    "InvalidParameter.SecretIdNotFound",
  ),
  refused2(
    "a temporary key comes with its token",
    NUMBERS,
    legacy(LIST, {}, { key: temporary }),
    4105,
    "InvalidRequest.TokenCheckFailed",
  ),
  refused2(
    "the time is not more than 5 minutes early",
    `${NUMBERS}, clock window`,
    legacy(LIST, {}, { off: -301 }),
    4500,
    REPLAY,
    "timestamp",
  ),
  refused2(
    "the time is not more than 5 minutes late",
    `${NUMBERS}, clock window`,
    legacy(LIST, {}, { off: 301 }),
    4500,
    REPLAY,
    "timestamp",
  ),
  {
    ...refused2("a nonce is good once", NUMBERS, legacy(LIST, {}, { nonce: 7 }), 4500, REPLAY, "nonce"),
    before: [legacy(LIST, {}, { nonce: 7 })],
  },
  refused2(
    "the host is signed",
    "tencent.md 1.1",
    (bench) => {
      const signed = legacy(LIST)(bench);
      return new Request("https://127.0.0.1/v2/index.php", signed);
    },
    4100,
    "InvalidParameter.SignatureFailure",
  ),
  refused2("the action exists", NUMBERS, legacy("DescribeNothing"), 6100, "InvalidAction.NotFound"),
  refused2(
    "the action is one of the host's product",
    NUMBERS,
    legacy(LIST, {}, { url: "https://cvm.api.qcloud.com/v2/index.php" }),
    6100,
    "InvalidAction.NotFound",
  ),
  refused2("the action is there", NUMBERS, form("Region=gz"), 4000, PARAMETER, "Action"),
  refused2("the region is there", NUMBERS, legacy(LIST, { Region: "" }), 4000, PARAMETER, "Region"),
  refused2("the nonce is a number", "tencent.md 1.1", legacy(LIST, { Nonce: "x" }), 4000, PARAMETER, "Nonce"),
  refused2("a POST is a form", "tencent.md 1.1", form("{}", "application/json"), 4000, PARAMETER, "Content-Type"),
  refused2("a parameter is given once", "tencent.md 1.1", form("Action=A&Action=B"), 4000, PARAMETER, "twice"),
  refused2(
    "a mandatory parameter is there",
    NUMBERS,
    legacy("UnassignPrivateIpAddresses", { vpcId: "vpc-7t9nf3pu", "privateIpAddress.0": "10.0.0.3" }),
    4000,
    PARAMETER,
    "networkInterfaceId",
  ),
  refused2("a parameter is the action's", NUMBERS, legacy(LIST, { color: "red" }), 4000, PARAMETER, "color"),
  refused2("a parameter has its type", NUMBERS, legacy(LIST, { limit: "many" }), 4000, PARAMETER, "limit"),
];
