// Comparing tokens tells nothing by its time: hashes are compared, each to its end, which is seen by what is read of them.
import { expect, test } from "vitest";
import { areEqual, readTokens } from "../../pkg-template/src/gateway/tokens.ts";
import { sha256, tokenOf } from "./support/gateway.ts";

/** The same bytes, but for one. */
const differing = (bytes: Uint8Array, at: number) => bytes.map((byte, index) => (index === at ? byte ^ 1 : byte));

test("two hashes are equal if all their bytes are", () => {
  const hash = Uint8Array.from({ length: 32 }, (_, at) => at);
  expect(areEqual(hash, hash.slice())).toBe(true);
  for (let at = 0; at < 32; at++) expect(areEqual(hash, differing(hash, at)), `byte ${at}`).toBe(false);
  expect(areEqual(hash, hash.subarray(0, 31))).toBe(false);
  expect(areEqual(hash.subarray(0, 31), hash)).toBe(false);
});

/** The same bytes, with the places that are read of them. */
function watched(bytes: Uint8Array): { bytes: Uint8Array; read: number[] } {
  const read: number[] = [];
  const get = (target: Uint8Array, name: string | symbol) => {
    if (typeof name === "string" && /^\d+$/.test(name)) read.push(Number(name));
    return Reflect.get(target, name, target);
  };
  return { bytes: new Proxy(bytes, { get }), read };
}

test("as much is read wherever the first difference is, and where there is none", () => {
  const hash = new Uint8Array(32).fill(7);
  const every = Array.from(hash, (_, at) => at);
  for (const other of [differing(hash, 0), differing(hash, 31), hash.slice()]) {
    const [a, b] = [watched(hash), watched(other)];
    areEqual(a.bytes, b.bytes);
    expect([a.read, b.read]).toEqual([every, every]);
  }
});

test("a token is known by its hash alone, wherever it stands among others", async () => {
  const ids = ["a", "b", "c"];
  const check = readTokens(Object.fromEntries(ids.map((id) => [id, sha256(tokenOf(id)).toUpperCase()])));
  for (const id of ids) expect(await check(tokenOf(id))).toBe(id);
  expect(await check(sha256(tokenOf("a")))).toBeUndefined();
  expect(await check("")).toBeUndefined();
  const short = () => readTokens({ a: tokenOf("a") });
  expect(short).toThrowError(expect.objectContaining({ kind: "InvalidInput" }));
  expect(short).not.toThrowError(tokenOf("a"));
});
