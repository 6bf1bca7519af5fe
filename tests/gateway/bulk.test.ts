// What bulk jobs promise beside surviving: all or nothing is accepted, jobs are their callers' own, progress is told,
// a job can be ended, and the report tells the truth about every item.
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { BulkItem, BulkProblem, BulkReport } from "../../pkg/gateway/index.js";
import { all, stateOf, unbind, viewsOf } from "../bindings/support/world.ts";
import { huaweiKey, tencentKey } from "../emulator/sign.ts";
import { BulkSetting, isOver } from "./support/bulk.ts";
import { tokenOf } from "./support/gateway.ts";

const ENDPOINT = `e${"0".repeat(31)}`;
const ENI = "eni-00000000";
const STATE = stateOf({ endpoints: [4], desktops: [2, 0], interfaces: [[12, 0]], publicips: 1 });
const ADDRESSES = (STATE.huawei?.endpoints?.[0]?.addresses ?? []).map(({ id }) => id);
const IPS = (STATE.tencent?.networkInterfaces?.[0]?.addresses ?? []).flatMap(({ ip, primary }) =>
  primary ? [] : [ip],
);

const unassign = (...ips: (string | undefined)[]): BulkItem => ({
  cloud: "tencent",
  service: "vpc",
  operation: "unassignPrivateIpAddresses",
  params: { NetworkInterfaceId: ENI, PrivateIpAddresses: ips.map((PrivateIpAddress) => ({ PrivateIpAddress })) },
});
const disassociate = (ipaddress_id = "none"): BulkItem => ({
  cloud: "huawei",
  service: "dns",
  operation: "disassociateEndpointIpaddress",
  params: { endpoint_id: ENDPOINT, ipaddress_id },
});
/** The place of the item that is called by API 2.0. */
const LEGACY = 6;
/** Unbinds each address of the interface. */
const EACH = IPS.map((ip) => unassign(ip));

let setting: BulkSetting;
beforeAll(async () => {
  setting = await BulkSetting.open();
});
afterAll(() => setting?.close());
beforeEach(() => setting.seed(STATE));

const outcomesOf = ({ report }: BulkReport) => report.map(({ outcome, code }) => code ?? outcome);
const views = () => viewsOf(fetch, setting.clouds);

async function refused(body: object, as?: string) {
  const response = await setting.post("/v1/bulk", body, as);
  const { error } = (await response.json()) as { error: { code: string; message: string; details?: BulkProblem[] } };
  return { status: response.status, ...error };
}

test("all problems are told with the numbers of their items, and nothing is begun", async () => {
  const items = [
    ...EACH,
    { ...unassign(IPS[0]), operation: "unassign" },
    { ...unassign(IPS[0]), params: { NetworkInterfaceId: 7 } },
    { cloud: "tencent", service: "vpc", operation: "releaseAddresses", params: { AddressIds: ["eip-1"] } },
    { ...unassign(IPS[0]), account: "other" },
    { ...unassign(IPS[0]), region: "ap-beijing" },
    { ...unassign(IPS[0]), host: "example.com" },
    "nothing",
  ];
  const { status, code, details = [] } = await refused({ items });
  expect([status, code]).toEqual([400, "Gateway.BulkRefused"]);
  expect(details.map(({ item, kind }) => [item - EACH.length, kind])).toEqual([
    [0, "NotFound"],
    [1, "InvalidInput"],
    [2, "PermissionDenied"],
    [3, "PermissionDenied"],
    [4, "PermissionDenied"],
    [5, "InvalidInput"],
    [6, "InvalidInput"],
  ]);
  await setting.watch();
  expect(setting.requests.size).toBe(0);
});

test.each([
  [{}, "one of items, changes and plan"],
  [{ items: EACH, changes: [] }, "one of items, changes and plan"],
  [{ items: [] }, "an item at least"],
  [{ items: Array(10_001).fill(EACH[0]) }, "10000 at most"],
  [{ items: EACH, allow: ["anything"] }, "detach-eip or release-eip"],
  [{ items: EACH, urgent: true }, "one of items, changes, plan, allow"],
  [{ plan: { version: 2 } }, "plan.version"],
  [{ plan: { version: 1, id: "", items: [], refused: [], steps: [] } }, "1 to 10000 changes"],
])("refused as a whole: %#", async (body, expected) => {
  expect(await refused(body)).toMatchObject({ status: 400, message: expect.stringContaining(expected) });
});

test("who may only read begins no job", async () => {
  const { details = [] } = await refused({ items: EACH }, "reader");
  expect(details.map(({ kind }) => kind)).toEqual(EACH.map(() => "PermissionDenied"));
});

test("every item has its own outcome, in each form of the report", async () => {
  const { url, items } = await setting.accepted({
    items: [
      unassign(IPS[0], IPS[1]),
      ...ADDRESSES.map((id) => disassociate(id)),
      disassociate(),
      // The planner does not know these.
      {
        ...unassign(),
        service: "vpcLegacy",
        params: { vpcId: "vpc-1", networkInterfaceId: ENI, privateIpAddress: [IPS[2]] },
      },
      { ...unassign(), operation: "createHaVip", params: { VpcId: "vpc-none", HaVipName: "x" } },
    ],
  });
  expect(items.total).toBe(8);
  await setting.until(url, isOver);
  const report = await setting.report(url);
  await setting.watch();
  // An endpoint keeps two addresses.
  expect(outcomesOf(report)).toEqual([
    "done",
    ...["done", "done", "floor", "floor"],
    "NotBound",
    "done",
    "InvalidParameter",
  ]);
  expect(report).toMatchObject({
    state: "done",
    complete: false,
    items: { done: 4, refused: 2, already: 1, failed: 1 },
  });
  for (const { item, outcome, requestId, attempts } of report.report) {
    const isSent = outcome !== "refused" && outcome !== "already";
    expect(attempts > 0, `item ${item}`).toBe(isSent);
    // The answers of API 2.0 have no id.
    expect(requestId !== undefined, `item ${item}`).toBe(isSent && item !== LEGACY);
    if (requestId) expect([...setting.requests.keys()]).toContain(requestId);
  }
  expect(await all(views(), { resource: ENI, kind: "eni-private-ip" })).toHaveLength(10);

  const lines = (await (await setting.fetch(`${url}/report?format=ndjson`)).text()).trim().split("\n");
  expect(lines.map((line) => JSON.parse(line))).toEqual(report.report);
  const [head, first, ...rows] = (await (await setting.fetch(`${url}/report?format=csv`)).text()).trim().split("\r\n");
  expect(head).toBe("item,outcome,code,message,requestId,attempts");
  expect(first).toBe(`0,done,,,${report.report[0]?.requestId},${report.report[0]?.attempts}`);
  expect(rows).toHaveLength(7);
  expect((await setting.fetch(`${url}/report?format=xml`)).status).toBe(400);
});

test("the planner groups: twelve addresses of an interface take two requests", async () => {
  const { url } = await setting.accepted({ items: EACH });
  await setting.until(url, isOver);
  await setting.watch();
  const sent = [...setting.requests.values()].filter(({ operation }) => operation === "UnassignPrivateIpAddresses");
  expect(sent).toHaveLength(2);
  expect(outcomesOf(await setting.report(url))).toEqual(EACH.map(() => "done"));
});

test("changes are planned, and a stored plan is performed", async () => {
  const bindings = (await all(views(), { state: "bound" })).filter(({ primary }) => !primary);
  const named = bindings.map(({ raw: _, ...binding }) => ({
    ...binding,
    account: binding.cloud === "huawei" ? "hw" : "tc",
  }));
  const [desktop, other] = named.filter(({ kind }) => kind === "desktop-eip");
  if (!desktop || !other) throw new Error("the state has two desktops");
  const { url } = await setting.accepted({ changes: [unbind(desktop)] });
  await setting.until(url, isOver);
  expect(await setting.report(url)).toMatchObject({ complete: true, report: [{ item: 0, outcome: "done" }] });

  const endpoints = named.filter(({ kind }) => kind === "dns-endpoint-ip");
  const plan = views().bindings.plan([...endpoints, other].map(unbind));
  const stored = await setting.accepted({ plan: JSON.parse(JSON.stringify(plan)) });
  await setting.until(stored.url, isOver);
  expect(outcomesOf(await setting.report(stored.url))).toEqual(["done", "done", "floor", "floor", "done"]);

  // Changes that are refused are problems: nothing of them was a plan yet.
  expect(await refused({ changes: endpoints.slice(0, 3).map(unbind) })).toMatchObject({
    code: "Gateway.BulkRefused",
    details: [{ item: 2, code: "floor" }],
  });
  // What a plan does is asked of the policy and of the client, whatever it says of itself.
  const step = (more: object) => ({ ...plan, steps: [{ ...plan.steps[0], ...more }, ...plan.steps.slice(1)] });
  expect(
    await refused({ plan: step({ operation: "DeleteEndpoint", params: { endpoint_id: ENDPOINT } }) }),
  ).toMatchObject({
    details: [{ item: 0, kind: "PermissionDenied" }],
  });
  expect(await refused({ plan: step({ params: {} }) })).toMatchObject({ details: [{ item: 0, kind: "InvalidInput" }] });
  expect(await refused({ plan: step({ items: [] }) })).toMatchObject({
    message: expect.stringContaining("plan.steps[0].items"),
  });
});

test("a job is its caller's own", async () => {
  const { url } = await setting.accepted({ items: EACH });
  const asked = (as: string) =>
    Promise.all([
      setting.fetch(url, { as }),
      setting.fetch(`${url}/report`, { as }),
      setting.fetch(`${url}/events`, { as }),
      setting.post(`${url}/cancel`, {}, as),
    ]);
  for (const response of await asked("other")) expect(response.status).toBe(404);
  const unknown = [`/v1/bulk/${crypto.randomUUID()}`, "/v1/bulk/1", "/v1/bulk/..%2f..%2fhealth"];
  for (const path of unknown) expect((await setting.fetch(path)).status, path).toBe(404);
  for (const response of await asked("operator")) {
    expect(response.status).toBe(200);
    await response.body?.cancel();
  }
  await setting.until(url, isOver);
});

test("a cancelled job ends what it has begun, and begins nothing more", async () => {
  // An endpoint with a lock, so that one step comes after the other.
  const state = stateOf({ endpoints: [6, 6, 6] });
  await setting.seed(state);
  // One step of each endpoint ends soon, and no other one before the job is cancelled.
  const fault = { operation: "DisassociateEndpointIpaddress", nth: 4, count: 9, latencyMs: 2000 };
  await setting.control("faults", { faults: [fault] });
  const items = (state.huawei?.endpoints ?? []).flatMap(({ id, addresses }) =>
    (addresses ?? [])
      .slice(2)
      .map((address) => ({ ...disassociate(address.id), params: { endpoint_id: id, ipaddress_id: address.id } })),
  );
  const { url } = await setting.accepted({ items });
  await setting.until(url, ({ tasks }) => tasks.total > 2 && tasks.done > 2);
  const response = await setting.post(`${url}/cancel`);
  expect(await response.json()).toMatchObject({ state: expect.stringMatching(/^cancell/) });
  await setting.until(url, isOver);
  await setting.watch();
  const sent = setting.requests.size;
  const { state: ended, items: counts, endedAt } = await setting.report(url);
  expect([ended, endedAt !== undefined]).toEqual(["cancelled", true]);
  expect(counts.done + counts.skipped).toBe(12);
  expect(counts.skipped).toBeGreaterThan(0);
  expect(counts.done).toBeGreaterThan(0);
  const { huawei } = await setting.control<typeof state>("state");
  const left = (huawei?.endpoints ?? []).reduce((sum, { addresses = [] }) => sum + addresses.length, 0);
  expect(left).toBe(18 - counts.done);
  await expect.poll(() => setting.told("/consumers")).toBe(0);
  await setting.watch();
  expect(setting.requests.size).toBe(sent);
});

test("events tell of each task, and go on behind the last one that arrived", async () => {
  const { url } = await setting.accepted({ items: [...EACH, disassociate(ADDRESSES[0])] });
  const eventsOf = async (headers = {}) => {
    const response = await setting.fetch(`${url}/events`, { headers });
    expect(response.headers.get("content-type")).toContain("text/event-stream");
    const texts = (await response.text()).split("\n\n").filter((text) => text && !text.startsWith(":"));
    return texts.map((text) => {
      const [, id, event, data] = /^id: (\d+)\nevent: (\w+)\ndata: (.*)$/.exec(text) ?? [];
      return { id: Number(id), event, data: JSON.parse(data ?? "") };
    });
  };
  // It ends with the job.
  const events = await eventsOf();
  expect(events[0]).toMatchObject({ event: "state", data: { state: "running" } });
  expect(events.at(-1)).toMatchObject({ event: "state", data: { state: "done" } });
  const progress = events.filter(({ event }) => event === "progress");
  expect(progress.map(({ data }) => data.tasks.done)).toEqual(progress.map((_, at) => at + 1));
  const told = progress.flatMap(({ data }) => data.items as { item: number; outcome: string }[]);
  expect(told.map(({ item }) => item).sort((a, b) => a - b)).toEqual(Array.from({ length: 13 }, (_, item) => item));
  expect(new Set(told.map(({ outcome }) => outcome))).toEqual(new Set(["done"]));
  const [, , third] = events;
  expect(await eventsOf({ "Last-Event-ID": String(third?.id) })).toEqual(events.slice(3));
  expect((await setting.fetch(`${url}/events`, { headers: { "Last-Event-ID": "x" } })).status).toBe(400);
});

test("messages that come again, or are of no job, do no harm", async () => {
  const { url, id } = await setting.accepted({
    items: [...EACH, ...ADDRESSES.slice(2).map((each) => disassociate(each))],
  });
  for (let seat = 0; seat < 4; seat += 1)
    for (let time = 0; time < 3; time += 1) await setting.message({ job: id, seat });
  await setting.message({ job: crypto.randomUUID(), seat: 0 });
  await setting.until(url, isOver);
  await setting.message({ job: id, seat: 0 });
  expect(outcomesOf(await setting.report(url))).toEqual(Array(14).fill("done"));
  await setting.watch();
  const changes = [...setting.requests.values()].filter(({ operation = "" }) =>
    /^(Unassign|Disassociate)/.test(operation),
  );
  expect(changes).toHaveLength(4);
});

test("no key and no token is in what a job keeps", async () => {
  const { url } = await setting.accepted({ items: EACH });
  await setting.until(url, isOver);
  const texts = await setting.stored();
  expect(texts.some((text) => text.includes(ENI))).toBe(true);
  const secrets = [...Object.values(huaweiKey), ...Object.values(tencentKey), tokenOf("writer")];
  for (const secret of secrets) expect(texts.some((text) => text.includes(String(secret)))).toBe(false);
});
