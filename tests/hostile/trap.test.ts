// A trap leaves what the wasm was doing half done, so that instance is never used again: the call fails with `Internal`,
// and the next one has a new instance.
//
// The trap is a real one. The module under test is the package's own, but for a limit that its memory may not grow past:
// an input that it cannot hold ends in `unreachable`.

import { readFile } from "node:fs/promises";
import { beforeAll, describe, expect, test } from "vitest";
import type * as cloudip from "../../pkg/slim.js";

const { CloudError, HuaweiCloud, HuaweiSigner, TencentCloud, initSync }: typeof cloudip = await import(
  "../../pkg/slim.js" as string
);

const MEMORY_SECTION = 5;
const PAGE = 1 << 16;

/** An unsigned LEB128 number, and where it ends. */
function number(bytes: Uint8Array, at: number): [value: number, end: number] {
  let value = 0;
  for (let shift = 0; ; shift += 7, at += 1) {
    const byte = bytes[at] ?? 0;
    value |= (byte & 127) << shift;
    if (byte < 128) return [value, at + 1];
  }
}

function encoded(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...encoded(value >> 7)];
}

/** The module with a memory of at most so many pages. */
function limited(bytes: Uint8Array, pages: number): Uint8Array<ArrayBuffer> {
  for (let at = 8; at < bytes.length; ) {
    const [size, start] = number(bytes, at + 1);
    const end = start + size;
    if (bytes[at] === MEMORY_SECTION) {
      // One memory, without a limit so far.
      expect([...bytes.subarray(start, start + 2)]).toEqual([1, 0]);
      const content = [1, 1, ...encoded(number(bytes, start + 2)[0]), ...encoded(pages)];
      return Uint8Array.from([
        ...bytes.subarray(0, at),
        MEMORY_SECTION,
        content.length,
        ...content,
        ...bytes.subarray(end),
      ]);
    }
    at = end;
  }
  throw new Error("the module has no memory");
}

const key = { accessKeyId: "AKEXAMPLE0000000000", secretAccessKey: "SKEXAMPLE0000000000000000000000000000000" };
const other = { accessKeyId: "AKOTHER000000000000", secretAccessKey: "SKOTHER00000000000000000000000000000000" };
const request = { method: "GET", url: "https://dns.cn-north-4.myhuaweicloud.com/v2.1/endpoints" };
const at = 1_735_787_045_000;
const tooMuch = { ...request, headers: { "X-Long": "x".repeat(64 * PAGE) } };

const huawei = (fetch: (request: Request) => Promise<Response>, credentials = key) =>
  new HuaweiCloud({ region: "cn-north-4", credentials, fetch });
const answer = async () => Response.json({ endpoint: { id: "e1" } });
const show = (client: cloudip.HuaweiCloud) => client.dns.showEndpoint({ endpoint_id: "e1" });

/** What a call throws. */
async function thrown(call: () => unknown): Promise<unknown> {
  try {
    await call();
  } catch (error) {
    return error;
  }
  return expect.fail("nothing was thrown");
}

const internal = { kind: "Internal", code: "Internal", retryable: false };

async function fails(call: () => unknown): Promise<InstanceType<typeof CloudError>> {
  const error = await thrown(call);
  expect(error).toBeInstanceOf(CloudError);
  expect(error).toMatchObject(internal);
  return error as InstanceType<typeof CloudError>;
}

/** Traps, and tells the error. */
const trap = () => fails(() => new HuaweiSigner(key).sign(tooMuch as never, at));

test("without a module there is an error that says so", async () => {
  expect(await thrown(() => new HuaweiSigner(key))).toMatchObject({
    name: "CloudError",
    kind: "InvalidInput",
    message: expect.stringContaining("wasm: expected a module"),
  });
});

describe("a module that traps", () => {
  beforeAll(async () => {
    const bytes = await readFile(new URL("../../pkg/cloudip.wasm", import.meta.url));
    initSync({ module: limited(bytes, 48) });
  });

  test("the call fails, and the next one works", async () => {
    const before = new HuaweiSigner(key).sign(request, at);
    const error = await trap();
    expect(error.cause).toBeInstanceOf(WebAssembly.RuntimeError);
    expect(error.message).not.toContain("x".repeat(10));
    expect(new HuaweiSigner(key).sign(request, at)).toEqual(before);
    await expect(show(huawei(answer))).resolves.toMatchObject({ status: 200 });
  });

  test("what was made before fails, and is not taken for what has its number now", async () => {
    const lost = new HuaweiSigner(key);
    const client = huawei(answer);
    await trap();
    const signer = new HuaweiSigner(other);
    const signed = signer.sign(request, at);
    expect((await fails(() => lost.sign(request, at))).message).toContain("make a new client or signer");
    await fails(() => show(client));
    await fails(() => client.prepare("dns", "showEndpoint", { endpoint_id: "e1" }));
    await fails(() => client.paginate("dns", "listEndpoints", { direction: "inbound" }).next());
    lost.free();
    client.free();
    expect(signer.sign(request, at)).toEqual(signed);
  });

  test("calls in flight fail, those of later clients do not", async () => {
    const waiting: ((response: Response) => void)[] = [];
    const fetch = () => new Promise<Response>((resolve) => waiting.push(resolve));
    const lost = [1, 2, 3].map(() => show(huawei(fetch)));
    const failures = lost.map((call) => fails(() => call));
    await Promise.resolve();
    await trap();
    const later = [1, 2, 3].map(() => show(huawei(fetch, other)));
    await expect.poll(() => waiting.length).toBe(6);
    for (const resolve of waiting) resolve(await answer());
    await Promise.all(failures);
    for (const call of later) expect(await call).toMatchObject({ status: 200, attempts: 1 });
  });

  test("a call whose own answer is too much fails alone where nothing else is in flight", async () => {
    const big = async () => new Response(JSON.stringify({ endpoint: "x".repeat(64 * PAGE) }));
    await fails(() => show(huawei(big)));
    const tencent = new TencentCloud({
      region: "ap-guangzhou",
      credentials: { secretId: "AKIDEXAMPLE", secretKey: "SKEXAMPLE000000000000000000000000" },
      fetch: async () => Response.json({ Response: { RequestId: "r" } }),
    });
    await expect(tencent.vpc.describeAddresses()).resolves.toMatchObject({ requestId: "r" });
  });

  test("twenty traps in a row", async () => {
    for (let count = 0; count < 20; count += 1) await trap();
    expect(new HuaweiSigner(key).sign(request, at).headers.Authorization).toMatch(/^SDK-HMAC-SHA256 /);
  });
});

test("no export takes more arguments than the guard around it hands on", async () => {
  const module = await WebAssembly.compile(await readFile(new URL("../../pkg/cloudip.wasm", import.meta.url)));
  const nothing = () => undefined;
  const imports: WebAssembly.Imports = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) imports[from] = { [name]: nothing };
  const { exports } = await WebAssembly.instantiate(module, imports);
  const functions = Object.values(exports).filter((member) => typeof member === "function");
  expect(functions.length).toBeGreaterThan(10);
  expect(Math.max(...functions.map(({ length }) => length))).toBeLessThanOrEqual(8);
});
