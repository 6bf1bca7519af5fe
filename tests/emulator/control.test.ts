import { describe, expect, test } from "vitest";
import { operations } from "../../pkg-template/src/emulator/catalogue.ts";
import { huaweiOperations } from "../../pkg-template/src/emulator/huawei/handle.ts";
import { createEmulator } from "../../pkg-template/src/emulator/index.ts";
import { tencentOperations } from "../../pkg-template/src/emulator/tencent/handle.ts";
import { Bench, type Json } from "./bench.ts";
import { huaweiKey, tencentKey } from "./sign.ts";

const ENDPOINT = "/v2.1/endpoints/ff80808169bf16c70169bf1d02270000";
const SUBNET = "3ee6107e-4188-4c4d-b453-80d6b9a147d5";
const bind = (bench: Bench) =>
  bench.huawei("dns", "POST", `${ENDPOINT}/ipaddresses`, { ipaddress: { subnet_id: SUBNET } });
const count = async (bench: Bench) => (await bench.huawei("dns", "GET", ENDPOINT)).body.endpoint.ipaddress_count;

test("what is answered is in the catalogue, and of Tencent Cloud all that is in it", () => {
  const described = operations.map(({ cloud, service, name }) => `${cloud}.${service}.${name}`);
  expect(described).toEqual(expect.arrayContaining(huaweiOperations.map((name) => `huawei.${name}`)));
  const tencent = described.filter((name) => name.startsWith("tencent."));
  expect(tencentOperations.map((name) => `tencent.${name}`).sort()).toEqual(tencent.sort());
});

describe("what the catalogue knows, but the emulator does not answer, is refused as unknown", () => {
  const bench = new Bench();

  test.each([
    ["vpc", "GET", "/v3/0123456789abcdef0123456789abcdef/eip/publicip-pools"],
    ["apig", "GET", "/v2/0123456789abcdef0123456789abcdef/apigw/available-zones"],
  ])("Huawei Cloud, %s: %s %s", async (service, method, path) => {
    const { status, body } = await bench.huawei(service, method, path, method === "GET" ? undefined : {});
    expect([status, body.error_code]).toEqual([404, "APIGW.0101"]);
  });

  test("Tencent Cloud: an action of no catalogue", async () => {
    expect((await bench.v3("CreateVpc", {})).Error.Code).toBe("InvalidAction");
    expect((await bench.legacy("CreateVpc", {})).codeDesc).toBe("InvalidAction.NotFound");
  });
});

describe("reset", () => {
  test("brings back state, clock, journal and ids", async () => {
    const bench = new Bench();
    const first = await bind(bench);
    await bench.control("POST", "clock", { offsetMs: 1000 });
    expect(await bench.control("POST", "reset", {})).toMatchObject({ status: 200, body: {} });
    expect((await bench.control("GET", "requests")).body.requests).toEqual([]);
    expect((await bench.control("POST", "clock", { advanceMs: 0 })).body.offsetMs).toBe(0);
    expect(await count(bench)).toBe(3);
    await bench.control("POST", "reset");
    expect((await bind(bench)).headers.get("x-request-id")).toBe(first.headers.get("x-request-id"));
  });

  test("brings back the state the emulator was created with", async () => {
    const seed = (await new Bench().control("GET", "state")).body;
    seed.huawei.endpoints[0].name = "mine";
    const bench = new Bench({ seed });
    await bind(bench);
    await bench.control("POST", "reset", {});
    const { body } = await bench.huawei("dns", "GET", ENDPOINT);
    expect(body.endpoint).toMatchObject({ name: "mine", ipaddress_count: 3 });
  });

  test("forgets nonces", async () => {
    const bench = new Bench();
    const code = async () => (await bench.legacy("DescribeNetworkInterfaces", {}, { nonce: 9 })).code;
    expect([await code(), await code()]).toEqual([0, 4500]);
    await bench.control("POST", "reset", {});
    expect(await code()).toBe(0);
  });
});

describe("clock", () => {
  test("moves by an offset or onwards", async () => {
    const bench = new Bench();
    await bind(bench);
    const moved = await bench.control("POST", "clock", { advanceMs: 1499 });
    expect(moved.body).toEqual({ offsetMs: 1499, now: "2025-01-02T03:04:06.499Z" });
    const status = async () => (await bench.huawei("dns", "GET", ENDPOINT)).body.endpoint.status;
    expect(await status()).toBe("PENDING_CREATE");
    await bench.control("POST", "clock", { advanceMs: 1 });
    expect(await status()).toBe("ACTIVE");
    expect((await bench.control("POST", "clock", { offsetMs: -5000 })).body.now).toBe("2025-01-02T03:04:00.000Z");
  });

  test("makes a client's clock wrong", async () => {
    const bench = new Bench();
    await bench.control("POST", "clock", { offsetMs: 16 * 60_000 });
    expect((await bench.huawei("dns", "GET", ENDPOINT)).status).toBe(401);
    expect((await bench.v3("DescribeNetworkInterfaces", {})).Error.Code).toBe("AuthFailure.SignatureExpire");
  });
});

describe("seed and state", () => {
  test("a state can be sent back, ids go on where they were", async () => {
    const bench = new Bench();
    await bind(bench);
    const { body: state } = await bench.control("GET", "state");
    const copy = new Bench();
    expect((await copy.control("POST", "seed", state)).status).toBe(200);
    expect((await copy.control("GET", "state")).body).toEqual(state);
    bench.settle();
    copy.settle();
    expect((await bind(copy)).headers.get("x-request-id")).toBe((await bind(bench)).headers.get("x-request-id"));
  });

  test("the state holds no credentials", async () => {
    const { text } = await new Bench().control("GET", "state");
    for (const secret of [huaweiKey.secretAccessKey, tencentKey.secretKey, "TOKENEXAMPLE"])
      expect(text).not.toContain(secret);
  });

  test("the state shows what is in effect now", async () => {
    const bench = new Bench();
    await bind(bench);
    bench.settle();
    const { body } = await bench.control("GET", "state");
    expect(body.huawei.endpoints[0]).toMatchObject({ status: "ACTIVE", settlesAt: null });
  });

  test("a small document is enough, and its keys replace the default ones", async () => {
    const bench = new Bench();
    const credentials = {
      huawei: { accessKeys: [{ accessKeyId: "MINE", secretAccessKey: "SECRET" }] },
      tencent: {},
    };
    const seed = { credentials, huawei: { domainId: "d", projects: [] }, tencent: {} };
    expect((await bench.control("POST", "seed", seed)).status).toBe(200);
    expect((await bench.huawei("dns", "GET", "/v2.1/endpoints?direction=inbound")).status).toBe(401);
    const key = { accessKeyId: "MINE", secretAccessKey: "SECRET" };
    const { body } = await bench.huawei("dns", "GET", "/v2.1/endpoints?direction=inbound", undefined, { key });
    expect(body).toEqual({ endpoints: [], metadata: { total_count: 0 } });
  });

  test("an emulator is not created with a seed that is wrong", () => {
    const seed = { huawei: { domainId: "d", endpoints: [{ id: "x" }] }, tencent: {} };
    expect(() => createEmulator({ seed })).toThrow("huawei.endpoints[0].name: is missing");
  });

  test("the caller's document stays the caller's", async () => {
    const seed = (await new Bench().control("GET", "state")).body;
    const before = structuredClone(seed);
    const bench = new Bench({ seed });
    await bind(bench);
    expect(seed).toEqual(before);
  });
});

describe("what is refused", () => {
  const address = { id: "a", ip: "10.0.0.1.1", subnetId: "s", status: "ACTIVE", createTime: "t", updateTime: "t" };
  const endpoint = {
    id: "e",
    name: "n",
    direction: "inbound",
    status: "ACTIVE",
    vpcId: "v",
    createTime: "t",
    updateTime: "t",
  };
  const withEndpoint = (more: object) => ({
    huawei: { domainId: "d", endpoints: [{ ...endpoint, ...more }] },
    tencent: {},
  });

  const eip = { id: "e", address: "10.0.0.1", bandwidthSize: 1, chargeMode: "TRAFFIC", createTime: "t" };
  const binding = { networkInterfaceId: "nowhere", privateIp: "10.0.0.1" };

  test.each([
    ["reset", { all: true }, "all"],
    ["reset", "{", ""],
    ["clock", {}, "offsetMs"],
    ["clock", { offsetMs: 1, advanceMs: 1 }, "offsetMs"],
    ["clock", { offsetMs: "1" }, "offsetMs"],
    ["clock", { advanceMs: -1 }, "advanceMs"],
    ["clock", { advanceMs: 1.5 }, "advanceMs"],
    ["clock", { minutes: 1 }, "minutes"],
    ["seed", {}, "huawei"],
    ["seed", [], ""],
    ["seed", { huawei: {}, tencent: {} }, "huawei.domainId"],
    ["seed", { huawei: { domainId: "d", colour: "red" }, tencent: {} }, "huawei.colour"],
    ["seed", withEndpoint({ direction: "sideways" }), "huawei.endpoints[0].direction"],
    ["seed", withEndpoint({ addresses: [address] }), "huawei.endpoints[0].addresses[0].ip"],
    ["seed", withEndpoint({ addresses: {} }), "huawei.endpoints[0].addresses"],
    [
      "seed",
      { huawei: { domainId: "d" }, tencent: { subnets: [{ id: "s", vpcId: "v", cidr: "10.0.0.0" }] } },
      "tencent.subnets[0].cidr",
    ],
    ["seed", { huawei: { domainId: "d" }, tencent: {}, credentials: { huawei: {} } }, "credentials.tencent"],
    [
      "seed",
      withEndpoint({ addresses: [{ ...address, ip: "10.0.0.1" }] }),
      "huawei.endpoints[0].addresses[0].subnetId",
    ],
    [
      "seed",
      { huawei: { domainId: "d", desktopEips: [{ ...eip, desktopId: "nowhere" }] }, tencent: {} },
      "huawei.desktopEips[0].desktopId",
    ],
    [
      "seed",
      { huawei: { domainId: "d" }, tencent: { eips: [{ id: "e", ip: "10.0.0.1", binding }] } },
      "tencent.eips[0].binding.networkInterfaceId",
    ],
  ])("%s %j, naming the field", async (name, body, field) => {
    const bench = new Bench();
    await bind(bench);
    const answer = await bench.control("POST", name, body);
    expect(answer.status).toBe(400);
    expect(answer.body.field).toBe(field);
    expect(answer.body.error).toContain(field);
    // Nothing of it took effect.
    expect(await count(bench)).toBe(4);
  });

  test.each([
    ["GET", "nothing"],
    ["GET", "reset"],
    ["POST", "state"],
    ["GET", "__proto__"],
  ] as const)("%s /_emulator/%s, with the calls there are", async (method, name) => {
    const { status, body } = await new Bench().control(method, name);
    expect(status).toBe(404);
    expect(body.calls).toEqual([
      "POST /_emulator/reset",
      "POST /_emulator/seed",
      "POST /_emulator/faults",
      "POST /_emulator/clock",
      "GET /_emulator/requests",
      "GET /_emulator/state",
    ]);
  });
});

test("the control calls are there on every host", async () => {
  const { fetch } = createEmulator();
  for (const host of [
    "dns.cn-north-4.myhuaweicloud.com",
    "vpc.tencentcloudapi.com",
    "vpc.api.qcloud.com",
    "127.0.0.1:1",
  ]) {
    expect((await fetch(`http://${host}/_emulator/state`)).status, host).toBe(200);
  }
});

describe("journal", () => {
  test("tells what came and what became of it", async () => {
    const bench = new Bench();
    const bound = await bind(bench);
    await bind(bench);
    await bench.v3("DescribeNetworkInterfaces", {});
    await bench.huawei("dns", "GET", "/nowhere?a=1");
    const { requests } = (await bench.control("GET", "requests")).body;
    expect(requests).toHaveLength(4);
    expect(requests[0]).toMatchObject({
      at: "2025-01-02T03:04:05.000Z",
      requestId: bound.headers.get("x-request-id"),
      method: "POST",
      url: `dns.cn-north-4.myhuaweicloud.com${ENDPOINT}/ipaddresses`,
      body: JSON.stringify({ ipaddress: { subnet_id: SUBNET } }),
      cloud: "huawei",
      service: "dns",
      operation: "AssociateEndpointIpaddress",
      status: 202,
    });
    expect(requests[0].headers["content-type"]).toBe("application/json");
    expect(requests[0]).not.toHaveProperty("code");
    expect(requests[1]).toMatchObject({ status: 409, code: "DNS.0021" });
    expect(requests[2]).toMatchObject({
      cloud: "tencent",
      service: "vpc",
      operation: "DescribeNetworkInterfaces",
      status: 200,
    });
    expect(requests[3]).toMatchObject({
      status: 404,
      code: "APIGW.0101",
      url: "dns.cn-north-4.myhuaweicloud.com/nowhere?a=1",
    });
    expect(requests[3]).not.toHaveProperty("operation");
  });

  test("holds no signature, no token and no key", async () => {
    const bench = new Bench();
    const temporary = {
      accessKeyId: "AKTEMPORARY00000000",
      secretAccessKey: "SKTEMPORARY00000000000000000000000000000",
    };
    const token = "SECURITYTOKENEXAMPLE00000000000000000000";
    await bench.huawei("dns", "GET", ENDPOINT, undefined, { key: temporary, headers: { "x-security-token": token } });
    const bearer = { authorization: "Bearer SECRETBEARER", cookie: "SECRETCOOKIE", "x-auth-token": "SECRETTOKEN" };
    await bench.send(new Request(`https://dns.cn-north-4.myhuaweicloud.com${ENDPOINT}`, { headers: bearer }));
    await bench.v3("DescribeNetworkInterfaces", {}, { headers: { "x-tc-token": "SECRETTOKEN" } });
    for (const method of ["GET", "POST"] as const) {
      await bench.legacy("DescribeNetworkInterfaces", { Token: "SECRETTOKEN" }, { method });
    }
    const { text, body } = await bench.control("GET", "requests");
    expect(text).not.toMatch(/SECRET|SECURITYTOKEN|SKTEMPORARY|SKEXAMPLE/);
    expect(text).not.toMatch(/Signature=[0-9a-f]/i);
    expect(body.requests.map(({ headers }: Json) => headers.authorization).slice(0, 3)).toEqual([
      "SDK-HMAC-SHA256 Access=AKTEMPORARY00000000, SignedHeaders=host;x-sdk-date;x-security-token, Signature=***",
      "***",
      expect.stringMatching(/^TC3-HMAC-SHA256 Credential=AKID\w+\/2025-01-02\/vpc\/tc3_request, .*Signature=\*\*\*$/),
    ]);
    expect(body.requests[3].url).toContain("Signature=***");
    expect(body.requests[4].body).toContain("Signature=***");
    expect(body.requests[4].body).toContain("Token=***");
  });

  test("keeps the last thousand requests", async () => {
    const bench = new Bench();
    for (let index = 0; index < 1002; index += 1)
      await bench.emulator.fetch(`https://vpc.tencentcloudapi.com/?n=${index}`);
    const { requests } = (await bench.control("GET", "requests")).body;
    expect(requests).toHaveLength(1000);
    expect(requests[0].url).toBe("vpc.tencentcloudapi.com/?n=2");
  });
});

test("equal requests to equal emulators have equal answers and journals", async () => {
  const run = async () => {
    const bench = new Bench();
    const texts = [(await bind(bench)).text, JSON.stringify(await bench.v3("DescribeNetworkInterfaces", {}))];
    texts.push(JSON.stringify(await bench.legacy("AssignPrivateIpAddresses", {})));
    return [...texts, (await bench.control("GET", "requests")).text, (await bench.control("GET", "state")).text];
  };
  expect(await run()).toEqual(await run());
});

test("fetch is bound, takes what fetch takes, and ends as fetch does when aborted", async () => {
  const { fetch } = createEmulator();
  const url = "http://127.0.0.1/_emulator/state";
  for (const input of [url, new URL(url), new Request(url)]) expect((await fetch(input)).status).toBe(200);
  await expect(fetch(url, { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: "AbortError" });
});

test("concurrent changes of one endpoint: one is taken, the others find it locked", async () => {
  const bench = new Bench();
  const statuses = await Promise.all(Array.from({ length: 20 }, async () => (await bind(bench)).status));
  expect(statuses.filter((status) => status === 202)).toHaveLength(1);
  expect(statuses.filter((status) => status === 409)).toHaveLength(19);
});

test("with no settling time a change is in effect at the next look", async () => {
  const bench = new Bench({ settleMs: 0 });
  expect((await bind(bench)).body.endpoint.status).toBe("PENDING_CREATE");
  expect((await bench.huawei("dns", "GET", ENDPOINT)).body.endpoint.status).toBe("ACTIVE");
});
