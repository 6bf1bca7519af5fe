// Comparing tokens tells nothing by its time: hashes are compared, each to its end.
import { expect, test } from "vitest";
import { areEqual, readTokens } from "../../pkg-template/src/gateway/tokens.ts";
import { sha256, tokenOf } from "./support/gateway.ts";

const median = (values: number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] as number;

/** The same bytes, but for one. */
const differing = (bytes: Uint8Array, at: number) => bytes.map((byte, index) => (index === at ? byte ^ 1 : byte));

test("two hashes are equal if all their bytes are", () => {
  const hash = Uint8Array.from({ length: 32 }, (_, at) => at);
  expect(areEqual(hash, hash.slice())).toBe(true);
  for (let at = 0; at < 32; at++) expect(areEqual(hash, differing(hash, at)), `byte ${at}`).toBe(false);
  expect(areEqual(hash, hash.subarray(0, 31))).toBe(false);
  expect(areEqual(hash.subarray(0, 31), hash)).toBe(false);
});

test("the time does not tell where the first difference is", () => {
  const hash = new Uint8Array(32).fill(7);
  const others = [differing(hash, 0), differing(hash, 31), hash.slice()];
  const times: number[][] = [[], [], []];
  // Taken in turns, so that what slows the machine slows all of them.
  for (let round = 0; round < 400; round++) {
    for (const [at, other] of others.entries()) {
      const began = performance.now();
      for (let call = 0; call < 500; call++) areEqual(hash, other);
      times[at]?.push(performance.now() - began);
    }
  }
  const [first, last, equal] = times.map(median) as [number, number, number];
  // A comparison that stops at the first difference would take a thirtieth of the time for the first byte.
  expect(first / equal).toBeGreaterThan(0.5);
  expect(first / last).toBeGreaterThan(0.5);
  expect(first / last).toBeLessThan(2);
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
