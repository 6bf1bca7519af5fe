// DNS has no package on npm.

import { expect, test } from "vitest";
import { startsEmulator } from "./emulator.ts";
import { handMade, keys, refused, subnet } from "./huawei.ts";

const id = "ff80808169bf16c70169bf1d02270000";
const endpoint = `/v2.1/endpoints/${id}`;

const emulator = startsEmulator();
const bind = (ip?: string) => ({ data: { ipaddress: { subnet_id: subnet, ...(ip && { ip }) } } });

async function heldAddresses() {
  const { endpoints } = (await emulator.state()).huawei;
  return endpoints.find((entry) => entry.id === id)?.addresses.map(({ ip }) => ip);
}

test("list, bind, wait, list, unbind, wait", async () => {
  const send = handMade(emulator);
  const status = async () => (await send("GET", endpoint)).endpoint.status;
  const addresses = async () => (await send("GET", `${endpoint}/ipaddresses`)).ipaddresses;
  const { endpoints } = await send("GET", "/v2.1/endpoints", { query: { direction: "inbound", name: "poi" } });
  expect(endpoints.map((entry: { id: string }) => entry.id)).toEqual([id]);

  const bound = await send("POST", `${endpoint}/ipaddresses`, bind("192.168.0.10"));
  expect([bound.httpStatusCode, bound.endpoint.status]).toEqual([202, "PENDING_CREATE"]);
  expect(await status()).toBe("PENDING_CREATE");
  await emulator.settle();
  expect(await status()).toBe("ACTIVE");
  const [added] = (await addresses()).filter(({ ip }: { ip: string }) => ip === "192.168.0.10");
  expect(added.status).toBe("ACTIVE");
  expect(await heldAddresses()).toContain("192.168.0.10");

  const unbound = await send("DELETE", `${endpoint}/ipaddresses/${added.id}`);
  expect([unbound.httpStatusCode, await status()]).toEqual([202, "PENDING_DELETE"]);
  await emulator.settle();
  expect(await status()).toBe("ACTIVE");
  expect((await addresses()).length).toBe(3);
  expect(await heldAddresses()).not.toContain("192.168.0.10");
});

test("one change at a time", async () => {
  const send = handMade(emulator);
  await send("POST", `${endpoint}/ipaddresses`, bind());
  await refused(emulator, send("POST", `${endpoint}/ipaddresses`, bind()), 409, "DNS.0021", { unread: true });
  await emulator.settle();
  expect(await heldAddresses()).toHaveLength(4);
});

test("an endpoint that is not there", async () => {
  const missing = handMade(emulator)("GET", `/v2.1/endpoints/${"0".repeat(32)}`);
  await refused(emulator, missing, 404, "DNS.1510", { unread: true });
});

test("a wrong key", async () => {
  await refused(emulator, handMade(emulator, keys("SKWRONG"))("GET", endpoint), 401, "APIGW.0301");
});

test("a wrong clock", async () => {
  await emulator.moveClock(16);
  await refused(emulator, handMade(emulator)("GET", endpoint), 401, "APIGW.0301");
});
