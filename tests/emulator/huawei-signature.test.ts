import { describe, expect, test } from "vitest";
import { HuaweiSigner } from "../../pkg/default.js";
import { parseBasicTime } from "../../pkg-template/src/emulator/clock.ts";
import { verifyHuawei } from "../../pkg-template/src/emulator/huawei/verify.ts";
import { Refusal } from "../../pkg-template/src/emulator/reply.ts";
import { credentialsShape } from "../../pkg-template/src/emulator/state.ts";
import { vectors as allVectors } from "../vectors/case.ts";
import { Bench } from "./bench.ts";
import { huaweiKey, huaweiRequest } from "./sign.ts";
import { bodyOf, checked, oneCharacterOff, receivedFrom, type Vector, vectorsOf } from "./vectors.ts";

const ENDPOINT = "/v2.1/endpoints/ff80808169bf16c70169bf1d02270000";

/** Of SM3, which the official client signs too, there is no other case with a body. */
const sm3Bodies = allVectors.filter(({ name }) => name === "rule-sm3-body" || name === "rule-sm3-unsigned");

/** But for the case whose hash is that of another body than it has. */
const vectors = [...vectorsOf("huawei"), ...sm3Bodies].filter(({ name }) => name !== "29-caller-hash");

const operation = { service: "dns", auth: "default" } as const;

function setUp(vector: Vector) {
  const { algorithm, credentials, at, method, url, text, bodySha256 } = vector;
  const { accessKeyId = "", secretAccessKey = "" } = credentials;
  const date = String(at);
  const headers = {
    ...vector.headers,
    ...(bodySha256 !== undefined && {
      [`x-sdk-content-${algorithm === "SDK-HMAC-SM3" ? "sm3" : "sha256"}`]: bodySha256,
    }),
    "x-sdk-date": date,
    authorization: text("authorization.txt"),
  };
  const received = receivedFrom(method, url, headers, bodyOf(vector));
  const key = { accessKeyId, secretAccessKey, securityToken: null, expiresAt: null };
  const known = credentialsShape({ huawei: { accessKeys: [key] }, tencent: {} }, "").huawei;
  return { received, known, now: parseBasicTime(date) ?? Number.NaN };
}

describe("the known answers of the official signers", () => {
  for (const vector of vectors) {
    test(`${vector.name} is accepted`, async () => {
      const { received, known, now } = setUp(vector);
      expect(await checked(verifyHuawei(received, known, now, operation))).toEqual({});
    });

    test(`${vector.name} with one character changed is refused`, async () => {
      const { received, known, now } = setUp(vector);
      const signed = /SignedHeaders=([^,]+)/.exec(vector.text("authorization.txt"))?.[1]?.split(";") ?? [];
      const headers = [...signed.filter((name) => name !== "host"), "authorization"];
      for (const [what, changed] of oneCharacterOff(received, headers)) {
        if (vector.bodySha256 !== undefined && what.startsWith("body")) continue;
        await expect(checked(verifyHuawei(changed, known, now, operation)), what).rejects.toBeInstanceOf(Refusal);
      }
      await expect(
        checked(verifyHuawei({ ...received, method: "PATCH" }, known, now, operation)),
      ).rejects.toBeInstanceOf(Refusal);
    });
  }
});

describe("SDK-HMAC-SM3 of our own signer", () => {
  const url = `https://dns.cn-north-4.myhuaweicloud.com${ENDPOINT}/ipaddresses`;
  const send = (body: string, sent = body) => {
    const bench = new Bench();
    const signer = new HuaweiSigner(huaweiKey, { algorithm: "SDK-HMAC-SM3" });
    const headers = { "content-type": "application/json" };
    const signed = signer.sign({ method: "POST", url, headers, body }, bench.at);
    return bench.send(new Request(signed.url, { method: signed.method, headers: signed.headers, body: sent }));
  };
  const bind = (ip: string) => JSON.stringify({ ipaddress: { subnet_id: "3ee6107e-4188-4c4d-b453-80d6b9a147d5", ip } });

  test("is good for a change", async () => {
    expect(await send(bind("192.168.0.77"))).toMatchObject({ status: 202 });
  });

  test("is of no use for another body", async () => {
    const { status, body } = await send(bind("192.168.0.77"), bind("192.168.0.78"));
    expect([status, body.error_code]).toEqual([401, "APIGW.0301"]);
  });
});

describe("what the gateway answers", () => {
  const refused = (detail: string, requestId: unknown = expect.stringMatching(/^[0-9a-f]{32}$/)) => ({
    error_code: "APIGW.0301",
    error_msg: expect.stringContaining(`Incorrect IAM authentication information: ${detail}`),
    request_id: requestId,
  });

  test("to a wrong secret key: its own canonical request, bars for line feeds, and no key", async () => {
    const bench = new Bench();
    const key = { ...huaweiKey, secretAccessKey: "SKWRONG000000000000000000000000000000000" };
    const { status, headers, body, text } = await bench.huawei("dns", "GET", ENDPOINT, undefined, { key });
    expect(status).toBe(401);
    const canonical = [
      "GET",
      `${ENDPOINT}/`,
      "",
      "host:dns.cn-north-4.myhuaweicloud.com",
      "x-sdk-date:20250102T030405Z",
      "",
      "host;x-sdk-date",
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    ].join("|");
    expect(body).toEqual(
      refused(`verify aksk signature fail, canonicalRequest:${canonical}`, headers.get("x-request-id")),
    );
    expect(text).not.toContain(huaweiKey.secretAccessKey);
  });

  test.each([
    ["early", -15 * 60_000],
    ["late", 15 * 60_000],
  ])("to a clock that is 15 minutes %s: the call", async (_, offset) => {
    const bench = new Bench();
    const url = `https://dns.cn-north-4.myhuaweicloud.com${ENDPOINT}`;
    expect((await bench.send(huaweiRequest(bench.at + offset, "GET", url))).status).toBe(200);
  });

  test("to a token it knows: the call", async () => {
    const headers = { "x-auth-token": "TOKENEXAMPLE0000000000000000000000000000" };
    const request = new Request(`https://dns.cn-north-4.myhuaweicloud.com${ENDPOINT}`, { headers });
    expect((await new Bench().send(request)).status).toBe(200);
  });
});

describe("temporary keys", () => {
  const key = { accessKeyId: "AKTEMPORARY00000000", secretAccessKey: "SKTEMPORARY00000000000000000000000000000" };
  const call = (headers: Record<string, string>, chosen = key) =>
    new Bench().huawei("dns", "GET", ENDPOINT, undefined, { key: chosen, headers });

  test("are good with their token", async () => {
    expect((await call({ "x-security-token": "SECURITYTOKENEXAMPLE00000000000000000000" })).status).toBe(200);
  });

  test("are the only ones that have one", async () => {
    expect((await call({ "x-security-token": "WRONG" }, huaweiKey)).body.error_msg).toContain("decrypt token fail");
  });

  test("do not show their token in the canonical request", async () => {
    const wrong = { ...key, secretAccessKey: "WRONG" };
    const { text } = await call({ "x-security-token": "SECURITYTOKENEXAMPLE00000000000000000000" }, wrong);
    expect(text).toContain("x-security-token:***");
    expect(text).not.toContain("SECURITYTOKENEXAMPLE");
  });
});

describe("the body's hash", () => {
  const path = `${ENDPOINT}/ipaddresses`;
  const body = JSON.stringify({ ipaddress: { subnet_id: "3ee6107e-4188-4c4d-b453-80d6b9a147d5" } });

  test("may be left out by UNSIGNED-PAYLOAD, for an empty body in either way", async () => {
    const { createHash, createHmac } = await import("node:crypto");
    for (const hash of ["UNSIGNED-PAYLOAD", createHash("sha256").update(body).digest("hex")]) {
      const bench = new Bench();
      const date = "20250102T030405Z";
      const host = "dns.cn-north-4.myhuaweicloud.com";
      const lines = [`host:${host}`, "x-sdk-content-sha256:UNSIGNED-PAYLOAD", `x-sdk-date:${date}`];
      const names = "host;x-sdk-content-sha256;x-sdk-date";
      const canonical = ["POST", `${path}/`, "", ...lines, "", names, hash].join("\n");
      const digest = createHash("sha256").update(canonical).digest("hex");
      const signature = createHmac("sha256", huaweiKey.secretAccessKey)
        .update(`SDK-HMAC-SHA256\n${date}\n${digest}`)
        .digest("hex");
      const headers = {
        "x-sdk-content-sha256": "UNSIGNED-PAYLOAD",
        "x-sdk-date": date,
        authorization: `SDK-HMAC-SHA256 Access=${huaweiKey.accessKeyId}, SignedHeaders=${names}, Signature=${signature}`,
      };
      const answer = await bench.send(new Request(`https://${host}${path}`, { method: "POST", headers, body }));
      expect(answer.status, hash).toBe(202);
    }
  });

  test("is the body's own, whatever hash the header claims", async () => {
    const headers = { "x-sdk-content-sha256": "0".repeat(64) };
    const bench = new Bench();
    expect((await bench.huawei("dns", "POST", path, body, { headers })).status).toBe(202);
  });
});

test("a query is signed sorted and encoded, whatever order it is sent in", async () => {
  const bench = new Bench();
  const signed = huaweiRequest(
    bench.at,
    "GET",
    "https://dns.cn-north-4.myhuaweicloud.com/v2.1/endpoints?direction=inbound&limit=1&name=a%20b%2B",
  );
  const sent = new Request(
    "https://dns.cn-north-4.myhuaweicloud.com/v2.1/endpoints?name=a+b%2b&limit=1&direction=inbound",
    {
      headers: signed.headers,
    },
  );
  expect((await bench.send(sent)).status).toBe(200);
});
