// The signal that `fetch` is given with a request: made when it is asked for, whoever asks.

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { initSync } from "../../pkg-template/src/init.ts";
import { type Fetch, HuaweiCloud } from "../../pkg-template/src/slim.ts";

initSync({ module: readFileSync(new URL("../../pkg/cloudip.wasm", import.meta.url)) });

const clientOf = (fetch: Fetch) =>
  new HuaweiCloud({
    region: "cn-north-4",
    credentials: { accessKeyId: "id", secretAccessKey: "secret" },
    projectId: "p",
    fetch,
    retry: false,
  });

const good: Fetch = async () => new Response("{}");

test.each<[string, (init: RequestInit) => RequestInit]>([
  ["as it is", (init) => init],
  ["as a copy", (init) => ({ ...init })],
  ["as the prototype of another", (init) => Object.create(init)],
  ["behind a proxy", (init) => new Proxy(init, {})],
])("a fetch of the caller's own may hand on what it is given %s", async (_, handOn) => {
  const controller = new AbortController();
  let seen: AbortSignal | null | undefined;
  const client = clientOf((url, init) => {
    seen = handOn(init).signal;
    return good(url, init);
  });
  await client.dns.listEndpoints({ direction: "inbound" });
  expect(seen).toBeInstanceOf(AbortSignal);
  expect(seen?.aborted).toBe(false);
  const aborted = clientOf((_url, init) => {
    const { signal } = handOn(init);
    controller.abort();
    expect(signal?.aborted).toBe(true);
    return new Promise(() => {});
  }).dns.listEndpoints({ direction: "inbound" }, { signal: controller.signal });
  await expect(aborted).rejects.toMatchObject({ kind: "Aborted" });
});

test("requests have one getter, without which each of them would be of another shape to the engine", async () => {
  const getters: unknown[] = [];
  const client = clientOf((url, init) => {
    getters.push(Object.getOwnPropertyDescriptor(init, "signal")?.get);
    return good(url, init);
  });
  for (let call = 0; call < 2; call += 1) await client.dns.listEndpoints({ direction: "inbound" });
  expect(getters[0]).toBeTypeOf("function");
  expect(getters[1]).toBe(getters[0]);
});
