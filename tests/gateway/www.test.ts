// The gateway of www/ in real workerd: in front of the emulator where nothing is configured, and never in front of both
// the emulator and real accounts.
import { afterEach, describe, expect, test } from "vitest";
import type { BulkReport, BulkStatus } from "../../pkg/gateway/index.js";
import { demonstration, EXAMPLE_TOKEN_SHA256 } from "../../www/worker/demonstration.ts";
import { deployment, type Secrets } from "../../www/worker/deployment.ts";
import { type Server, startServer } from "../browser/support/server.ts";
import { huaweiKey, tencentKey } from "../emulator/sign.ts";
import { isOver } from "./support/bulk.ts";
import { sha256, tokenOf } from "./support/gateway.ts";

const EXAMPLE = tokenOf("the-demonstration");
const OWN = tokenOf("console");
const SECRETS: Required<Secrets> = {
  HUAWEI_ACCESS_KEY_ID: huaweiKey.accessKeyId,
  HUAWEI_SECRET_ACCESS_KEY: huaweiKey.secretAccessKey,
  TENCENT_SECRET_ID: tencentKey.secretId,
  TENCENT_SECRET_KEY: tencentKey.secretKey,
  CONSOLE_TOKEN_SHA256: sha256(OWN),
};

let server: Server | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

/** Each on a connection of its own: one whose body was refused unread is closed, and what follows on it is lost. */
async function ask<T>(path: string, token?: string, body?: object): Promise<{ status: number; body: T }> {
  const response = await fetch(`${server?.url}${path}`, {
    headers: { Connection: "close", ...(token && { Authorization: `Bearer ${token}` }) },
    ...(body && { method: "POST", body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as T };
}

const INTERFACES = "/v1/tencent/vpc/describeNetworkInterfaces";
const ENI = { NetworkInterfaceIds: ["eni-qk3y8d5w"] };

test("with nothing configured, the example caller reads and changes the emulator's accounts, and nobody else does", async () => {
  server = await startServer();
  expect(await ask("/health")).toEqual({ status: 200, body: { ok: true } });
  const nobody = { status: 401, body: { error: { code: "Gateway.Unauthenticated" } } };
  expect(await ask("/v1/huawei/dns/listEndpoints", undefined, {})).toMatchObject(nobody);
  expect(await ask("/v1/huawei/dns/listEndpoints", OWN, {})).toMatchObject(nobody);
  expect(await ask("/v1/bulk", undefined, { items: [] })).toMatchObject(nobody);

  const endpoints = await ask("/v1/huawei/dns/listEndpoints", EXAMPLE, { direction: "inbound" });
  expect(endpoints).toMatchObject({ status: 200, body: { data: { endpoints: [{}, {}] } } });
  const addresses = (await ask<object>(INTERFACES, EXAMPLE, ENI)).body;
  expect(JSON.stringify(addresses)).toContain('"10.0.0.21"');

  const unassign = (ip: string) => ({
    cloud: "tencent",
    service: "vpc",
    operation: "unassignPrivateIpAddresses",
    params: { NetworkInterfaceId: "eni-qk3y8d5w", PrivateIpAddresses: [{ PrivateIpAddress: ip }] },
  });
  const items = [unassign("10.0.0.21"), unassign("10.0.0.20")];
  const job = await ask<BulkStatus & { url: string }>("/v1/bulk", EXAMPLE, { items });
  expect(job.status).toBe(202);
  const path = new URL(job.body.url, server.url).pathname;
  while (!isOver((await ask<BulkStatus>(path, EXAMPLE)).body)) await new Promise((resolve) => setTimeout(resolve, 250));
  const { body } = await ask<BulkReport>(`${path}/report`, EXAMPLE);
  // The first address of an interface stays.
  expect(body.report.map(({ outcome }) => outcome)).toEqual(["done", "refused"]);
  const left = JSON.stringify((await ask<object>(INTERFACES, EXAMPLE, ENI)).body);
  expect(left).toContain('"10.0.0.20"');
  expect(left).not.toContain('"10.0.0.21"');
  expect(await ask(path, OWN)).toMatchObject(nobody);
});

test("what was unbound stays so when nobody has asked for a while, though the platform takes an idle object out of memory", async () => {
  server = await startServer();
  const params = { NetworkInterfaceId: "eni-qk3y8d5w", PrivateIpAddresses: [{ PrivateIpAddress: "10.0.0.21" }] };
  expect(await ask("/v1/tencent/vpc/unassignPrivateIpAddresses", EXAMPLE, params)).toMatchObject({ status: 200 });
  // workerd waits ten seconds, and longer where it is not its turn.
  const isIdle = () => new Promise((resolve) => setTimeout(resolve, 11_000));
  const journal = async () => (await ask<{ requests: object[] }>("/api/any/_emulator/requests")).body.requests;
  do await isIdle();
  while ((await journal()).length > 0);
  const left = JSON.stringify((await ask<object>(INTERFACES, EXAMPLE, ENI)).body);
  expect(left).toContain('"10.0.0.20"');
  expect(left).not.toContain('"10.0.0.21"');
});

test("with secrets, the example caller and its accounts do not exist", async () => {
  server = await startServer({ ...SECRETS });
  for (const path of ["/v1/operations", "/v1/bulk/any"]) expect((await ask(path, EXAMPLE)).status).toBe(401);
  expect((await ask(INTERFACES, EXAMPLE, ENI)).status).toBe(401);

  type Served = { accounts: { name: string }[]; operations: { effect: string }[] };
  const { body } = await ask<Served>("/v1/operations", OWN);
  expect(body.accounts.map(({ name }) => name)).toEqual(["huawei", "tencent"]);
  expect(new Set(body.operations.map(({ effect }) => effect))).toEqual(new Set(["read"]));
  expect((await ask(`${INTERFACES}?account=example-tencent`, OWN, ENI)).status).toBe(403);
});

test("a part of the secrets opens nothing, and least of all the demonstration", async () => {
  server = await startServer({ HUAWEI_ACCESS_KEY_ID: SECRETS.HUAWEI_ACCESS_KEY_ID });
  const response = await fetch(`${server.url}/v1/operations`, { headers: { Authorization: `Bearer ${EXAMPLE}` } });
  expect(response.status).toBe(500);
  expect(await response.text()).toContain("HUAWEI_SECRET_ACCESS_KEY: expected a secret");
});

describe("what is made of the secrets", () => {
  const of = (secrets: Secrets) =>
    deployment({ HUAWEI_REGIONS: ["cn-north-4"], TENCENT_REGIONS: ["ap-guangzhou"], ...secrets });
  const { CONSOLE_TOKEN_SHA256, HUAWEI_ACCESS_KEY_ID, HUAWEI_SECRET_ACCESS_KEY, ...tencent } = SECRETS;

  test("nothing of nothing", () => expect(of({})).toBeUndefined());

  test.each(Object.keys(SECRETS))("%s missing, empty or alone is no demonstration", (name) => {
    const { [name as keyof Secrets]: value, ...others } = SECRETS;
    expect(() => of(others)).toThrow(name);
    expect(() => of({ ...SECRETS, [name]: "" })).toThrow(name);
    expect(() => of({ [name]: value })).toThrow("expected");
  });

  test("one cloud alone", () => {
    expect(Object.keys(of({ ...tencent, CONSOLE_TOKEN_SHA256 })?.accounts ?? {})).toEqual(["tencent"]);
  });

  test("the example's token is not taken, however its hash is written", () => {
    expect(EXAMPLE_TOKEN_SHA256).toBe(sha256(EXAMPLE));
    for (const hash of [EXAMPLE_TOKEN_SHA256, EXAMPLE_TOKEN_SHA256.toUpperCase()]) {
      expect(() => of({ ...SECRETS, CONSOLE_TOKEN_SHA256: hash })).toThrow("a token of your own");
    }
  });

  test("no account has a name of the demonstration's, whose jobs may be left", () => {
    const names = Object.keys(of(SECRETS)?.accounts ?? {});
    for (const name of Object.keys(demonstration(fetch).accounts)) expect(names).not.toContain(name);
  });
});
