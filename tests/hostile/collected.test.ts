// A client that nobody holds any longer is closed when the garbage is collected. By then the wasm may have trapped, and
// another client may have its number.

import { readFile } from "node:fs/promises";
import { setImmediate } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import type * as cloudip from "../../pkg/slim.js";
import { limited } from "./limited.ts";

const { HuaweiCloud, HuaweiSigner, initSync }: typeof cloudip = await import("../../pkg/slim.js" as string);
initSync({ module: limited(await readFile(new URL("../../pkg/cloudip.wasm", import.meta.url)), 48) });

setFlagsFromString("--expose-gc");
const collect: () => void = runInNewContext("gc");

const credentials = { accessKeyId: "AKEXAMPLE0000000000", secretAccessKey: "SKEXAMPLE0000000000000000000000000000000" };
const fetch = async () => Response.json({ endpoint: { id: "e1" } });
const client = () => new HuaweiCloud({ region: "cn-north-4", credentials, fetch });
const url = "https://dns.cn-north-4.myhuaweicloud.com/v2.1/endpoints";
const at = 1_735_787_045_000;

function trap(): void {
  const headers = { "X-Long": "x".repeat(1 << 22) };
  expect(() => new HuaweiSigner(credentials).sign({ method: "GET", url, headers }, at)).toThrow("the wasm failed");
}

/** Drops a client and a signer, and tells when they were collected. */
function drop(): { count: number } {
  const gone = { count: 0 };
  const registry = new FinalizationRegistry(() => {
    gone.count += 1;
  });
  for (const dropped of [client(), new HuaweiSigner(credentials)]) registry.register(dropped, undefined);
  return Object.assign(gone, { registry });
}

test("what was dropped before a trap closes nothing of what was made after it", async () => {
  const gone = drop();
  trap();
  const [later, signer] = [client(), new HuaweiSigner(credentials)];
  const signed = signer.sign({ method: "GET", url }, at);
  // What they are made of is collected with them or a round later.
  for (let rounds = 0, after = 0; after < 3; rounds += 1) {
    expect(rounds, "rounds until they were collected").toBeLessThan(1_000);
    collect();
    await setImmediate();
    if (gone.count === 2) after += 1;
  }
  expect((await later.dns.showEndpoint({ endpoint_id: "e1" })).attempts).toBe(1);
  expect(signer.sign({ method: "GET", url }, at)).toEqual(signed);
});
