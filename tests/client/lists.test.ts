// Every operation that answers a list, against a server that sends it in that operation's way, as the facts tell it.
// That the facts are right is held by tests/operations.

import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import type * as cloudip from "../../pkg/default.js";

const { HuaweiCloud, TencentCloud } = (await import("../../pkg/default.js" as string)) as typeof cloudip;

interface Type {
  kind: string;
  items?: Type;
  values?: string[];
}

interface Parameter {
  name: string;
  required: boolean;
  type: Type;
}

interface Operation {
  cloud: "huawei" | "tencent";
  service: string;
  method: string;
  version: string | null;
  params: Parameter[];
  body: Parameter[] | null;
  paging: Record<"style" | "items" | "total" | "offset" | "marker" | "page" | "limit" | "next", string> | null;
}

const file = new URL("../../pkg-template/generated/catalogue.json", import.meta.url);
const { operations } = JSON.parse(await readFile(file, "utf8")) as { operations: Operation[] };
const lists = operations.filter(({ paging }) => paging !== null);

const RECORDS = Array.from({ length: 7 }, (_, index) => ({ id: `r${index}`, geip_id: `r${index}` }));
/** What the server sends at most, which is less than what it is asked for. */
const CAP = 3;

function sample({ kind, items, values }: Type): unknown {
  if (kind === "array") return [items ? sample(items) : "x"];
  return kind === "enum" ? values?.[0] : kind === "integer" ? 1 : "x";
}

/** The parameters of a request, wherever they travel. */
async function received(request: Request): Promise<Record<string, unknown>> {
  const text = await request.text();
  const isForm = request.headers.get("content-type")?.includes("form") ?? false;
  const query = new URLSearchParams(isForm ? text : new URL(request.url).search);
  return { ...Object.fromEntries(query), ...(text && !isForm ? JSON.parse(text) : {}) };
}

/** An answer with values at paths such as `data.eipSet`. */
function answer(values: Record<string, unknown>): Record<string, unknown> {
  const whole: Record<string, unknown> = {};
  for (const [path, value] of Object.entries(values)) {
    const names = path.split(".");
    let here = whole;
    for (const name of names.slice(0, -1)) {
      here[name] ??= {};
      here = here[name] as Record<string, unknown>;
    }
    here[names.at(-1) ?? ""] = value;
  }
  return whole;
}

function page({ paging, cloud, version }: Operation, params: Record<string, unknown>): unknown {
  if (!paging) throw new Error("it answers no list");
  const { style, items, total, next } = paging;
  const limit = Math.min(CAP, Number(params[paging.limit] ?? 2));
  const markers: Record<string, number> = Object.fromEntries(RECORDS.map(({ id }, index) => [id, index + 1]));
  const start = {
    none: 0,
    "offset-limit": Number(params[paging.offset] ?? 0),
    marker: markers[String(params[paging.marker])] ?? 0,
    page: (Number(params[paging.page]) - 1) * limit,
  }[style];
  if (start === undefined) throw new Error(`the style ${style} is new`);
  const list = style === "none" ? RECORDS : RECORDS.slice(start, start + limit);
  const isLast = start + list.length >= RECORDS.length;
  const body = answer({
    [items]: list,
    ...(total && { [total]: RECORDS.length }),
    ...(style === "marker" && !next.includes("[") && { [next]: isLast ? undefined : list.at(-1)?.id }),
  });
  if (cloud === "huawei") return body;
  return version === "2.0" ? { code: 0, ...body } : { Response: body };
}

test("there are lists of every style", () => {
  expect(lists.length).toBeGreaterThan(50);
  expect(new Set(lists.map(({ paging }) => paging?.style))).toEqual(
    new Set(["none", "offset-limit", "marker", "page"]),
  );
});

test.each(
  lists.map((operation) => [`${operation.cloud}.${operation.service}.${operation.method}`, operation] as const),
)("%s", async (_, operation) => {
  const asked: Record<string, unknown>[] = [];
  const fetch = async (url: string, init: RequestInit) => {
    const params = await received(new Request(url, init));
    asked.push(params);
    if (asked.length > 20) throw new Error("endless");
    return Response.json(page(operation, params));
  };
  const client =
    operation.cloud === "huawei"
      ? new HuaweiCloud({ region: "cn-north-4", projectId: "p", credentials: { token: "T" }, fetch })
      : new TencentCloud({ region: "gz", credentials: { secretId: "A", secretKey: "S" }, fetch });
  const fields = [...operation.params, ...(operation.body ?? [])];
  const given = fields.filter((field) => field.required);
  const params = Object.fromEntries(given.map(({ name, type }) => [name, sample(type)]));
  const { limit } = operation.paging ?? {};
  // biome-ignore lint/suspicious/noExplicitAny: the names are data here
  const { paginate } = client as any;
  // One operation takes its limit as a text.
  const five = fields.find(({ name }) => name === limit)?.type.kind === "string" ? "5" : 5;
  for (const own of limit === undefined ? [params] : [params, { ...params, [limit]: five }]) {
    asked.length = 0;
    const found: unknown[] = [];
    for await (const item of paginate.call(client, operation.service, operation.method, own)) found.push(item);
    expect(found).toEqual(RECORDS);
    if (limit !== undefined && limit in own) for (const request of asked) expect(Number(request[limit])).toBe(5);
  }
});
