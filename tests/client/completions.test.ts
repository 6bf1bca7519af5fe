// Every operation that is accepted first and done later: the operation that tells of it exists, takes the parameters that
// it is given, and answers made from the facts end the waiting as done or as failed. That the facts are right is held by
// tests/operations.

import { describe, expect, test } from "vitest";
import type * as cloudip from "../../pkg/default.js";
import { catalogue } from "../operations/catalogue.ts";

const { HuaweiCloud, TencentCloud } = (await import("../../pkg/default.js" as string)) as typeof cloudip;

type Operation = (typeof catalogue.operations)[number];

/** See `completion` in src/bin/catalogue.rs. */
interface Completion {
  kind: "poll" | "verify" | "none";
  operation: string;
  map: Record<string, string>;
  field: string;
  expect: string;
  done: string[];
  failed: string[];
  pending: string[];
  consecutive: number;
  done_on_not_found: boolean;
  also: string | null;
  fail_fields: string[];
  first_delay_s: number;
  interval_s: number;
  timeout_s: number;
  gone: boolean;
  reason: string | null;
}

type Json = Record<string, unknown>;

const followed = catalogue.operations
  .filter(({ completion }) => completion !== null && completion.kind !== "none")
  .map((operation) => [operation, operation.completion as unknown as Completion] as const);
const nameOf = ({ cloud, service, method }: Operation) => `${cloud}.${service}.${method}`;
const named = followed.map(([operation, facts]) => [nameOf(operation), operation, facts] as const);

/** Puts a value where a path such as `resolver_rule.routers[router_id=$req.router.router_id].status` leads. */
function put(path: string, value: unknown, given: Json): Json {
  const [, name = "", list, key, wanted = "", rest] =
    /^([^.[]+)(\[(?:(.+?)=\$req\.(.+?))?\])?(?:\.(.+))?$/.exec(path) ?? expect.fail(`${path} is of another form`);
  const inner = rest === undefined ? value : put(rest, value, given);
  if (!list) return { [name]: inner };
  const id = wanted.split(".").reduce<unknown>((here, part) => (here as Json | undefined)?.[part], given);
  return {
    [name]: value === undefined ? [] : [key ? { [key]: id, ...(rest === undefined ? {} : (inner as Json)) } : inner],
  };
}

/** Merges two answers, member by member. */
const merge = (a: Json, b: Json): Json => ({
  ...a,
  ...Object.fromEntries(
    Object.entries(b).map(([name, value]) => {
      const known = a[name];
      const areObjects = [known, value].every((one) => typeof one === "object" && one !== null && !Array.isArray(one));
      return [name, areObjects ? merge(known as Json, value as Json) : value];
    }),
  ),
});

/** The number that digits stand for, as the providers send it. */
const word = (text: string) => (/^\d+$/.test(text) ? Number(text) : text);

/** Parameters and a result that hold every id that the facts look up. */
function givenFor({ map, field }: Completion): { params: Json; data: Json } {
  let params: Json = {};
  let data: Json = {};
  for (const expression of [...Object.values(map), ...field.matchAll(/\$req[\w.]+/g)].map(String)) {
    for (const [, from, path = "", each] of expression.matchAll(/\$(req|res)\.([\w.]+)(\[\])?/g)) {
      // Two elements, so that each of them is seen to be looked up. A task is named by a number as well as by a text.
      const id = /taskid$/i.test(path)
        ? 7
        : path.endsWith("_ids") || path.endsWith("Ids") || each
          ? ["x1", "x2"]
          : "x1";
      if (from === "req") params = merge(params, put(path, id, {}));
      else data = merge(data, put(path, id, {}));
    }
  }
  return { params, data };
}

const isOf = (one: Operation, other: Operation) => one.cloud === other.cloud && one.service === other.service;

function clientOf({ cloud }: Operation, fetch: cloudip.Fetch) {
  // biome-ignore lint/suspicious/noExplicitAny: the names are data here
  const client: any =
    cloud === "huawei"
      ? new HuaweiCloud({ region: "cn-north-4", projectId: "p", credentials: { token: "T" }, fetch, retry: false })
      : new TencentCloud({ region: "gz", credentials: { secretId: "A", secretKey: "S" }, fetch, retry: false });
  return client;
}

const enveloped = ({ cloud, version }: Operation, body: Json): Json => {
  if (cloud === "huawei") return body;
  return version === "2.0" ? { code: 0, ...body } : { Response: { RequestId: "r", ...body } };
};

/** What waiting comes to when the answers are these, and the last one again and again. */
async function outcome(operation: Operation, facts: Completion, answers: (Json | number)[]) {
  const { params, data } = givenFor(facts);
  const asked: string[] = [];
  const { paging } = catalogue.operations.find((one) => isOf(operation, one) && one.name === facts.operation) ?? {};
  // No answer here has more than one record, so that nothing is on a second page.
  const total = typeof paging?.total === "string" ? { [paging.total]: 1 } : {};
  // No script needs as many more reads as this: the waiting goes on.
  const patience = new AbortController();
  const fetch = async (url: string) => {
    asked.push(url);
    if (asked.length > answers.length + 10) patience.abort();
    const answer = answers[Math.min(asked.length, answers.length) - 1];
    if (typeof answer === "number") return Response.json({ code: "X.404", message: "gone" }, { status: answer });
    return Response.json(enveloped(operation, { ...answer, ...total }));
  };
  const statuses: string[] = [];
  const onProgress = ({ status }: cloudip.WaitProgress) => statuses.push(status);
  const options = { intervalMs: 1, signal: patience.signal, onProgress };
  const client = clientOf(operation, fetch);
  const end = await client.wait(operation.service, operation.method, params, { data }, options).then(
    () => "done",
    ({ kind }: cloudip.CloudError) => (kind === "Aborted" ? "waiting" : kind),
  );
  return { end, statuses, asked };
}

/** An answer with this word in every place that is looked at. */
function answerOf(facts: Completion, text: string): Json {
  const { params } = givenFor(facts);
  const first = put(facts.field, word(text), params);
  return facts.also ? merge(first, put(facts.also, word(text), params)) : first;
}

test("there are as many as the table of facts has", () => {
  expect(followed).toHaveLength(86);
  expect(catalogue.operations.filter(({ completion }) => completion?.kind === "none")).toHaveLength(8);
});

test.each(named)("%s is followed by an operation that takes what it is given", async (_, operation, facts) => {
  const others = catalogue.operations.filter((one) => isOf(operation, one));
  for (const name of [facts.operation, ...(facts.reason ? [facts.reason] : [])]) {
    const other = others.find((one) => one.name === name) ?? expect.fail(`${name} does not exist`);
    const { params, data } = givenFor(facts);
    const read = Object.entries(facts.map).map(([parameter, expression]) => {
      const isList = expression.startsWith("[");
      const paths = expression.replace(/[[\]]/g, "").split("|");
      const value = paths
        .map((path) => path.replace("$req", "params").replace("$res", "data").split("."))
        .map((parts) => parts.reduce<unknown>((here, part) => (here as Json | undefined)?.[part], { params, data }))
        .find((found) => found !== undefined);
      const one = expression.endsWith("[]") ? (value as unknown[])[0] : value;
      return [parameter, isList ? [one] : one] as const;
    });
    const request = Object.fromEntries(read);
    const prepared = await clientOf(operation, fetch).prepare(other.service, other.method, request);
    expect(prepared.url).toMatch(/^https:/);
  }
});

test.each(named)("%s is asked at a pace", (_, __, { first_delay_s, interval_s, timeout_s }) => {
  expect(first_delay_s).toBeLessThan(timeout_s);
  expect(interval_s).toBeGreaterThan(0);
});

describe("polled", () => {
  const polled = named.filter(([, , { kind }]) => kind === "poll");

  test.each(polled)("%s", async (_, operation, facts) => {
    const pending = ["UNHEARD_OF", ...facts.pending];
    for (const text of facts.done) {
      const script = [...pending, ...Array(facts.consecutive).fill(text)];
      const { end, statuses } = await outcome(
        operation,
        facts,
        script.map((text) => answerOf(facts, text)),
      );
      const told = (text: string) => (facts.also ? `${text},${text}` : text);
      expect([end, ...statuses]).toEqual(["done", ...script.map(told)]);
    }
    for (const text of facts.failed) {
      expect(
        (
          await outcome(
            operation,
            facts,
            [...pending, text].map((text) => answerOf(facts, text)),
          )
        ).end,
      ).toBe("Service");
    }
    for (const name of facts.fail_fields) {
      const answer = merge(answerOf(facts, "UNHEARD_OF"), { [name]: "why" });
      expect((await outcome(operation, facts, [answer])).end).toBe("Service");
    }
    if (facts.also) {
      const apart = { ...answerOf(facts, facts.done[0] ?? ""), ...put(facts.also, facts.pending[0], {}) };
      expect((await outcome(operation, facts, [apart])).end).toBe("waiting");
    }
    if (facts.done_on_not_found) expect(facts.gone).toBe(true);
    if (operation.cloud === "huawei") {
      expect((await outcome(operation, facts, [404])).end).toBe(facts.gone ? "done" : "NotFound");
    }
    expect((await outcome(operation, facts, [answerOf(facts, "UNHEARD_OF")])).end).toBe("waiting");
  });
});

describe("looked up", () => {
  const looked = named.filter(([, , { kind }]) => kind === "verify");

  test.each(looked)("%s", async (_, operation, facts) => {
    const { params } = givenFor(facts);
    const [sort, words = ""] = facts.expect.split(":");
    const there = sort === "all" ? words.split("|") : ["x"];
    const without = put(facts.field, sort === "empty" ? [] : undefined, params);
    for (const text of there) {
      const at = put(facts.field, sort === "empty" ? [{ id: "x" }] : text, params);
      const [not, good] = { present: [without, at], absent: [at, without], empty: [at, without] }[sort ?? ""] ?? [
        put(facts.field, "UNHEARD_OF", params),
        at,
      ];
      const paged = [not, not, good] as Json[];
      expect((await outcome(operation, facts, paged)).end).toBe("done");
      expect((await outcome(operation, facts, [not as Json])).end).toBe("waiting");
    }
  });
});

test("whatever takes something away counts what is gone as done, if it is looked up itself", () => {
  const differ = followed
    .filter(([{ effect }, { map, gone }]) => {
      const isItself = Object.values(map).every((expression) => !expression.includes("$res"));
      return (isItself && (effect === "unbind" || effect === "delete")) !== gone;
    })
    .map(([operation]) => nameOf(operation));
  expect(differ).toEqual([]);
});
