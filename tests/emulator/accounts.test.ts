// Several accounts in one emulator: nothing of one shows in another.
import { describe, expect, test } from "vitest";
import { Bench, type Json, PROJECT } from "./bench.ts";
import { bind, count, ENDPOINT } from "./endpoint.ts";
import { huaweiKey, tencentKey } from "./sign.ts";

const keysOf = (name: string) => ({
  huawei: { accessKeyId: `AK${name}`, secretAccessKey: `SECRET${name}` },
  tencent: { secretId: `ID${name}`, secretKey: `SECRET${name}` },
});

const credentialsOf = (name: string) => ({
  huawei: {
    accessKeys: [keysOf(name).huawei],
    tokens: [{ token: `TOKEN${name}`, projectId: PROJECT }],
    users: [{ id: "u", name: "user", password: `SECRET${name}` }],
  },
  tencent: { secretKeys: [keysOf(name).tencent] },
});

const seed = { accounts: ["one", "two"].map((name) => ({ name, credentials: credentialsOf(name) })) };
const as = (name: string) => ({ key: keysOf(name).huawei });
const names = async (bench: Bench) => (await bench.control("GET", "state")).body.accounts.map(({ name }: Json) => name);

describe("whose a request is, its key says", () => {
  test("Huawei Cloud: an access key, a token", async () => {
    const bench = new Bench({ seed });
    expect((await bind(bench, as("two"))).status).toBe(202);
    expect([await count(bench, as("one")), await count(bench, as("two"))]).toEqual([3, 4]);
    const byToken = async (name: string) => {
      const headers = { "x-auth-token": `TOKEN${name}` };
      const url = `https://dns.cn-north-4.myhuaweicloud.com${ENDPOINT}`;
      return (await bench.send(new Request(url, { headers }))).body.endpoint.ipaddress_count;
    };
    expect([await byToken("one"), await byToken("two")]).toEqual([3, 4]);
  });

  test("Huawei Cloud: the account that a user names", async () => {
    const state = (await new Bench().control("GET", "state")).body;
    const accounts = seed.accounts.map(({ name, credentials }) => ({
      name,
      credentials,
      huawei: { ...state.huawei, domainName: `DOMAIN${name}` },
    }));
    const bench = new Bench({ seed: { accounts } });
    const login = (account: string, password: string) => {
      const user = { name: "user", password, domain: { name: account } };
      const body = JSON.stringify({ auth: { identity: { methods: ["password"], password: { user } } } });
      const headers = { "content-type": "application/json" };
      const url = "https://iam.cn-north-4.myhuaweicloud.com/v3/auth/tokens";
      return bench.send(new Request(url, { method: "POST", headers, body }));
    };
    expect((await login("DOMAINtwo", "SECRETtwo")).status).toBe(201);
    expect((await login("DOMAINtwo", "SECRETone")).status).toBe(401);
    expect((await login("DOMAINone", "SECRETone")).status).toBe(201);
  });

  test("Tencent Cloud: a secret id, in each form of signature", async () => {
    const bench = new Bench({ seed });
    const key = keysOf("two").tencent;
    const params = { NetworkInterfaceId: "eni-m6dyj72l", SecondaryPrivateIpAddressCount: 1 };
    expect(await bench.v3("AssignPrivateIpAddresses", params, { key })).not.toHaveProperty("Error");
    const addresses = async (name: string) => {
      const { tencent } = keysOf(name);
      const ids = { NetworkInterfaceIds: ["eni-m6dyj72l"] };
      const newer = await bench.v3("DescribeNetworkInterfaces", ids, { key: tencent });
      const older = await bench.legacy(
        "DescribeNetworkInterfaces",
        { networkInterfaceId: "eni-m6dyj72l" },
        { key: tencent },
      );
      return [newer.NetworkInterfaceSet[0].PrivateIpAddressSet.length, older.data[0].privateIpAddressesSet.length];
    };
    expect([await addresses("one"), await addresses("two")]).toEqual([
      [3, 3],
      [4, 4],
    ]);
  });

  test("a key that nobody has is refused", async () => {
    const bench = new Bench({ seed });
    expect((await bench.huawei("dns", "GET", ENDPOINT, undefined, { key: huaweiKey })).status).toBe(401);
    const { Error: refusal } = await bench.v3("DescribeNetworkInterfaces", {}, { key: tencentKey });
    expect(refusal.Code).toBe("AuthFailure.SecretIdNotFound");
  });

  test("ids and nonces are each account's own", async () => {
    const bench = new Bench({ seed });
    const ids = await Promise.all(
      ["one", "two"].map(async (name) => (await bind(bench, as(name))).headers.get("x-request-id")),
    );
    expect(ids[0]).toBe(ids[1]);
    const code = async (name: string) =>
      (await bench.legacy("DescribeNetworkInterfaces", {}, { nonce: 7, key: keysOf(name).tencent })).code;
    expect([await code("one"), await code("two"), await code("one")]).toEqual([0, 0, 4500]);
  });
});

test("a fault rule that names an account is for no other", async () => {
  const bench = new Bench({ seed });
  const faults = [{ account: "two", status: 500, code: "DNS.0021", count: 1 }];
  expect((await bench.control("POST", "faults", { faults })).status).toBe(200);
  const status = async (name: string) => (await bench.huawei("dns", "GET", ENDPOINT, undefined, as(name))).status;
  expect([await status("one"), await status("two"), await status("two")]).toEqual([200, 500, 200]);
});

describe("control calls about one account", () => {
  test("state and seed", async () => {
    const bench = new Bench({ seed });
    const { body: state } = await bench.control("GET", "state?account=two");
    state.huawei.endpoints[0].name = "mine";
    expect((await bench.control("POST", "seed?account=two", state)).status).toBe(200);
    const nameOf = async (name: string) =>
      (await bench.huawei("dns", "GET", ENDPOINT, undefined, as(name))).body.endpoint.name;
    expect([await nameOf("one"), await nameOf("two")]).toEqual(["poi-666", "mine"]);
  });

  test("the state of all can be sent back, and the keys stay", async () => {
    const bench = new Bench({ seed });
    await bind(bench, as("two"));
    const { body: state, text } = await bench.control("GET", "state");
    expect(text).not.toContain("SECRET");
    await bench.control("POST", "reset", {});
    expect((await bench.control("POST", "seed", state)).status).toBe(200);
    expect([await count(bench, as("one")), await count(bench, as("two"))]).toEqual([3, 4]);
  });

  test("requests, with the account of each", async () => {
    const bench = new Bench({ seed });
    for (const name of ["one", "two", "one"]) await count(bench, as(name));
    const accountsOf = async (query: string) =>
      (await bench.control("GET", `requests${query}`)).body.requests.map(({ account }: Json) => account);
    expect(await accountsOf("")).toEqual(["one", "two", "one"]);
    expect(await accountsOf("?account=two")).toEqual(["two"]);
  });

  test("reset leaves the others as they are", async () => {
    const bench = new Bench({ seed });
    for (const name of ["one", "two"]) await bind(bench, as(name));
    await bench.control("POST", "reset?account=two", {});
    expect([await count(bench, as("one")), await count(bench, as("two"))]).toEqual([4, 3]);
    expect((await bench.control("GET", "requests?account=one")).body.requests).toHaveLength(2);
    expect((await bench.control("GET", "requests?account=two")).body.requests).toHaveLength(1);
  });

  test("reset of all brings back the accounts of the beginning", async () => {
    const bench = new Bench();
    await bench.control("POST", "seed", seed);
    expect(await names(bench)).toEqual(["one", "two"]);
    await bench.control("POST", "reset", {});
    expect((await bench.control("GET", "state")).body).not.toHaveProperty("accounts");
  });
});

describe("what is refused", () => {
  const [one, two] = seed.accounts;

  test.each([
    [
      "an account that is not there",
      "state?account=three",
      undefined,
      "account",
      "there is no account three, but one, two",
    ],
    [
      "a fault rule for an account that is not there",
      "faults",
      { faults: [{ status: 503 }, { status: 503, account: "three" }] },
      "faults[1].account",
      "there is no account three, but one, two",
    ],
    ["another parameter", "state?colour=red", undefined, "colour", "known is account"],
    ["no account at all", "seed", { accounts: [] }, "accounts", "must not be empty"],
    ["a name twice", "seed", { accounts: [one, { ...two, name: "one" }] }, "accounts[1].name", "the name one"],
    [
      "a key of two accounts",
      "seed",
      { accounts: [one, { ...one, name: "three" }] },
      "accounts[1].credentials.huawei.accessKeys",
      "the access key AKone of three is one of one already",
    ],
    ["an account without keys", "seed", { accounts: [{ name: "three" }] }, "accounts[0].credentials", "is missing"],
    [
      "a wrong state",
      "seed",
      { accounts: [{ ...one, huawei: { domainId: "d", ports: [{ id: "p" }] } }] },
      "accounts[0].huawei.ports[0].projectId",
      "is missing",
    ],
    [
      "a reference that leads nowhere",
      "seed",
      { accounts: [{ ...one, tencent: { subnets: [{ id: "s", vpcId: "v", cidr: "10.0.0.0/8" }] } }] },
      "accounts[0].tencent.subnets[0].vpcId",
      "names v",
    ],
  ])("%s", async (_, call, body, field, message) => {
    const bench = new Bench({ seed });
    const answer = await bench.control(body ? "POST" : "GET", call, body);
    expect([answer.status, answer.body.field]).toEqual([400, field]);
    expect(answer.body.error).toContain(message);
    expect(await names(bench)).toEqual(["one", "two"]);
  });
});
