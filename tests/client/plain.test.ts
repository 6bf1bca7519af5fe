// What the shorter way through an answer takes for plainly good is what the wasm, which knows every form, makes of it too.

import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { Client } from "../../pkg-template/src/engine.ts";
import { initSync } from "../../pkg-template/src/init.ts";
import { readPlain } from "../../pkg-template/src/plain.ts";
import { next } from "../../pkg-template/src/step.ts";

initSync({ module: readFileSync(new URL("../../pkg/cloudip.wasm", import.meta.url)) });

type Cloud = keyof typeof readPlain;

const clients = {
  huawei: new Client("huawei\0cn-north-4\0p"),
  tencent: new Client("tencent\0ap-guangzhou\0"),
};
clients.huawei.credentials("huawei\0id\0secret\0", false);
clients.tencent.credentials("tencent\0id\0secret\0", false);

const operations = { huawei: ["dns", "listEndpoints"], tencent: ["vpc", "describeNetworkInterfaces"] } as const;

/** What the wasm makes of an answer; nothing if that is an error. */
function told(cloud: Cloud, status: number, headers: string[], text: string): unknown {
  const params = cloud === "huawei" ? '{"direction":"inbound"}' : "{}";
  const [service, operation] = operations[cloud];
  const call = clients[cloud].call(service, operation, params, [1, 0, 0, 0, 0]);
  try {
    next(call.start(1_735_787_045_000, 1));
    return next(call.received(status, headers, text, 1_735_787_045_000, 0, Number.NaN, Number.NaN)).done;
  } catch {
    return undefined;
  } finally {
    call.free();
  }
}

/** Whether the shorter way was taken. It has to lead to the same. */
function isPlain(cloud: Cloud, text: string, status = 200, headers = ["", "", "", ""]): boolean {
  const plain = readPlain[cloud](status, headers, text);
  if (plain) expect(told(cloud, status, headers, text)).toEqual({ ...plain, status, attempts: 1 });
  return plain !== undefined;
}

const nested = (levels: number) => `{"a":${"[".repeat(levels)}${"]".repeat(levels)}}`;

test.each([
  ['{"endpoint":{"id":"e","create_time":"2025-01-02T03:04:05.000"}}', 202],
  [' {"list":[1,-2.5e-3,18446744073709551615,true,null,"日本 \\u65e5 \\n"]} ', 200],
  ['{"__proto__":{"code":"c"},"a":1,"a":2}', 200],
  ['{"status":"failed","error_code":"APIG.9000"}', 200],
  ["{}", 299],
  ['[{"code":"c"}]', 200],
  [nested(100), 200],
])("Huawei Cloud's %s is plainly good", (text, status) => {
  expect(isPlain("huawei", text, status)).toBe(true);
  expect(isPlain("huawei", text, status, ["x", "t", "", ""])).toBe(true);
  expect(isPlain("huawei", text, status, ["", "t", "", ""])).toBe(true);
});

test.each([
  ["", 200],
  ["null", 200],
  ["<html>", 200],
  ["{} {}", 200],
  ["\u{feff}{}", 200],
  ['{"a":"\\ud800"}', 200],
  [nested(200), 200],
  ['{"code":"DNS.0015","message":"m"}', 200],
  ['{"error_code":"APIG.9000","error_msg":"m","request_id":"r"}', 201],
  ['{"errorCode":"X","errorMsg":"m"}', 200],
  ['{"errorCode":"X","error\\u004dsg":"m"}', 200],
  ['{"errorCode":"X","errorMessage":"m"}', 200],
  ["{}", 199],
  ["{}", 302],
  ["{}", 404],
])("Huawei Cloud's %s with status %i is left to the wasm", (text, status) => {
  expect(isPlain("huawei", text, status)).toBe(false);
});

test("so is an answer that a token comes with", () => {
  expect(isPlain("huawei", '{"token":{}}', 201, ["", "", "", "MII"])).toBe(false);
});

test.each([
  '{"Response":{"RequestId":"r"}}',
  '{"Response":{"RequestId":null,"TotalCount":12345678901234567890}}',
  '{"Response":{"TaskId":7}}',
  '{"Response":{"Error":null}}',
  '{"Response":{},"other":1}',
  '{"Response":[]}',
])("Tencent Cloud's %s is plainly good", (text) => {
  expect(isPlain("tencent", text)).toBe(true);
  expect(isPlain("tencent", text, 200, ["", "", "t", ""])).toBe(true);
});

test.each([
  ['{"Response":{"Error":{"Code":"C","Message":"m"}}}', 200],
  ['{"Response":{"TaskId":"7"}}', 200],
  ['{"Response":null}', 200],
  ['{"code":0}', 200],
  ["", 200],
  ['{"Response":{}}', 201],
  ['{"Response":{}}', 500],
])("Tencent Cloud's %s with status %i is left to the wasm", (text, status) => {
  expect(isPlain("tencent", text, status)).toBe(false);
});

test("whatever else is taken for good is good", () => {
  const names = [
    "code",
    "message",
    "error_code",
    "error_msg",
    "errorCode",
    "errorMsg",
    "errorMessage",
    "type",
    "title",
  ];
  const others = ["request_id", "Response", "Error", "TaskId", "RequestId", "data", "__proto__"];
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.string({ unit: "binary" }),
      fc.double(),
      fc.bigInt(),
      tie("object"),
      fc.jsonValue(),
    ),
    object: fc.dictionary(fc.oneof(fc.constantFrom(...names, ...others), fc.string()), tie("value"), { maxKeys: 4 }),
  }));
  const json = value.map((tree) =>
    JSON.stringify(tree, (_, inner) => (typeof inner === "bigint" ? `#${inner}#` : inner)).replaceAll(
      /"#(-?\d+)#"/g,
      "$1",
    ),
  );
  const inEnvelope = json.map((text) => `{"Response":${text}}`);
  let plain = 0;
  fc.assert(
    fc.property(fc.oneof(json, inEnvelope), fc.constantFrom(200, 204, 400), (text, status) => {
      for (const cloud of ["huawei", "tencent"] as const) plain += Number(isPlain(cloud, text, status));
    }),
    { numRuns: 2_000, seed: 1 },
  );
  // The test says something only if both ways were gone.
  expect(plain).toBeGreaterThan(200);
});
