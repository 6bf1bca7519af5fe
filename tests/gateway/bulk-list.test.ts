// Which jobs a caller has: listed from before they begin until they are gone, and begun once for each key.
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { BulkItem, BulkList, BulkRequest } from "../../pkg/gateway/index.js";
import { stateOf } from "../bindings/support/world.ts";
import { type Accepted, BulkSetting, isOver, LIST_ENDPOINTS } from "./support/bulk.ts";

const DAY_MS = 86_400_000;
const STATE = stateOf({ interfaces: [[12, 0]] });
const IPS = (STATE.tencent?.networkInterfaces?.[0]?.addresses ?? []).flatMap(({ ip, primary }) => (primary ? [] : ip));

const unassign = (ip = ""): BulkItem => ({
  cloud: "tencent",
  service: "vpc",
  operation: "unassignPrivateIpAddresses",
  params: { NetworkInterfaceId: "eni-00000000", PrivateIpAddresses: [{ PrivateIpAddress: ip }] },
});

let setting: BulkSetting;
beforeAll(async () => {
  setting = await BulkSetting.open();
});
afterAll(() => setting?.close());

const CALLERS = ["writer", "other", "once"];

/** Looks into the list of a caller, or changes it. */
const exec = (caller: string, query: string) =>
  setting.ask<Record<string, unknown>[]>(`jobs:${caller}`, "exec", { query });

beforeEach(async () => {
  await setting.fetch("/release-consumers");
  await setting.seed(STATE);
  for (const caller of CALLERS) {
    await setting.fetch("/v1/bulk", { as: caller });
    await exec(caller, "DELETE FROM jobs");
  }
});

async function listed(as: string, query = ""): Promise<BulkList> {
  const response = await setting.fetch(`/v1/bulk${query}`, { as });
  expect(response.status).toBe(200);
  return (await response.json()) as BulkList;
}
const idsOf = ({ jobs }: BulkList) => jobs.map(({ id }) => id);

async function submitted(as: string, request: BulkRequest, key?: string) {
  const headers = key === undefined ? {} : { "Idempotency-Key": key };
  const response = await setting.fetch("/v1/bulk", { method: "POST", as, headers, body: JSON.stringify(request) });
  const body = (await response.json()) as Accepted & { error?: { code: string; message: string } };
  return { status: response.status, location: response.headers.get("Location"), ...body };
}

/** Begins a job, waits for its end, and gives its id. */
async function ended(as: string, ip: string | undefined): Promise<string> {
  const { id, url } = await submitted(as, { items: [unassign(ip), LIST_ENDPOINTS] });
  await setting.until(url, isOver, as);
  return id;
}

test("each caller sees its own jobs, the newest first, as they are told one by one", async () => {
  const own = [await ended("writer", IPS[0]), await ended("writer", IPS[1])];
  const others = [await ended("other", IPS[2])];
  const [last] = (await listed("writer")).jobs;
  expect(last).toMatchObject({
    id: own[1],
    url: `/v1/bulk/${own[1]}`,
    state: "done",
    items: { total: 2, done: 2 },
    createdAt: expect.stringMatching(/^\d{4}-/),
    places: [
      { cloud: "tencent", account: "tc", region: "ap-guangzhou", service: "vpc" },
      { cloud: "huawei", account: "hw", region: "cn-north-4", service: "dns" },
    ],
  });
  const told = async () => Promise.all([...own].reverse().map((id) => setting.status(`/v1/bulk/${id}`)));
  const listedNow = async () => (await listed("writer")).jobs.map(({ url: _, ...status }) => status);
  // A consumer that leaves after the end may tell of more requests: to the job first, and then the list has it.
  await vi.waitFor(async () => expect(await listedNow()).toEqual(await told()), { timeout: 60_000 });
  expect(idsOf(await listed("other"))).toEqual(others);
  for (const as of ["reader", "operator"]) expect(await listed(as)).toEqual({ jobs: [] });
  expect((await setting.fetch("/v1/bulk", { as: "nobody" })).status).toBe(401);

  await setting.kill();
  expect(idsOf(await listed("writer"))).toEqual([...own].reverse());
  // What has ended has told so, and none of the jobs is asked.
  await expect.poll(() => exec("writer", "SELECT id FROM jobs WHERE ended IS NULL")).toEqual([]);
});

test("a job is listed while it runs, with how it stands", async () => {
  await setting.fetch("/hold-consumers");
  const { id, url } = await submitted("writer", { items: [unassign(IPS[0])] });
  expect((await listed("writer")).jobs).toMatchObject([{ id, state: "running", items: { done: 0, skipped: 1 } }]);
  await setting.post(`${url}/cancel`);
  await setting.until(url, isOver);
  expect((await listed("writer")).jobs).toMatchObject([{ id, state: "cancelled" }]);
});

test("a job that cannot tell how it stands is named, and the others are listed beside it", async () => {
  await setting.fetch("/hold-consumers");
  const first = await submitted("writer", { items: [unassign(IPS[0])] });
  const { id, url } = await submitted("writer", { items: [unassign(IPS[1])] });
  await setting.fetch("/cut?question=status");
  const { jobs, unread } = await listed("writer", "?limit=2");
  expect(jobs).toMatchObject([{ id: first.id, state: "running" }]);
  const createdAt = expect.stringMatching(/^\d{4}-.*Z$/);
  expect(unread).toEqual([{ id, url, createdAt }]);
  // It is no entry without a job, however old it is.
  await exec("writer", "UPDATE jobs SET at = at - 601000");
  await setting.fetch("/cut?question=status");
  await listed("writer");
  expect(await listed("writer")).toMatchObject({ jobs: [{ id }, { id: first.id }] });
  expect(await listed("writer")).not.toHaveProperty("unread");
  await setting.fetch("/release-consumers");
  for (const job of [first, { url }]) await setting.until(job.url, isOver);
});

test("pages follow one another without a gap, whatever begins in between", async () => {
  const ids: string[] = [];
  for (let at = 0; at < 5; at += 1) ids.unshift((await submitted("writer", { items: [LIST_ENDPOINTS] })).id);
  const first = await listed("writer", "?limit=2");
  expect(idsOf(first)).toEqual(ids.slice(0, 2));
  await submitted("writer", { items: [LIST_ENDPOINTS] });
  const second = await listed("writer", `?limit=2&before=${first.next}`);
  expect(idsOf(second)).toEqual(ids.slice(2, 4));
  const third = await listed("writer", `?limit=2&before=${second.next}`);
  expect([idsOf(third), third.next]).toEqual([ids.slice(4), undefined]);
  // All that there are, exactly.
  expect((await listed("writer", "?limit=6")).next).toBeUndefined();
  for (const query of ["?limit=0", "?limit=41", "?limit=x", "?before=x", "?caller=other", "?before=-1"]) {
    expect((await setting.fetch(`/v1/bulk${query}`)).status, query).toBe(400);
  }
});

test("a Worker that ends between entry and job leaves nothing that is listed, and the same submission begins that job", async () => {
  const request = { items: [unassign(IPS[0])] };
  await setting.fetch("/cut?question=create");
  expect(await submitted("writer", request, "key-of-a-job")).toMatchObject({ status: 500 });
  const [entry] = await exec("writer", "SELECT id FROM jobs");
  expect(await listed("writer")).toEqual({ jobs: [] });
  const { status, id, url } = await submitted("writer", request, "key-of-a-job");
  expect([status, id]).toEqual([202, entry?.id]);
  await setting.until(url, isOver);
  expect(await setting.report(url)).toMatchObject({ complete: true });
  expect(idsOf(await listed("writer"))).toEqual([id]);
});

test("an entry that no job came of is dropped when it is read, but not while its submission may be on its way", async () => {
  await setting.fetch("/cut?question=create");
  expect(await submitted("writer", { items: [LIST_ENDPOINTS] })).toMatchObject({ status: 500 });
  const { id } = await submitted("writer", { items: [LIST_ENDPOINTS] });
  expect(idsOf(await listed("writer"))).toEqual([id]);
  expect(await exec("writer", "SELECT id FROM jobs")).toHaveLength(2);
  await exec("writer", "UPDATE jobs SET at = at - 601000");
  expect(idsOf(await listed("writer"))).toEqual([id]);
  expect(await exec("writer", "SELECT id FROM jobs")).toEqual([{ id }]);
});

test("entries go with their jobs, and beyond the newest thousand those that are older than a day", async () => {
  const gone = await ended("writer", IPS[0]);
  await expect.poll(() => exec("writer", "SELECT id FROM jobs WHERE until IS NOT NULL")).toHaveLength(1);
  await exec("writer", `UPDATE jobs SET until = ${Date.now() - 1}`);
  expect(await listed("writer")).toEqual({ jobs: [] });
  const many = (name: string, count: number, at: number) =>
    exec(
      "writer",
      `WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < ${count})
       INSERT INTO jobs (id, at) SELECT '${name}' || i, ${at} FROM c`,
    );
  await many("old", 600, Date.now() - DAY_MS - 1000);
  await many("new", 700, Date.now());
  const { id } = await submitted("writer", { items: [LIST_ENDPOINTS] });
  const kept = (await exec("writer", "SELECT id FROM jobs ORDER BY n")).map((row) => String(row.id));
  expect(kept).not.toContain(gone);
  // 299 of the old ones are among the newest thousand.
  expect([kept.length, kept[0], kept.at(-1)]).toEqual([1000, "old302", id]);
  await many("newer", 700, Date.now());
  await submitted("writer", { items: [LIST_ENDPOINTS] });
  const [first, ...rest] = (await exec("writer", "SELECT id FROM jobs ORDER BY n")).map((row) => row.id);
  expect([first, rest.length]).toEqual(["new1", 1401]);
});

test.each(["writer", "once"])("a submission that comes again is answered with its job, for %s", async (as) => {
  const request = { items: [unassign(IPS[0]), LIST_ENDPOINTS] };
  const first = await submitted(as, request, "key-of-this-job");
  expect(first.status).toBe(202);
  const again = await submitted(as, request, "key-of-this-job");
  expect([again.status, again.id, again.location]).toEqual([202, first.id, first.url]);
  await setting.until(first.url, isOver, as);
  // How it stands now, though the answer that was lost said otherwise.
  expect(await submitted(as, request, "key-of-this-job")).toMatchObject({ id: first.id, state: "done" });
  const changed = await submitted(as, { items: [unassign(IPS[1])] }, "key-of-this-job");
  expect(changed).toMatchObject({ status: 422, error: { code: "Gateway.KeyReused" } });
  expect(changed.error?.message).toContain(first.id);
  expect(idsOf(await listed(as))).toEqual([first.id]);
  // A key is its caller's own.
  const { id, url } = await submitted("other", request, "key-of-this-job");
  expect(id).not.toBe(first.id);
  await setting.until(url, isOver, "other");
  await setting.watch();
  const sent = [...setting.requests.values()].filter(({ operation }) => operation === "UnassignPrivateIpAddresses");
  expect(sent).toHaveLength(1);
});

test("two submissions with one key at the same time begin one job", async () => {
  const request = { items: [unassign(IPS[0]), LIST_ENDPOINTS] };
  const answers = await Promise.all(Array.from({ length: 4 }, () => submitted("writer", request, "key-of-four")));
  expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202]);
  expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
  const { url, id } = answers[0] as Accepted;
  expect(await setting.until(url, isOver)).toMatchObject({ items: { total: 2, done: 2 } });
  expect(idsOf(await listed("writer"))).toEqual([id]);
});

test("a refused submission takes no key, and where a rule has `once`, there has to be one", async () => {
  expect(await submitted("once", { items: [unassign(IPS[0])] })).toMatchObject({
    error: { code: "Gateway.KeyMissing" },
  });
  expect(await submitted("writer", { items: [LIST_ENDPOINTS] }, "short")).toMatchObject({
    error: { code: "Gateway.KeyMissing" },
  });
  const wrong = { items: [{ ...unassign(IPS[0]), region: "nowhere" }] };
  expect(await submitted("once", wrong, "key-of-a-refusal")).toMatchObject({ error: { code: "Gateway.BulkRefused" } });
  expect(await listed("once")).toEqual({ jobs: [] });
  expect(await submitted("once", { items: [LIST_ENDPOINTS] }, "key-of-a-refusal")).toMatchObject({ status: 202 });
});
