// The order of what is in a module of WebAssembly, and whether the module says the same in another.

import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { orders } from "../../pkg-template/tools/code.mjs";
import { withGoodNumbers } from "../../pkg-template/tools/numbers.mjs";

const wasm = (name: string) => readFile(new URL(`../../pkg/${name}.wasm`, import.meta.url));

test("in the order that it has, a module is what it was", async () => {
  const module = await wasm("sign");
  expect(module.equals(orders(module)?.write() ?? Buffer.alloc(0))).toBe(true);
});

test("in another order of functions, types and locals it does the same", async () => {
  const module = await wasm("sign");
  const free = orders(module);
  for (const list of [free?.functions, free?.types, ...(free?.locals ?? [])]) list?.reverse();
  const turned = free?.write() ?? Buffer.alloc(0);
  expect(module.equals(turned)).toBe(false);
  const [signed, refused] = answers(module);
  expect(signed).toContain("X-Sdk-Date\u000020250102T030405Z");
  expect(refused).toContain("*|a path without empty and dot segments");
  expect(answers(turned)).toEqual([signed, refused]);
});

/** What a module makes of a key, of a request, and of one that it refuses. */
function answers(module: Buffer): string[] {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(module)));
  const { memory, input, signer_open, signer_sign, signer_output } = exports as unknown as Exports;
  const write = (text: string): number => {
    const bytes = Buffer.from(text);
    const at = input(4096);
    new Uint8Array(memory.buffer).set(bytes, at);
    return bytes.length;
  };
  const output = (length: number): string =>
    `${length} ${Buffer.from(memory.buffer, signer_output(), Math.abs(length))}`;
  const signer = signer_open(0, write("AK\0SK\0\0SDK-HMAC-SM3\0\0"));
  return ["https://h/a?b=1&a=%7E", "https://h/../a"].map((url) =>
    output(signer_sign(signer, write(`GET\0${url}\0\0X-A\0 1\0`), 1, 1_735_787_045, 0, true)),
  );
}

interface Exports {
  memory: WebAssembly.Memory;
  input(bytes: number): number;
  signer_open(scheme: number, bytes: number): number;
  signer_sign(signer: number, bytes: number, pairs: number, seconds: number, nonce: number, explain: boolean): number;
  signer_output(): number;
}

test("a large module is left as it is", async () => {
  const module = await wasm("cloudip");
  expect(withGoodNumbers(module)).toBe(module);
});
