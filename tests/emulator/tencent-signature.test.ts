import { describe, expect, test } from "vitest";
import { Refusal } from "../../pkg-template/src/emulator/reply.ts";
import { credentialsShape } from "../../pkg-template/src/emulator/state.ts";
import { verifyTc3 } from "../../pkg-template/src/emulator/tencent/verify-tc3.ts";
import { legacyGeneration, v3Generation, verifyV1 } from "../../pkg-template/src/emulator/tencent/verify-v1.ts";
import { Bench } from "./bench.ts";
import { tc3Request, tencentKey, v1Request } from "./sign.ts";
import { bodyOf, changedAt, checked, oneCharacterOff, receivedFrom, type Vector, vectorsOf } from "./vectors.ts";

const vectors = vectorsOf("tencent");
const V3_URL = "https://vpc.tencentcloudapi.com/";
const LEGACY_URL = "https://vpc.api.qcloud.com/v2/index.php";

const knownKeys = ({ credentials: { secretId, secretKey, token } }: Vector) =>
  credentialsShape({ huawei: {}, tencent: { secretKeys: [{ secretId, secretKey, token }] } }, "").tencent;

describe("TC3-HMAC-SHA256, the known answers of the official signers", () => {
  function setUp(vector: Vector) {
    const authorization = vector.text("authorization.txt");
    const { token } = vector.credentials;
    const headers = {
      ...vector.headers,
      "x-tc-timestamp": String(vector.at),
      authorization,
      ...(token !== undefined && { "x-tc-token": token }),
    };
    const received = receivedFrom(vector.method, vector.url, headers, bodyOf(vector));
    return { received, authorization, now: Number(vector.at) * 1000, keys: knownKeys(vector) };
  }

  for (const vector of vectors.filter(({ algorithm }) => algorithm === "TC3-HMAC-SHA256")) {
    test(`${vector.name} is accepted`, async () => {
      const { received, authorization, keys, now } = setUp(vector);
      await expect(checked(verifyTc3(received, authorization, keys, now, "vpc"))).resolves.toBeUndefined();
    });

    test(`${vector.name} with one character changed is refused`, async () => {
      const { received, authorization, keys, now } = setUp(vector);
      const unsigned = vector.headers?.["X-TC-Content-SHA256"] === "UNSIGNED-PAYLOAD";
      for (const [what, changed] of oneCharacterOff(received, ["content-type", "x-tc-timestamp"])) {
        const notSigned = what.startsWith("path") || (unsigned && what.startsWith("body"));
        if (notSigned) continue;
        await expect(checked(verifyTc3(changed, authorization, keys, now, "vpc")), what).rejects.toBeInstanceOf(
          Refusal,
        );
      }
      for (let index = 0; index < authorization.length; index += 1) {
        const changed = changedAt(authorization, index);
        await expect(checked(verifyTc3(received, changed, keys, now, "vpc")), changed).rejects.toBeInstanceOf(Refusal);
      }
    });
  }
});

describe("HmacSHA1 and HmacSHA256, the known answers of the official signers", () => {
  /** The parameters that are signed. */
  function setUp(vector: Vector) {
    const { algorithm, credentials, at, nonce, params, method } = vector;
    const isFile = (value: string) => method === "POST" && value.startsWith("@");
    const parameters = new Map(Object.entries(params ?? {}).filter(([, value]) => !isFile(value)));
    parameters
      .set("Timestamp", String(at))
      .set("Nonce", String(nonce))
      .set("SecretId", credentials.secretId ?? "");
    if (credentials.token !== undefined) parameters.set("Token", credentials.token);
    if (algorithm !== null) parameters.set("SignatureMethod", algorithm);
    parameters.set("Signature", vector.text("signature.txt"));
    const generation = vector.url === LEGACY_URL ? legacyGeneration : v3Generation;
    const received = receivedFrom(vector.method, vector.url, {}, "");
    const now = Number(vector.at) * 1000;
    const verify = (changed: Map<string, string>, request = received) =>
      checked(verifyV1(request, changed, knownKeys(vector), { nonces: new Map() }, now, generation));
    return { parameters, received, verify };
  }

  for (const vector of vectors.filter(({ algorithm }) => algorithm !== "TC3-HMAC-SHA256")) {
    test(`${vector.name} is accepted`, async () => {
      const { parameters, verify } = setUp(vector);
      await expect(verify(parameters)).resolves.toBeUndefined();
    });

    test(`${vector.name} with one character changed is refused`, async () => {
      const { parameters, received, verify } = setUp(vector);
      for (const [name, value] of parameters) {
        for (let index = 0; index < value.length; index += 1) {
          const changed = new Map(parameters).set(name, changedAt(value, index));
          // Any word but HmacSHA256 selects SHA-1, but the word itself is signed.
          await expect(verify(changed), `${name}[${index}]`).rejects.toBeInstanceOf(Refusal);
        }
      }
      const other = { ...received, method: received.method === "GET" ? "POST" : "GET" };
      await expect(verify(parameters, other)).rejects.toBeInstanceOf(Refusal);
      await expect(verify(parameters, { ...received, host: "vpc.example.com" })).rejects.toBeInstanceOf(Refusal);
    });
  }
});

describe("API 3.0 with TC3-HMAC-SHA256", () => {
  const describeAll = (bench: Bench, options = {}) => bench.v3("DescribeNetworkInterfaces", {}, options);

  test("a correct signature, with and without x-tc-action signed", async () => {
    const bench = new Bench();
    expect((await describeAll(bench)).TotalCount).toBe(2);
    const options = { signedHeaders: ["content-type", "host", "x-tc-action"] };
    expect((await describeAll(bench, options)).TotalCount).toBe(2);
  });

  test("a wrong secret key", async () => {
    const bench = new Bench();
    const reply = await describeAll(bench, { key: { ...tencentKey, secretKey: "SKWRONG" } });
    expect(reply.Error.Code).toBe("AuthFailure.SignatureFailure");
    expect(reply.Error.Message).toMatch(
      /^The provided credentials could not be validated\. Please check your signature is correct\. canonicalRequest:POST\|\/\|\|content-type:application\/json\|host:/,
    );
    expect(reply.RequestId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(JSON.stringify(reply)).not.toContain(tencentKey.secretKey);
  });

  test.each([-300_000, 300_000])("a clock that is %i ms off is good enough", async (offset) => {
    const bench = new Bench();
    const { body } = await bench.send(tc3Request(bench.at + offset, "DescribeNetworkInterfaces", "{}"));
    expect(body.Response.TotalCount).toBe(2);
  });

  test("a temporary key needs its token", async () => {
    const key = { secretId: "AKIDTEMPORARY000000000000000000000", secretKey: "SKTEMPORARY0000000000000000000000" };
    const headers = { "x-tc-token": "TOKENEXAMPLE+/=0001" };
    expect((await describeAll(new Bench(), { key, headers })).TotalCount).toBe(2);
    expect((await describeAll(new Bench(), { key })).Error.Code).toBe("AuthFailure.TokenFailure");
    expect((await describeAll(new Bench(), { headers })).Error.Code).toBe("AuthFailure.TokenFailure");
  });

  test("a request as official clients send it to a local port", async () => {
    // The Node client signs the host without the port it sends.
    const bench = new Bench();
    const request = tc3Request(bench.at, "DescribeNetworkInterfaces", "{}", { host: "127.0.0.1" });
    const moved = new Request("http://127.0.0.1:9911/", {
      method: "POST",
      headers: { ...Object.fromEntries(request.headers), host: "127.0.0.1:9911" },
      body: "{}",
    });
    expect((await bench.send(moved)).body.Response.TotalCount).toBe(2);
  });

  test.each([
    ["action", "", {}],
    ["version", "DescribeNetworkInterfaces", { version: "" }],
  ])("an empty %s", async (_, action, options) => {
    expect((await new Bench().v3(action, {}, options)).Error.Code).toBe("MissingParameter");
  });

  test("the regional and the international host", async () => {
    for (const host of ["vpc.ap-guangzhou.tencentcloudapi.com", "vpc.intl.tencentcloudapi.com"]) {
      expect((await describeAll(new Bench(), { host })).TotalCount).toBe(2);
    }
  });
});

describe("API 3.0 with HmacSHA1 and HmacSHA256", () => {
  const params = { Action: "DescribeNetworkInterfaces", Version: "2017-03-12", Region: "ap-guangzhou" };
  const send = async (bench: Bench, options = {}) =>
    (await bench.send(v1Request(bench.at, V3_URL, params, options))).body.Response;

  test.each([
    ["GET", "HmacSHA1"],
    ["GET", "HmacSHA256"],
    ["POST", "HmacSHA1"],
    ["POST", "HmacSHA256"],
  ])("a correct signature: %s, %s", async (method, algorithm) => {
    expect((await send(new Bench(), { method, algorithm })).TotalCount).toBe(2);
  });
});

describe("API 2.0", () => {
  test.each([
    ["GET", "HmacSHA1"],
    ["GET", "HmacSHA256"],
    ["POST", "HmacSHA1"],
    ["POST", "HmacSHA256"],
  ] as const)("a correct signature: %s, %s", async (method, algorithm) => {
    expect((await new Bench().legacy("DescribeNetworkInterfaces", {}, { method, algorithm })).code).toBe(0);
  });

  test("a refusal names no key", async () => {
    const key = { ...tencentKey, secretKey: "SKWRONG" };
    const reply = await new Bench().legacy("DescribeNetworkInterfaces", {}, { key });
    expect(JSON.stringify(reply)).not.toContain(tencentKey.secretKey);
  });

  test.each([-300_000, 300_000])("a clock that is %i ms off is good enough", async (offset) => {
    const bench = new Bench();
    const params = { Action: "DescribeNetworkInterfaces", Region: "gz" };
    expect((await bench.send(v1Request(bench.at + offset, LEGACY_URL, params))).body.code).toBe(0);
  });

  test("a nonce is good once within the clock window", async () => {
    const bench = new Bench();
    const code = async (nonce: number) => (await bench.legacy("DescribeNetworkInterfaces", {}, { nonce })).code;
    expect(await code(42)).toBe(0);
    expect(await code(42)).toBe(4500);
    expect(await code(43)).toBe(0);
    bench.at += 600_000;
    expect(await code(42)).toBe(0);
  });

  test("a refused signature does not use up its nonce", async () => {
    const bench = new Bench();
    const wrong = { nonce: 5, key: { ...tencentKey, secretKey: "SKWRONG" } };
    expect((await bench.legacy("DescribeNetworkInterfaces", {}, wrong)).code).toBe(4100);
    expect((await bench.legacy("DescribeNetworkInterfaces", {}, { nonce: 5 })).code).toBe(0);
  });

  test("a token belongs to its key", async () => {
    const key = { secretId: "AKIDTEMPORARY000000000000000000000", secretKey: "SKTEMPORARY0000000000000000000000" };
    const token = { Token: "TOKENEXAMPLE+/=0001" };
    expect((await new Bench().legacy("DescribeNetworkInterfaces", token, { key })).code).toBe(0);
    expect((await new Bench().legacy("DescribeNetworkInterfaces", {}, { key })).code).toBe(4105);
    expect((await new Bench().legacy("DescribeNetworkInterfaces", token)).code).toBe(4105);
    const wrong = await new Bench().legacy("DescribeNetworkInterfaces", token, { key: { ...key, secretKey: "WRONG" } });
    expect(wrong.message).toContain("&Token=***");
    expect(wrong.message).not.toContain("TOKENEXAMPLE");
  });

  test("parameters that begin with @ stay unsigned on POST, and are signed on GET", async () => {
    const params = (value: string) => ({ Action: "DescribeNetworkInterfaces", Region: "gz", eniName: value });
    for (const [method, expected] of [
      ["POST", 0],
      ["GET", 4100],
    ] as const) {
      const bench = new Bench();
      const unsigned = v1Request(
        bench.at,
        LEGACY_URL,
        { Action: "DescribeNetworkInterfaces", Region: "gz" },
        { method },
      );
      const url = new URL(unsigned.url);
      const form = new URLSearchParams(method === "GET" ? url.search : await unsigned.text());
      form.set("eniName", params("@web").eniName);
      const request =
        method === "GET"
          ? new Request(`${LEGACY_URL}?${form}`)
          : new Request(LEGACY_URL, { method, headers: unsigned.headers, body: form.toString() });
      expect((await bench.send(request)).body.code, method).toBe(expected);
    }
  });

  test("an underscore in a name is signed as a dot", async () => {
    // No parameter of these calls has one: past the signature it is the unknown name that is refused.
    const bench = new Bench();
    const params = { Action: "DescribeNetworkInterfaces", Region: "gz", "eni.name": "x" };
    const form = new URLSearchParams(await v1Request(bench.at, LEGACY_URL, params).text());
    form.delete("eni.name");
    form.set("eni_name", "x");
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const { body } = await bench.send(new Request(LEGACY_URL, { method: "POST", headers, body: form.toString() }));
    expect(body).toMatchObject({ code: 4000, message: expect.stringContaining("eni_name") });
  });

  test("another path", async () => {
    const bench = new Bench();
    const params = { Action: "DescribeNetworkInterfaces", Region: "gz" };
    const path = await bench.send(v1Request(bench.at, "https://vpc.api.qcloud.com/v2/other.php", params));
    expect(path.body.code).toBe(6100);
  });
});
