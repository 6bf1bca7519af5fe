// The JSON of both directions: what a caller gives, and what the wasm tells.

import { expect, test } from "vitest";
import { read, write } from "../../pkg-template/src/json.ts";

test.each([
  [{ a: undefined, b: null, c: [undefined, true] }, '{"b":null,"c":[null,true]}'],
  [{ id: 9007199254740993n, small: -1.5e-7, zero: -0 }, '{"id":9007199254740993,"small":-1.5e-7,"zero":0}'],
  [{ '"': "日本😀\n\u0000" }, JSON.stringify({ '"': "日本😀\n\u0000" })],
  [
    new (class Address {
      ip = "10.0.0.2";
    })(),
    '{"ip":"10.0.0.2"}',
  ],
  [undefined, "null"],
])("a value is written as JSON.stringify does, and a bigint as a number: %o", (value, text) => {
  expect(write(value, "params")).toBe(text);
});

const cycle: Record<string, unknown> = {};
cycle.own = cycle;
const throwing = {
  get id() {
    throw new Error("secret");
  },
};
const revoked = Proxy.revocable({}, {});
revoked.revoke();

test.each<[unknown, string]>([
  [{ list: [1, Number.NaN] }, "list[1]: expected a finite number, got NaN or an infinity"],
  [{ a: { b: "\ud800" } }, "a.b: expected well-formed Unicode, got a string with a lone surrogate"],
  [{ a: { "\udc00": 1 } }, "a: expected well-formed Unicode, got a string with a lone surrogate"],
  [{ when: new Date() }, "when: expected a plain value, got an object of class Date"],
  [{ ids: new Set() }, "ids: expected a plain value, got an object of class Set"],
  [{ f: () => 1 }, "f: expected a plain value, got a function"],
  [Symbol("s"), "params: expected a plain value, got a symbol"],
  [{ deep: [throwing] }, "deep[0].id: expected a readable value, got one whose getter or proxy threw"],
  [{ a: revoked.proxy }, "a: expected a readable value, got one whose getter or proxy threw"],
])("what has no JSON is refused with its path: %#", (value, message) => {
  let error: unknown;
  try {
    write(value, "params");
  } catch (thrown) {
    error = thrown;
  }
  expect(error).toMatchObject({ name: "CloudError", kind: "InvalidInput", message });
});

test("a cycle is refused", () => {
  expect(() => write(cycle, "params")).toThrow(/at most 32 levels of nesting and no cycle/);
});

test.each([
  ['{"a":9007199254740991,"b":9007199254740992}', { a: 9007199254740991, b: 9007199254740992n }],
  [
    "[-9007199254740993,12345678901234567890,1234567890123456]",
    [-9007199254740993n, 12345678901234567890n, 1234567890123456],
  ],
  ['{"12345678901234567890": "12345678901234567890"}', { "12345678901234567890": "12345678901234567890" }],
  [
    '["\\"12345678901234567890", "a\\\\", 12345678901234567890]',
    ['"12345678901234567890', "a\\", 12345678901234567890n],
  ],
  [
    "[1234567890123456789.5, 12345678901234567890e3]",
    [Number("1234567890123456789.5"), Number("12345678901234567890e3")],
  ],
  ["[0.12345678901234567]", [Number("0.12345678901234567")]],
  // Texts that look like our own marks.
  [
    '{"\\u0000n1":"\\u0000n1","s":"\\u0000s","i":12345678901234567890}',
    { "\0n1": "\0n1", s: "\0s", i: 12345678901234567890n },
  ],
  [
    '{"__proto__":{"a":12345678901234567890}}',
    JSON.parse('{"__proto__":{"a":1}}', (key, value) => (key === "a" ? 12345678901234567890n : value)),
  ],
])("integers past 2^53 are read exactly, and nothing else changes: %s", (text, value) => {
  expect(read(text)).toStrictEqual(value);
});
