import { describe, expect, test } from "vitest";
import { Bench, type Json, PROJECT } from "./bench.ts";
import { Scenario } from "./scenario.ts";

const GATEWAY = "6a7d71827fd54572b1f31aa9548fcc81";
const ELB_GATEWAY = "a0e1c3b5d7f94826b1a2c3d4e5f60718";
const WAITING = "9fa04c5e-64ec-4106-a014-2ad71ad9997d";
const ACCEPTED = "9cf102d8-aaa0-44cf-8222-fd6f2c073887";
const NOWHERE = "00000000-0000-4000-a000-000000000000";
const FIRST = "iam:domain::c90f12a0f1ee43bc90a1f4d17bce35bc";
const SECOND = "iam:domain::7cc2018e40394f7c9692f1713e76234d";

const path = (call: string, gateway = GATEWAY) => `/v2/${PROJECT}/apigw/instances/${gateway}/vpc-endpoint/${call}`;
const send = (bench: Bench, method: string, call: string, body?: unknown, gateway = GATEWAY) =>
  bench.huawei("apig", method, path(call, gateway), body);
const decide = (bench: Bench, action: unknown, endpoints: unknown) =>
  send(bench, "POST", "connections/action", { action, endpoints });
const connections = async (bench: Bench, query = ""): Promise<Json> =>
  (await send(bench, "GET", `connections${query}`)).body;
const permissions = async (bench: Bench, query = ""): Promise<Json> =>
  (await send(bench, "GET", `permissions${query}`)).body;

const refused = (error_code: string, named: string) => ({ error_code, error_msg: expect.stringContaining(named) });

test("a user's way: allow an account, accept what waits, reject it again, withdraw", async () => {
  const { huawei } = new Scenario();
  const gateway = { instance_id: GATEWAY };
  const added = await huawei.apig.addEndpointPermissions({ ...gateway, permissions: [SECOND] });
  expect(added.data).toEqual({ permissions: [SECOND] });
  const waiting = (await huawei.apig.listEndpointConnections({ ...gateway, status: "pendingAcceptance" })).data;
  const endpoints = (waiting.connections ?? []).flatMap(({ id }) => id ?? []);
  expect(endpoints).toEqual([WAITING]);
  const accepted = await huawei.apig.acceptOrRejectEndpointConnections({ ...gateway, action: "receive", endpoints });
  expect(accepted.data).toMatchObject({ size: 1, total: 1, connections: [{ id: WAITING, status: "accepted" }] });
  await huawei.apig.acceptOrRejectEndpointConnections({ ...gateway, action: "reject", endpoints });
  const rejected = (await huawei.apig.listEndpointConnections({ ...gateway, status: "rejected" })).data;
  expect(rejected.connections?.map(({ id }) => id)).toEqual([WAITING]);
  await huawei.apig.deleteEndpointPermissions({ ...gateway, permissions: [SECOND] });
  const left = (await huawei.apig.listEndpointPermissions(gateway)).data;
  expect(left.permissions?.map(({ permission }) => permission)).toEqual([FIRST]);
});

describe("connections", () => {
  test("a decision changes what it names, and may be repeated blindly", async () => {
    const bench = new Bench();
    const { body } = await decide(bench, "receive", [WAITING, ACCEPTED]);
    expect(body.connections).toEqual([
      {
        id: WAITING,
        marker_id: 167792783,
        domain_id: "c90f12a0f1ee43bc90a1f4d17bce35bc",
        status: "accepted",
        created_at: "2021-05-07T14:20:14Z",
        updated_at: "2025-01-02T03:04:05Z",
      },
      expect.objectContaining({ id: ACCEPTED, status: "accepted", updated_at: "2021-05-07T14:30:25Z" }),
    ]);
    bench.settle();
    expect((await decide(bench, "receive", [WAITING])).body.connections).toEqual([body.connections[0]]);
  });

  test.each([
    ["", [WAITING, ACCEPTED]],
    [`?id=${ACCEPTED}`, [ACCEPTED]],
    ["?marker_id=167792783", [WAITING]],
    ["?status=accepted", [ACCEPTED]],
    ["?status=failed", []],
  ])("the list %s", async (query, ids) => {
    const { connections: found, size, total } = await connections(new Bench(), query);
    expect([found.map(({ id }: Json) => id), size, total]).toEqual([ids, ids.length, ids.length]);
  });

  test("by pages", async () => {
    const bench = new Bench();
    expect(await connections(bench, "?limit=1")).toMatchObject({ size: 1, total: 2, connections: [{ id: WAITING }] });
    expect(await connections(bench, "?limit=1&offset=1")).toMatchObject({ connections: [{ id: ACCEPTED }] });
    expect(await connections(bench, "?limit=0&offset=-1")).toMatchObject({ size: 2 });
  });

  test.each([
    ["an unknown connection", "receive", [WAITING, NOWHERE], 500, "APIC.9007", "VPCEP"],
    ["none", "receive", [], 400, "APIC.7211", "endpoints"],
    ["51", "receive", Array.from({ length: 51 }, (_, at) => `${at}`), 400, "APIC.7211", "endpoints"],
    ["one twice", "reject", [WAITING, WAITING], 400, "APIC.7211", "endpoints"],
    ["another action", "ignore", [WAITING], 400, "APIC.7211", "action"],
    ["no list", "receive", undefined, 400, "APIC.7211", "endpoints"],
  ])("%s is refused, and nothing changes", async (_, action, endpoints, status, code, named) => {
    const bench = new Bench();
    const before = await connections(bench);
    expect(await decide(bench, action, endpoints)).toMatchObject({ status, body: refused(code, named) });
    expect(await connections(bench)).toEqual(before);
  });

  test.each(["creating", "failed", "deleting"])("one that is %s cannot be decided", async (status) => {
    const { huawei } = (await new Bench().control("GET", "state")).body;
    huawei.gateways[0].endpointService.connections[0].status = status;
    const bench = new Bench({ seed: { huawei, tencent: {} } });
    for (const action of ["receive", "reject"]) {
      expect(await decide(bench, action, [WAITING])).toMatchObject({
        status: 500,
        body: refused("APIC.9007", "VPCEP"),
      });
    }
  });
});

describe("permissions", () => {
  test("what is there already stays, what is not there need not be taken off, everybody is *", async () => {
    const bench = new Bench();
    const before = (await permissions(bench)).permissions;
    const answer = await send(bench, "POST", "permissions/batch-add", { permissions: ["*", FIRST, "*"] });
    expect([answer.status, answer.body]).toEqual([200, { permissions: ["*", FIRST] }]);
    expect((await permissions(bench)).permissions).toEqual([
      ...before,
      { id: expect.any(String), permission: "*", created_at: "2025-01-02T03:04:05Z" },
    ]);
    expect((await send(bench, "POST", "permissions/batch-delete", { permissions: [FIRST, SECOND] })).status).toBe(200);
    expect(await permissions(bench, "?permission=%2A")).toMatchObject({ size: 1, total: 1 });
    expect(await permissions(bench, `?permission=${encodeURIComponent(FIRST)}`)).toMatchObject({
      size: 0,
      total: 0,
      permissions: [],
    });
  });

  test("by pages, through the client", async () => {
    const { huawei } = new Scenario();
    const more = Array.from({ length: 50 }, (_, at) => `iam:domain::${at.toString(16).padStart(32, "0")}`);
    await huawei.apig.addEndpointPermissions({ instance_id: GATEWAY, permissions: more });
    const found: unknown[] = [];
    const list = huawei.paginate("apig", "listEndpointPermissions", { instance_id: GATEWAY, limit: 20 });
    for await (const { permission } of list) found.push(permission);
    expect(found).toEqual([FIRST, ...more]);
  });

  describe.each(["batch-add", "batch-delete"])("%s", (call) => {
    test.each([
      ["none", []],
      ["51", Array(51).fill("*")],
      ["an account of 31 digits", ["iam:domain::930ba6b0ea64457e8ed1861e596c7a9"]],
      ["an account alone", ["930ba6b0ea64457e8ed1861e596c7a9a"]],
      ["a number", [7]],
      ["no list", undefined],
    ])("%s is refused, and nothing changes", async (_, wanted) => {
      const bench = new Bench();
      const before = await permissions(bench);
      expect(await send(bench, "POST", `permissions/${call}`, { permissions: wanted })).toMatchObject({
        status: 400,
        body: refused("APIC.7211", "permissions"),
      });
      expect(await permissions(bench)).toEqual(before);
    });
  });
});

test.each([
  ["GET", "connections", undefined],
  ["POST", "connections/action", { action: "receive", endpoints: [WAITING] }],
  ["GET", "permissions", undefined],
  ["POST", "permissions/batch-add", { permissions: ["*"] }],
  ["POST", "permissions/batch-delete", { permissions: ["*"] }],
])("%s %s needs a gateway that VPC endpoints can reach", async (method, call, body) => {
  const bench = new Bench();
  const none = { status: 404, body: refused("APIC.7314", "Endpoint service not found") };
  expect(await send(bench, method, call, body, ELB_GATEWAY)).toMatchObject(none);
  const unknown = { status: 404, body: refused("APIC.7302", "Instance not found") };
  expect(await send(bench, method, call, body, "0".repeat(32))).toMatchObject(unknown);
});
