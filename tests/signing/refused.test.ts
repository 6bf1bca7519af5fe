// Everything that must not be signed: each is a `CloudError` that names the field, from both entries of the package.

import { inspect } from "node:util";
import { describe, expect, test } from "vitest";

type Signers = typeof import("cloudip/sign");
const entries: [string, Signers][] = [
  ["cloudip", (await import("../../pkg/default.js" as string)) as Signers],
  ["cloudip/sign", (await import("../../pkg/sign.js" as string)) as Signers],
];

const HUAWEI = { accessKeyId: "AKEXAMPLE0000000000", secretAccessKey: "SK-that-must-not-show" };
const TENCENT = { secretId: "AKIDEXAMPLE", secretKey: "SK-that-must-not-show" };
const URL_ = "https://dns.cn-north-4.myhuaweicloud.com/v2.1/endpoints";
const get = (url: unknown) => ({ method: "GET", url });
const headers = (given: unknown) => ({ method: "GET", url: URL_, headers: given });
const body = (given: unknown) => ({ method: "POST", url: URL_, body: given });
const form = (params: unknown, method = "POST") => ({ method, url: "https://vpc.api.qcloud.com/v2/index.php", params });

/** Field that the error names, and the request. */
const requests: [string, unknown][] = [
  ["request", undefined],
  ["request", null],
  ["request", "GET"],
  ["request", []],
  ["request.methd", { methd: "GET", url: URL_ }],
  ["request.method", { url: URL_ }],
  ["request.method", { method: 7, url: URL_ }],
  ["request.method", { method: "", url: URL_ }],
  ["request.method", { method: "GE T", url: URL_ }],
  ["request.method", { method: "GET\0", url: URL_ }],
  ["request.url", get(undefined)],
  ["request.url", get(new URL(URL_))],
  ["request.url", get("")],
  ["request.url", get("/v2.1/endpoints")],
  ["request.url", get("//host/path")],
  ["request.url", get("ftp://host/")],
  ["request.url", get("https://user:password@host/")],
  ["request.url", get("https://host/#fragment")],
  ["request.url", get("https://host/a/../b")],
  ["request.url", get("https://host/a/./b")],
  ["request.url", get("https://host/a/%2e%2E/b")],
  ["request.url", get("https://host/.%2e")],
  ["request.url", get("https://host/%2E")],
  ["request.url", get("https://host//a")],
  ["request.url", get("https://host/a\\b")],
  ["request.url", get("https://host/a b")],
  ["request.url", get("https://host/é")],
  ["request.url", get("https://host/%")],
  ["request.url", get("https://host/%zz")],
  ["request.url", get("https://host/%ff")],
  ["request.url", get("https://host/a%2Fb")],
  ["request.url", get("https://host/?a=%C3%28")],
  ["request.url", get("https://host/?a=b+c")],
  ["request.url", get("https://host/?a='b'")],
  ["request.url", get("https://host\0/")],
  ["request.url", get("https://host/\ud800")],
  ["request.headers", headers("X-A: 1")],
  ["request.headers", headers([["X-A", "1"]])],
  ["request.headers", headers({ "": "1" })],
  ["request.headers", headers({ "X A": "1" })],
  ["request.headers", headers({ "X-É": "1" })],
  ["request.headers.X-A", headers({ "X-A": 1 })],
  ["request.headers.X-A", headers({ "X-A": undefined })],
  ["request.headers.X-A", headers({ "X-A": "a\rb" })],
  ["request.headers.X-A", headers({ "X-A": "a\nb" })],
  ["request.headers.X-A", headers({ "X-A": "a\0b" })],
  ["request.headers.X-A", headers({ "X-A": "é" })],
  ["request.headers.X-A", headers({ "X-A": "\ud800" })],
  ["request.headers.X-A", headers({ "X-A": "1", "x-a": "2" })],
  ["request.headers.authorization", headers({ authorization: "Basic x" })],
  ["request.headers.X-Sdk-Date", headers({ "x-sdk-date": "yesterday" })],
  ["request.headers.X-Sdk-Date", headers({ "x-sdk-date": "20250230T000000Z" })],
  ["request.headers.X-Sdk-Content-Sha256", headers({ "x-sdk-content-sha256": "0".repeat(64) })],
  ["request.body", body(7)],
  ["request.body", body({})],
  ["request.body", body(new ArrayBuffer(1))],
  ["request.body", body("\udc00")],
  ["request.bodySha256", { ...body("x"), bodySha256: "abc" }],
  ["request.bodySha256", { ...body("x"), bodySha256: "A".repeat(64) }],
];

const throws = {
  get url() {
    throw new Error("no");
  },
  method: "GET",
};

describe.each(entries)("%s", (_, { CloudError, HuaweiSigner, TencentSigner, TencentV1Signer }) => {
  /** The error of a call that must fail; it names the field and shows no secret. */
  function refused(field: string, call: () => unknown): void {
    let error: unknown;
    try {
      call();
    } catch (thrown) {
      error = thrown;
    }
    expect(error, "nothing was refused").toBeInstanceOf(CloudError);
    expect(error).toMatchObject({ kind: "InvalidInput", code: "InvalidInput", retryable: false, attempts: 0 });
    expect((error as Error).message).toMatch(new RegExp(`^${field.replaceAll(".", "\\.")}: expected .+, got .+`));
    expect(inspect(error, { depth: 9, showHidden: true }) + JSON.stringify(error)).not.toContain("must-not-show");
  }

  const signer = new HuaweiSigner(HUAWEI);

  test.each(requests)("%s: %j", (field, request) => {
    refused(field, () => signer.sign(request as never));
    // The signer still works.
    expect(signer.sign({ method: "GET", url: URL_ }).headers.Authorization).toMatch(/^SDK-HMAC-SHA256 Access=/);
  });

  test("a getter or a proxy that throws", () => {
    refused("request", () => signer.sign(throws as never));
    const proxy = new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error("no");
        },
      },
    );
    refused("request", () => signer.sign(proxy as never));
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, -1, 253_402_300_800_000, new Date(Number.NaN), "now", null, 5n])(
    "at: %s",
    (at) => {
      refused("at", () => signer.sign({ method: "GET", url: URL_ }, at as never));
    },
  );

  test.each([
    { field: "at", refusedAt: "now" },
    { field: "at", refusedAt: -1 },
    { field: "request.url", url: "https://host//" },
  ])("a refused $field leaves nothing of the body behind", ({ field, refusedAt, url = URL_ }) => {
    const [small, at] = [body("{}") as never, Date.UTC(2025, 0, 2)];
    const signed = signer.sign(small, at);
    // A body of that length crosses in pieces.
    refused(field, () => signer.sign({ ...body("x".repeat(200_000)), url } as never, (refusedAt ?? at) as never));
    expect(signer.sign(small, at)).toEqual(signed);
  });

  test("the last second of the year 9999 is signed", () => {
    const { headers } = signer.sign({ method: "GET", url: URL_ }, 253_402_300_799_999);
    expect(headers["X-Sdk-Date"]).toBe("99991231T235959Z");
  });

  const huawei: [string, unknown, unknown?][] = [
    ["credentials", undefined],
    ["credentials.accessKeyId", { secretAccessKey: "x" }],
    ["credentials.accessKeyId", { ...HUAWEI, accessKeyId: "" }],
    ["credentials.accessKeyId", { ...HUAWEI, accessKeyId: "a,b" }],
    ["credentials.accessKeyId", { ...HUAWEI, accessKeyId: "a\r\nb" }],
    ["credentials.secretAccessKey", { ...HUAWEI, secretAccessKey: "" }],
    ["credentials.secretAccessKey", { ...HUAWEI, secretAccessKey: 7 }],
    ["credentials.secretAccessKey", { ...HUAWEI, secretAccessKey: "must-not-show\0" }],
    ["credentials.securityToken", { ...HUAWEI, securityToken: "a\nb" }],
    ["credentials.secretKey", { ...HUAWEI, secretKey: "must-not-show" }],
    ["options.algorithm", HUAWEI, { algorithm: "SDK-ECDSA-P256-SHA256" }],
    ["options.region", HUAWEI, { algorithm: "V11-HMAC-SHA256" }],
    ["options.service", HUAWEI, { algorithm: "V11-HMAC-SHA256", region: "cn-north-4" }],
    ["options.algorithmus", HUAWEI, { algorithmus: "x" }],
  ];
  test.each(huawei)("%s of a Huawei signer", (field, key, options) => {
    refused(field, () => new HuaweiSigner(key as never, options as never));
  });

  const tencent: [string, unknown, unknown][] = [
    ["credentials.secretId", { secretKey: "x" }, { service: "vpc" }],
    ["credentials.secretId", { ...TENCENT, secretId: "a/b" }, { service: "vpc" }],
    ["credentials.secretKey", { ...TENCENT, secretKey: "" }, { service: "vpc" }],
    ["credentials.token", { ...TENCENT, token: "é" }, { service: "vpc" }],
    ["options", TENCENT, undefined],
    ["options.service", TENCENT, {}],
    ["options.service", TENCENT, { service: "v/c" }],
    ["options.signedHeaders", TENCENT, { service: "vpc", signedHeaders: "host" }],
    ["options.signedHeaders", TENCENT, { service: "vpc", signedHeaders: ["host"] }],
    ["options.signedHeaders[1]", TENCENT, { service: "vpc", signedHeaders: ["host", 7] }],
  ];
  test.each(tencent)("%s of a Tencent signer", (field, key, options) => {
    refused(field.replace("[", "\\[").replace("]", "\\]"), () => new TencentSigner(key as never, options as never));
  });

  test("a header that is to be signed must be there", () => {
    const tc3 = new TencentSigner(TENCENT, { service: "vpc" });
    const request = { method: "POST", url: "https://vpc.tencentcloudapi.com/", body: "{}" };
    refused("request.headers.content-type", () => tc3.sign(request));
    refused("request.headers.x-tc-action", () =>
      tc3.sign({ ...request, headers: { "Content-Type": "application/json" } }),
    );
  });

  const forms: [string, unknown, number?][] = [
    ["request.method", form({}, "PUT")],
    ["request.url", { ...form({}), url: "https://vpc.api.qcloud.com/v2/index.php?a=b" }],
    ["request.params", form("Action=x")],
    ["request.params.Limit", form({ Limit: 20 })],
    ["request.params.Signature", form({ Signature: "x" })],
    ["request.params.SecretId", form({ SecretId: "x" })],
    ["request.params.a_b", form({ a_b: "x" })],
    ["request.params.a", form({ Version: "2017-03-12", a: "@file" })],
    ["request.params.a", form({ a: "\ud800" })],
    ["nonce", form({}), 0],
    ["nonce", form({}), 1.5],
    ["nonce", form({}), 2 ** 53],
    ["nonce", form({}), Number.NaN],
  ];
  test.each(forms)("%s of a form: %j", (field, request, nonce) => {
    refused(field, () => new TencentV1Signer(TENCENT).sign(request as never, 0, nonce));
  });

  test("an unknown digest", () => {
    refused("options.method", () => new TencentV1Signer(TENCENT, { method: "HmacMD5" } as never));
  });

  test("nothing shows a key, and a freed signer does nothing", () => {
    const own = new HuaweiSigner(HUAWEI);
    expect(inspect(own, { depth: 9, showHidden: true }) + JSON.stringify(own) + String(own)).not.toContain(
      "must-not-show",
    );
    own.free();
    expect(() => own.sign({ method: "GET", url: URL_ })).toThrow();
  });
});
