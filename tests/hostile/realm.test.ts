// Values of another realm, as test runners and frames give them: their classes are not this realm's, and they are as good.

import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import type * as cloudip from "../../pkg/default.js";

const { HuaweiCloud, HuaweiSigner }: typeof cloudip = await import("../../pkg/default.js" as string);

const key = { accessKeyId: "AKEXAMPLE0000000000", secretAccessKey: "SKEXAMPLE0000000000000000000000000000000" };
const request = { method: "POST", url: "https://dns.cn-north-4.myhuaweicloud.com/v2.1/endpoints" };
const at = 1_735_787_045_000;
const params = { endpoint_id: "e1", ipaddress: { subnet_id: "s", ip: "10.0.0.1" } };
const elsewhere = (code: string): never => runInNewContext(code) as never;

const signer = new HuaweiSigner(key);
const client = (options = key) => new HuaweiCloud({ region: "cn-north-4", credentials: options });
const signed = () => signer.sign({ ...request, body: Uint8Array.of(1, 2, 3) }, at);

test("objects, arrays, dates and bytes", async () => {
  const own = await client().prepare("dns", "associateEndpointIpaddress", params);
  const foreign = elsewhere(`(${JSON.stringify(params)})`);
  expect((await client().prepare("dns", "associateEndpointIpaddress", foreign)).body).toBe(own.body);
  expect(client(elsewhere(`(${JSON.stringify(key)})`))).toBeInstanceOf(HuaweiCloud);
  const body = elsewhere("Uint8Array.of(1, 2, 3)");
  expect(signer.sign({ ...request, body }, elsewhere(`new Date(${at})`)).headers).toEqual(signed().headers);
});

test("bytes that are shared with a worker", () => {
  const body = new Uint8Array(new SharedArrayBuffer(3));
  body.set([1, 2, 3]);
  expect(signer.sign({ ...request, body }, at).headers).toEqual(signed().headers);
});

test("what is no plain value there is none here", async () => {
  for (const code of ["new Map()", "new Date(0)", "Symbol()", "new String('a')", "(() => 1)"]) {
    const call = client().prepare("dns", "associateEndpointIpaddress", { ...params, ipaddress: elsewhere(code) });
    await expect(call, code).rejects.toMatchObject({ name: "CloudError", kind: "InvalidInput" });
  }
});

test("an error that a getter of another realm throws", async () => {
  const hostile = elsewhere("({ get endpoint_id() { throw new Error('hostile') } })");
  const call = client().prepare("dns", "associateEndpointIpaddress", hostile);
  await expect(call).rejects.toMatchObject({ name: "CloudError", kind: "InvalidInput" });
});
