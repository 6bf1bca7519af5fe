// Reverse records of public IPs, through both interfaces.
import { describe, expect, test } from "vitest";
import { Bench, type Json, PROJECT } from "./bench.ts";
import { Scenario } from "./scenario.ts";

const EIP = "2ec9b78d-9368-46f3-8f29-d1a95622a511";
const BOUND_EIP = "2ec9b78d-9368-46f3-8f29-d1a95622a510";
const NOWHERE = "00000000-0000-4000-a000-000000000000";
const REGION = "cn-north-4";
const KEY = `${REGION}:${EIP}`;

const send = (bench: Bench, method: string, path: string, body?: unknown) => bench.huawei("dns", method, path, body);
/** The path of the older interface; the signed one has the colon encoded. */
const ofEip = (eip = EIP, region = REGION) => `/v2/reverse/floatingips/${region}%3A${eip}`;
const set = (bench: Bench, changes: object = {}, path = ofEip()) =>
  send(bench, "PATCH", path, { ptrdname: "www.Example.com", ...changes });
const create = (bench: Bench, changes: object = {}) =>
  send(bench, "POST", "/v2.1/ptrs", {
    ptrdnames: ["a.example.com"],
    publicip: { id: EIP, region: REGION },
    ...changes,
  });
const refused = (status: number, code: string, named = "") => ({
  status,
  body: { code, message: expect.stringContaining(named) },
});

test("a user's way through the older interface: set, change, put back", async () => {
  const { huawei, settle } = new Scenario();
  const target = { region: REGION, floatingip_id: EIP };
  const shown = async () => (await huawei.dns.showPtrRecordSet(target)).data;
  await expect(shown()).rejects.toMatchObject({ kind: "NotFound", code: "DNS.0507" });

  const { data, status } = await huawei.dns.createEipRecordSet({ ...target, ptrdname: "www.Example.com" });
  expect(status).toBe(202);
  expect(data).toEqual({
    id: KEY,
    ptrdname: "www.example.com.",
    description: "",
    ttl: 300,
    address: "198.18.0.11",
    status: "PENDING_CREATE",
    action: "CREATE",
    enterprise_project_id: "0",
    links: { self: `https://dns.cn-north-4.myhuaweicloud.com/v2/reverse/floatingips/${KEY}` },
  });
  await settle();
  expect(await shown()).toEqual({ ...data, status: "ACTIVE", action: "NONE" });

  const changed = await huawei.dns.updatePtrRecord({ ...target, ptrdname: "mail.example.com.", ttl: 60 });
  expect(changed.data).toMatchObject({ ptrdname: "mail.example.com.", ttl: 60, action: "UPDATE" });
  await settle();
  expect(await huawei.dns.listPtrRecords({})).toMatchObject({
    data: { floatingips: [{ id: KEY, ptrdname: "mail.example.com." }], metadata: { total_count: 1 } },
  });

  await huawei.dns.restorePtrRecord({ ...target, ptrdname: null });
  expect(await shown()).toMatchObject({ status: "PENDING_DELETE", action: "DELETE" });
  await settle();
  await expect(shown()).rejects.toMatchObject({ code: "DNS.0507", status: 404 });
});

test("a user's way through the newer interface: create, show, update, delete", async () => {
  const { huawei, settle } = new Scenario();
  const ptrdnames = ["a.example.com", "b.example.com."];
  const { data, status } = await huawei.dns.createPtr({ publicip: { id: EIP, region: REGION }, ptrdnames, ttl: 600 });
  expect(status).toBe(202);
  expect(data).toMatchObject({
    ptrdnames: ["a.example.com.", "b.example.com."],
    publicip: { id: EIP, region: REGION, address: "198.18.0.11" },
    ttl: 600,
    status: "PENDING_CREATE",
  });
  const ptr_id = data.id ?? "";
  await settle();
  const shown = async () => (await huawei.dns.showPtr({ ptr_id })).data;
  expect(await shown()).toEqual({ ...data, status: "ACTIVE" });
  await huawei.dns.updatePtr({ ptr_id, ptrdnames: ["c.example.com"], description: "mail" });
  expect(await shown()).toMatchObject({ status: "PENDING_UPDATE", description: "mail", ttl: 600 });
  await settle();
  // Both interfaces show the same record.
  const older = await huawei.dns.showPtrRecordSet({ region: REGION, floatingip_id: EIP });
  expect(older.data).toMatchObject({ ptrdname: "c.example.com.", description: "mail" });
  await huawei.dns.deletePtr({ ptr_id });
  await settle();
  await expect(shown()).rejects.toMatchObject({ kind: "NotFound", code: "DNS.0507" });
});

describe("what is refused", () => {
  test.each([
    ["an address that is not there", {}, ofEip(NOWHERE), 404, "DNS.0502", NOWHERE],
    ["no id of an address", {}, ofEip("198.18.0.11"), 400, "DNS.0504", "198.18.0.11"],
    ["another region", {}, ofEip(EIP, "eu-west-0"), 400, "DNS.0601", "eu-west-0"],
    ["a path without a region", {}, `/v2/reverse/floatingips/${EIP}`, 400, "DNS.0002", "floatingip_id"],
    ["what is no domain name", { ptrdname: "a_b..c" }, ofEip(), 400, "DNS.0505", "a_b..c"],
    ["a lifetime of 0", { ttl: 0 }, ofEip(), 400, "DNS.0506", "TTL"],
    ["a lifetime of 2147483648", { ttl: 2147483648 }, ofEip(), 400, "DNS.0506", "TTL"],
    ["a long description", { description: "d".repeat(256) }, ofEip(), 400, "DNS.0508", "255"],
    ["no name", { ptrdname: undefined }, ofEip(), 400, "DNS.0002", "ptrdname"],
    ["an unknown member", { colour: "red" }, ofEip(), 400, "DNS.0002", "colour"],
  ])("setting with %s", async (_, changes, path, status, code, named) => {
    const bench = new Bench();
    expect(await set(bench, changes, path)).toMatchObject(refused(status, code, named));
    expect((await send(bench, "GET", "/v2.1/ptrs")).body.metadata.total_count).toBe(0);
  });

  test.each([
    ["no address", { publicip: undefined }, 400, "DNS.0504"],
    ["an address that is not there", { publicip: { id: NOWHERE } }, 404, "DNS.0502"],
    ["another region", { publicip: { id: EIP, region: "eu-west-0" } }, 400, "DNS.0601"],
    ["no names", { ptrdnames: [] }, 400, "DNS.0505"],
    ["eleven names", { ptrdnames: Array(11).fill("a.example.com") }, 400, "DNS.0002"],
    ["a wrong name among right ones", { ptrdnames: ["a.example.com", "-"] }, 400, "DNS.0505"],
  ])("creating with %s", async (_, changes, status, code) => {
    expect(await create(new Bench(), changes)).toMatchObject(refused(status, code));
  });

  test("a second record of an address, and any change while one is pending", async () => {
    const bench = new Bench();
    const { body } = await create(bench);
    for (const answer of [
      await create(bench),
      await set(bench),
      await set(bench, { ptrdname: null }),
      await send(bench, "PUT", `/v2.1/ptrs/${body.id}`, { ptrdnames: ["b.example.com"] }),
      await send(bench, "DELETE", `/v2.1/ptrs/${body.id}`),
      await send(bench, "DELETE", "/v2.1/reverse/floatingips", { floatingip_ids: [EIP] }),
    ]) {
      expect(answer).toMatchObject(refused(409, "DNS.0503"));
    }
    bench.settle();
    expect(await create(bench)).toMatchObject(refused(400, "DNS.0016"));
    expect((await set(bench)).status).toBe(202);
  });

  test("a record that is not there", async () => {
    const bench = new Bench();
    const missing = `/v2.1/ptrs/${"0".repeat(32)}`;
    for (const answer of [
      await set(bench, { ptrdname: null }),
      await send(bench, "GET", missing),
      await send(bench, "DELETE", missing),
      await send(bench, "PUT", missing, { ptrdnames: ["a.example.com"] }),
    ]) {
      expect(answer).toMatchObject(refused(404, "DNS.0507"));
    }
    expect(await send(bench, "GET", "/v2.1/ptrs/short")).toMatchObject(refused(400, "DNS.0501", "short"));
  });

  test("a wrong update, which changes nothing", async () => {
    const bench = new Bench();
    const { body } = await create(bench);
    bench.settle();
    const path = `/v2.1/ptrs/${body.id}`;
    expect(await send(bench, "PUT", path, { ptrdnames: ["."] })).toMatchObject(refused(400, "DNS.0505"));
    expect((await send(bench, "GET", path)).body).toEqual({ ...body, status: "ACTIVE" });
  });

  test("a record more than 50", async () => {
    const bench = new Bench();
    const { body: state } = await bench.control("GET", "state");
    const [address] = state.huawei.publicips.slice(-1);
    const ids = Array.from({ length: 51 }, (_, index) => `00000000-0000-4000-a000-0000000001${index + 10}`);
    state.huawei.publicips.push(
      ...ids.map((id, index) => ({ ...address, id, address: `198.18.1.${index}`, association: null })),
    );
    expect((await bench.control("POST", "seed", state)).status).toBe(200);
    for (const id of ids.slice(1)) expect((await create(bench, { publicip: { id } })).status).toBe(202);
    expect(await create(bench, { publicip: { id: ids[0] } })).toMatchObject(refused(403, "DNS.0405"));
  });
});

describe("records of several addresses", () => {
  const prepared = async () => {
    const bench = new Bench();
    await set(bench, { tags: [{ key: "team", value: "mail" }, { key: "spare" }], enterprise_project_id: "1" });
    await set(bench, { ptrdname: "web.example.com", tags: [{ key: "team", value: "web" }] }, ofEip(BOUND_EIP));
    bench.settle();
    return bench;
  };

  test("are taken away all or none", async () => {
    const bench = await prepared();
    const remove = (floatingip_ids?: string[]) =>
      send(bench, "DELETE", "/v2.1/reverse/floatingips", { floatingip_ids });
    const left = async () => (await send(bench, "GET", "/v2.1/ptrs?status=ACTIVE")).body.floatingips.length;
    expect(await remove([EIP, NOWHERE])).toMatchObject(refused(404, "DNS.0502", NOWHERE));
    expect(await remove([])).toMatchObject(refused(400, "DNS.0002", "floatingip_ids"));
    expect(await remove()).toMatchObject(refused(400, "DNS.0002", "floatingip_ids"));
    expect(await left()).toBe(2);
    const answer = await remove([EIP, BOUND_EIP, EIP]);
    expect(answer.status).toBe(202);
    expect(answer.text).toBe("");
    bench.settle();
    expect(await left()).toBe(0);
    expect(await remove([EIP])).toMatchObject(refused(404, "DNS.0507"));
  });

  test.each([
    ["", [EIP, BOUND_EIP]],
    ["?enterprise_project_id=1", [EIP]],
    ["?status=PENDING_CREATE", []],
    ["?tags=team%2Cmail", [EIP]],
    ["?tags=team%2C%2Aa", [EIP]],
    ["?tags=team%2Cmail%7Cspare%2C", [EIP]],
    ["?tags=team%2Cweb%7Cspare%2C", []],
    ["?limit=1", [EIP]],
    ["?offset=1", [BOUND_EIP]],
  ])("the lists %s", async (query, expected) => {
    const bench = await prepared();
    const older = (await send(bench, "GET", `/v2/reverse/floatingips${query}`)).body.floatingips;
    expect(older.map(({ id }: Json) => id)).toEqual(expected.map((eip) => `${REGION}:${eip}`));
    const newer = (await send(bench, "GET", `/v2.1/ptrs${query}`)).body.floatingips;
    expect(newer.map(({ publicip }: Json) => publicip.id)).toEqual(expected);
  });

  test("the lists by pages", async () => {
    const bench = await prepared();
    const page = (await send(bench, "GET", "/v2/reverse/floatingips?limit=1")).body;
    const marker = encodeURIComponent(KEY);
    expect(page.links.next).toContain(`/v2/reverse/floatingips?limit=1&marker=${marker}`);
    const next = (await send(bench, "GET", `/v2/reverse/floatingips?limit=1&marker=${marker}`)).body;
    expect(next.floatingips[0]).toMatchObject({ address: "198.18.0.10", tags: [{ key: "team", value: "web" }] });
    expect(await send(bench, "GET", "/v2.1/ptrs?status=LOST")).toMatchObject(refused(400, "DNS.0002", "status"));
  });
});

test("the record of a released address is gone", async () => {
  const bench = new Bench();
  const { body } = await create(bench);
  bench.settle();
  const released = await bench.huawei("vpc", "DELETE", `/v1/${PROJECT}/publicips/${EIP}`);
  expect(released.status).toBe(204);
  expect(await send(bench, "GET", `/v2.1/ptrs/${body.id}`)).toMatchObject(refused(404, "DNS.0507"));
});
