import { expect, test } from "vitest";
import { replaceAddress } from "../src/replace.js";
import { startClouds } from "./emulator.js";

/** Resources of the emulator's default state; `POST /_emulator/seed` brings your own. */
const endpointId = "ff80808169bf16c70169bf1d02270000";
const subnetId = "3ee6107e-4188-4c4d-b453-80d6b9a147d5";
const replacement = { endpointId, subnetId, oldIp: "192.168.0.21", newIp: "192.168.0.77" };

function start() {
  const { huawei, control } = startClouds();
  // Instead of waiting, the emulator's clock goes on by a minute after each look.
  const hasty = { intervalMs: 1, onProgress: () => control("clock", { advanceMs: 60_000 }) };
  const addresses = async () => {
    const { huawei: held } = await control("state");
    const endpoint = held.endpoints.find(({ id }: { id: string }) => id === endpointId);
    return endpoint.addresses.map(({ ip }: { ip: string }) => ip);
  };
  return { huawei, control, addresses, replace: () => replaceAddress(huawei, replacement, hasty) };
}

test("an address is replaced", async () => {
  const { replace, addresses } = start();
  await replace();
  expect(await addresses()).toEqual(["192.168.0.22", "192.168.0.23", "192.168.0.77"]);
});

test("a busy service is asked again", async () => {
  const { control, replace, addresses } = start();
  const operation = "associateEndpointIpaddress";
  await control("faults", { faults: [{ service: "dns", operation, nth: 1, status: 429, code: "APIGW.0308" }] });
  await replace();
  expect(await addresses()).toContain("192.168.0.77");
  const { requests } = await control("requests");
  const statuses = requests
    .filter((request: { operation: string }) => request.operation === "AssociateEndpointIpaddress")
    .map(({ status }: { status: number }) => status);
  expect(statuses).toEqual([429, 202]);
});

test("the old address stays where the new one cannot be had", async () => {
  const { huawei, addresses } = start();
  const taken = { ...replacement, newIp: "192.168.0.22" };
  await expect(replaceAddress(huawei, taken)).rejects.toMatchObject({ code: "DNS.1507" });
  expect(await addresses()).toEqual(["192.168.0.21", "192.168.0.22", "192.168.0.23"]);
});
