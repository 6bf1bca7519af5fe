// What the package sends for every operation, against the reference: each parameter in its place and under its name.

import { describe, expect, test } from "vitest";
import { type CloudError, HuaweiCloud, TencentCloud } from "../../pkg/default.js";
import type { Operation } from "./facts.ts";
import { theirs } from "./reference.ts";
import { deepMembers, everything, flat, required, sampleOf, withValue } from "./sample.ts";

interface Prepared {
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: string;
}
interface Client {
  prepare(service: string, operation: string, params: object): Promise<Prepared>;
}

const projectId = "0123456789abcdef0123456789abcdef";
const huawei = (credentials: object) => new HuaweiCloud({ region: "cn-north-4", projectId, credentials } as never);
const key = huawei({ accessKeyId: "AKEXAMPLE", secretAccessKey: "SKEXAMPLE" }) as unknown as Client;
const token = huawei({ token: "TOKEN" }) as unknown as Client;
const tencent = new TencentCloud({
  region: "ap-guangzhou",
  credentials: { secretId: "AKIDEXAMPLE", secretKey: "SKEXAMPLE" },
}) as unknown as Client;

const all = Object.entries(theirs).map(([key, operation]) => {
  const [cloud = "", service = "", name = ""] = key.split(".");
  return { cloud, service, name, operation };
});
type Case = (typeof all)[number];

const prepare = ({ cloud, service, name, operation }: Case, params: object): Promise<Prepared> =>
  (cloud === "tencent" ? tencent : operation.auth === "token" ? token : key).prepare(service, name, params);

const refusal = (one: Case, params: object): Promise<CloudError | undefined> =>
  prepare(one, params).then(
    () => undefined,
    (error: CloudError) => error,
  );

/** The paths that a refusal names. */
const named = (error: CloudError | undefined): string[] =>
  ((error?.details ?? []) as { path: string }[]).map(({ path }) => path);

const merged = ({ path, query, header, body }: ReturnType<typeof sampleOf>) => ({
  ...path,
  ...query,
  ...header,
  ...body,
});

const header = (request: Prepared, name: string) =>
  Object.entries(request.headers).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];

function arrivesAtHuawei(request: Prepared, operation: Operation, sent: ReturnType<typeof sampleOf>): void {
  const url = new URL(request.url);
  expect(url.pathname).toBe(operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(sent.path[name])));
  const pairs = Object.entries(sent.query).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((one) => [name, String(one)]),
  );
  expect([...url.searchParams].sort()).toEqual(pairs.sort());
  for (const [name, value] of Object.entries(sent.header)) expect(header(request, name)).toBe(value);
  expect(request.body === undefined ? null : JSON.parse(request.body)).toEqual(sent.body);
  expect(header(request, "Content-Type")).toBe(sent.body ? "application/json" : undefined);
  expect(header(request, "X-Auth-Token")).toBe(operation.auth === "token" ? "TOKEN" : undefined);
  expect(header(request, "Authorization") !== undefined).toBe(operation.auth === "default");
}

function arrivesAtTencent(request: Prepared, one: Case, sent: ReturnType<typeof sampleOf>): void {
  const { service, name, operation } = one;
  const url = new URL(request.url);
  expect(url.pathname + url.search).toBe(operation.path);
  if (operation.encoding === "json") {
    expect(header(request, "X-TC-Action")).toBe(name);
    expect(header(request, "X-TC-Version")).toBe(operation.version);
    expect(JSON.parse(request.body ?? "")).toEqual(sent.body);
    return;
  }
  expect(url.host).toBe(`${service.replace("Legacy", "")}.api.qcloud.com`);
  const form = new Map(new URLSearchParams(request.body));
  expect(form.get("Action")).toBe(name);
  // Actions of the newer API on the older host ask for its version.
  expect(form.get("Version")).toBe(operation.version === "2.0" ? undefined : operation.version);
  const common = ["Action", "Version", "Region", "Timestamp", "Nonce", "SecretId", "Signature", "SignatureMethod"];
  const own = [...form].filter(([name]) => !common.includes(name));
  expect(own.sort()).toEqual(flat(sent.body, "").sort());
}

describe.each(all)("$cloud $service $name", (one) => {
  const { cloud, operation } = one;

  test.each([
    ["everything", everything],
    ["what must be", required],
  ])("%s arrives in its place", async (_, choice) => {
    const sent = sampleOf(operation, choice);
    const request = await prepare(one, merged(sent));
    expect(request.method).toBe(operation.method);
    if (cloud === "huawei") arrivesAtHuawei(request, operation, sent);
    else arrivesAtTencent(request, one, sent);
  });

  test("what must be given is asked for, and a wrong name is refused", async () => {
    const needed = Object.entries({ ...operation.params, ...operation.body }).filter(
      // The client fills it in.
      ([name, { required }]) => required && name !== "project_id",
    );
    expect(named(await refusal(one, {})).sort()).toEqual(needed.map(([name]) => name).sort());
    const more = { ...merged(sampleOf(operation, required)), noSuchParameter: 1 };
    expect(named(await refusal(one, more))).toEqual(["noSuchParameter"]);
  });

  test("null is taken where it has a meaning, and nowhere else", async () => {
    const sent = sampleOf(operation, everything);
    for (const { way, member } of deepMembers(operation.body ?? {})) {
      const params = withValue(merged(sent), way, null) as object;
      const path = way.join(".").replaceAll(/\.(\d+)/g, "[$1]");
      expect([path, named(await refusal(one, params))]).toEqual([path, member.nullable ? [] : [path]]);
    }
  });
});

test("a null that has a meaning is sent", async () => {
  const one = all.find(({ name }) => name === "UpdatePublicipV3") as Case;
  const publicip = { associate_instance_id: null, associate_instance_type: null };
  expect((await prepare(one, { publicip_id: "p", publicip })).body).toBe(JSON.stringify({ publicip }));
});

test("an operation is known by its name in lowerCamelCase, too", async () => {
  for (const one of all) {
    const camel = one.name.slice(0, 1).toLowerCase() + one.name.slice(1);
    const params = merged(sampleOf(one.operation, required));
    const [provider, own] = [await prepare(one, params), await prepare({ ...one, name: camel }, params)];
    expect(own.url).toBe(provider.url);
  }
});
