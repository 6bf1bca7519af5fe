// The gate for sizes, on sizes of no package.

import { expect, test, vi } from "vitest";
import { check } from "../../pkg-template/tools/size.mjs";

const weight = (bytes: number) => ({ raw: 3 * bytes, gzip: bytes, brotli: bytes });
const budget = { "cloudip.wasm": weight(48_000), "cloudip in all": weight(60_000) };

test("an entry may grow by 2 %, and a part by as much as its entry lets it", () => {
  const say = vi.spyOn(console, "log").mockReturnValue(undefined);
  expect(() => check({ "cloudip.wasm": weight(49_200), "cloudip in all": weight(61_200) }, budget)).not.toThrow();
  expect(say).toHaveBeenCalledWith("within 2 % of size-budget.json");
  say.mockRestore();
});

test("past that it is told by how much, and which parts grew", () => {
  const sizes = { "cloudip.wasm": weight(48_001), "cloudip in all": { raw: 180_000, gzip: 61_201, brotli: 60_000 } };
  expect(() => check(sizes, budget)).toThrow(
    /^over the size budget\n {2}cloudip in all, gzip: 60000 to 61201 bytes, \+2\.0 %\nWhat grew:\n {2}cloudip\.wasm, raw: 144000 to 144003 bytes/,
  );
});

test("what is promised is not exceeded, whatever the budget has", () => {
  const heavy = { "cloudip in all": weight(61_441) };
  expect(() => check(heavy, heavy)).toThrow("cloudip in all, gzip: 61441 bytes, and 61440 are promised");
  const signers = { "cloudip/sign in all": weight(12_289) };
  expect(() => check(signers, signers)).toThrow("cloudip/sign in all, gzip: 12289 bytes, and 12288 are promised");
});

test("a budget for what is not measured is refused", () => {
  expect(() => check({}, budget)).toThrow('size-budget.json has a budget for "cloudip.wasm", which is not measured');
});
