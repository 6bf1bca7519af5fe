// API Gateway has no package on npm, and the ingress addresses of NLB gateways none in any language.

import { expect, test } from "vitest";
import { projectId } from "../../conformance/world.ts";
import { startsEmulator } from "./emulator.ts";
import { handMade, keys, refused } from "./huawei.ts";

const nlb = "6a7d71827fd54572b1f31aa9548fcc81";
const elb = "a0e1c3b5d7f94826b1a2c3d4e5f60718";
const elbId = "85392b45-685c-4f77-b19a-14ad875b8190";
const gateways = `/v2/${projectId}/apigw/instances`;
const registered = { type: "v4", ip: "203.0.113.10" };
const added = { type: "v4", ip: "203.0.113.11" };

const emulator = startsEmulator();
const address = (detail: object) => ({ data: { elbs: [{ elb_id: elbId, public_ips: [detail] }] } });

async function heldAddresses() {
  const { elbs = [] } = (await emulator.state()).huawei.gateways.find(({ id }) => id === nlb) ?? {};
  const { addresses = [] } = elbs.find(({ id }) => id === elbId) ?? {};
  return addresses.filter(({ network }) => network === "public").map(({ ip }) => ip);
}

test("list, register, wait, list, deregister, wait", async () => {
  const send = handMade(emulator);
  const status = async () => (await send("GET", `${gateways}/${nlb}`)).instance_status;
  const addresses = async () => {
    const { elbs } = await send("GET", `${gateways}/${nlb}/extra-elbs`);
    return elbs.find(({ elb_id }: { elb_id: string }) => elb_id === elbId).public_ips;
  };
  const { instances } = await send("GET", gateways, { query: { limit: 10 } });
  expect(instances.map(({ id }: { id: string }) => id)).toEqual([nlb, elb]);
  expect(await addresses()).toEqual([registered]);

  const job = await send("PUT", `${gateways}/${nlb}/ingress-register`, address(added));
  expect(job).toMatchObject({ httpStatusCode: 202, instance_id: nlb, job_id: expect.stringMatching(/^JOB-/) });
  expect(await status()).toBe(12);
  await emulator.settle();
  expect(await status()).toBe(6);
  expect(await addresses()).toEqual([registered, added]);
  expect(await heldAddresses()).toEqual([registered.ip, added.ip]);

  await send("PUT", `${gateways}/${nlb}/ingress-unregister`, address(registered));
  await emulator.settle();
  expect(await addresses()).toEqual([added]);
  expect(await heldAddresses()).toEqual([added.ip]);
});

test("an address that is not registered", async () => {
  const call = handMade(emulator)("PUT", `${gateways}/${nlb}/ingress-unregister`, address(added));
  await refused(emulator, call, 400, "APIC.7211");
  expect(await heldAddresses()).toEqual([registered.ip]);
});

test("a gateway of another series, and one that is not there", async () => {
  const send = handMade(emulator);
  const other = send("PUT", `${gateways}/${elb}/ingress-unregister`, address(registered));
  await refused(emulator, other, 400, "APIC.7242");
  await refused(emulator, send("GET", `${gateways}/${"0".repeat(32)}`), 404, "APIC.7302");
});

test("a wrong key", async () => {
  await refused(emulator, handMade(emulator, keys("SKWRONG"))("GET", gateways), 401, "APIGW.0301");
});
