// Known answers of SM3: GB/T 32905-2016, appendix A, and what OpenSSL says of every length around the end of a block.
import { createHash, createHmac, getHashes } from "node:crypto";
import { expect, test } from "vitest";
import { hex, utf8 } from "../../pkg-template/src/emulator/bytes.ts";
import { hmacSm3, sm3 } from "../../pkg-template/src/emulator/sm3.ts";

test.each([
  ["abc", "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"],
  ["abcd".repeat(16), "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"],
  // huawei.md 1.3, below the table.
  ["", "1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b"],
])("of %j", (text, expected) => {
  expect(hex(sm3(utf8(text)))).toBe(expected);
});

test.runIf(getHashes().includes("sm3"))("the same as OpenSSL, with and without a key", () => {
  for (let length = 0; length <= 200; length += 1) {
    const message = Uint8Array.from({ length }, (_, index) => (index * 7 + length) & 255);
    expect(hex(sm3(message)), `${length} bytes`).toBe(createHash("sm3").update(message).digest("hex"));
    const keyed = createHmac("sm3", message).update("abc").digest("hex");
    expect(hex(hmacSm3(message, utf8("abc"))), `a key of ${length} bytes`).toBe(keyed);
  }
});
