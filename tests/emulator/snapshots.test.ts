import { describe, expect, test } from "vitest";
import { Bench } from "./bench.ts";
import { bind, count } from "./endpoint.ts";

const keep = (bench: Bench, name: string, query = "") => bench.control("POST", `snapshots${query}`, { name });
const restore = (bench: Bench, name: string) => bench.control("POST", "restore", { name });

test("a snapshot brings back state, ids and keys, as often as it is asked for", async () => {
  const bench = new Bench();
  await bind(bench);
  bench.settle();
  expect((await keep(bench, "four")).status).toBe(200);
  const { body: before } = await bench.control("GET", "state");
  const first = await bind(bench);
  for (const _ of [1, 2]) {
    expect((await restore(bench, "four")).status).toBe(200);
    expect((await bench.control("GET", "state")).body).toEqual(before);
    expect((await bind(bench)).headers.get("x-request-id")).toBe(first.headers.get("x-request-id"));
  }
});

test("what was under way goes on", async () => {
  const bench = new Bench();
  await bind(bench);
  await keep(bench, "pending");
  bench.settle();
  await restore(bench, "pending");
  const { body } = await bench.control("GET", "state");
  expect(body.huawei.endpoints[0]).toMatchObject({ status: "ACTIVE", settlesAt: null });
});

test("they are listed, replaced by name, and dropped", async () => {
  const bench = new Bench();
  await keep(bench, "a");
  await bind(bench);
  await keep(bench, "b");
  await keep(bench, "a");
  expect((await bench.control("GET", "snapshots")).body).toEqual({ snapshots: [{ name: "a" }, { name: "b" }] });
  await bench.control("POST", "seed", { huawei: { domainId: "d" }, tencent: {} });
  await restore(bench, "a");
  expect(await count(bench)).toBe(4);
  expect((await bench.control("DELETE", "snapshots", { name: "a" })).status).toBe(200);
  expect((await bench.control("GET", "snapshots")).body).toEqual({ snapshots: [{ name: "b" }] });
  await bench.control("POST", "reset", {});
  expect((await bench.control("GET", "snapshots")).body).toEqual({ snapshots: [] });
});

test("no answer shows the keys that a snapshot holds", async () => {
  const bench = new Bench();
  await keep(bench, "a");
  expect((await bench.control("GET", "snapshots")).text).not.toContain("EXAMPLE");
});

describe("accounts", () => {
  const credentials = (name: string) => ({
    huawei: { accessKeys: [{ accessKeyId: name, secretAccessKey: "SECRET" }] },
    tencent: {},
  });
  const as = (name: string) => ({ key: { accessKeyId: name, secretAccessKey: "SECRET" } });
  const seed = { accounts: ["one", "two"].map((name) => ({ name, credentials: credentials(name) })) };

  test("a snapshot of one leaves the others alone", async () => {
    const bench = new Bench({ seed });
    await keep(bench, "one as it was", "?account=one");
    for (const name of ["one", "two"]) await bind(bench, as(name));
    await restore(bench, "one as it was");
    expect([await count(bench, as("one")), await count(bench, as("two"))]).toEqual([3, 4]);
  });

  test("a snapshot of all brings all back, and no others", async () => {
    const bench = new Bench({ seed });
    await keep(bench, "both");
    await bench.control("POST", "seed", { accounts: [{ name: "three", credentials: credentials("three") }] });
    await restore(bench, "both");
    const { accounts } = (await bench.control("GET", "state")).body;
    expect(accounts.map(({ name }: { name: string }) => name)).toEqual(["one", "two"]);
    expect(await count(bench, as("two"))).toBe(3);
  });
});

test.each([
  ["POST", "restore", { name: "nothing" }, "there is no snapshot nothing, but a"],
  ["DELETE", "snapshots", { name: "nothing" }, "there is no snapshot nothing, but a"],
  ["POST", "restore", {}, "name: is missing"],
  ["POST", "snapshots", { name: "" }, "name: must be a non-empty string"],
] as const)("refused: %s %s %j", async (method, call, body, message) => {
  const bench = new Bench();
  await keep(bench, "a");
  const answer = await bench.control(method, call, body);
  expect([answer.status, answer.body.field]).toEqual([400, "name"]);
  expect(answer.body.error).toContain(message);
});
