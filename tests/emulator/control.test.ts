import { describe, expect, test } from "vitest";
import { createEmulator } from "../../pkg-template/src/emulator/index.ts";
import { Bench } from "./bench.ts";
import { bind, count, ENDPOINT } from "./endpoint.ts";

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
      "POST /_emulator/replay",
      "GET /_emulator/state",
      "GET /_emulator/schema",
      "GET /_emulator/snapshots",
      "POST /_emulator/snapshots",
      "POST /_emulator/restore",
      "DELETE /_emulator/snapshots",
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
