// EIP has no package on npm.

import { expect, test } from "vitest";
import { projectId } from "../../conformance/world.ts";
import { startsEmulator } from "./emulator.ts";
import { handMade, keys, refused } from "./huawei.ts";

const bound = "2ec9b78d-9368-46f3-8f29-d1a95622a510";
const free = "2ec9b78d-9368-46f3-8f29-d1a95622a511";
const port = "d9f5a3c1-6b2e-4a7f-8c0d-1e4f5a6b7c11";
const publicips = `/v3/${projectId}/eip/publicips`;
const older = `/v1/${projectId}/publicips`;

const emulator = startsEmulator();
const to = (associate_instance_id: string) => ({
  data: { publicip: { associate_instance_type: "PORT", associate_instance_id } },
});

async function binding(publicip: string) {
  return (await emulator.state()).huawei.publicips.find(({ id }) => id === publicip)?.association;
}

test("list, bind, wait, list, unbind, wait", async () => {
  const send = handMade(emulator);
  const down = async () => (await send("GET", publicips, { query: { status: "DOWN" } })).publicips;
  const status = async () => (await send("GET", `${publicips}/${free}`)).publicip.status;
  expect(await down()).toMatchObject([{ id: free }]);

  const reply = await send("POST", `${publicips}/${free}/associate-instance`, to(port));
  expect(reply).toMatchObject({ httpStatusCode: 200, publicip: { status: "BINDING" } });
  await emulator.settle();
  expect(await status()).toBe("ACTIVE");
  expect(await down()).toEqual([]);
  expect(await binding(free)).toEqual({ type: "PORT", id: port });

  await send("POST", `${publicips}/${free}/disassociate-instance`);
  expect(await status()).toBe("PENDING_UPDATE");
  await emulator.settle();
  expect(await status()).toBe("DOWN");
  expect(await binding(free)).toBeNull();
});

test("a public IP that is bound elsewhere", async () => {
  const send = handMade(emulator);
  await refused(emulator, send("POST", `${publicips}/${bound}/associate-instance`, to(port)), 409, "VPC.0510");
  await refused(emulator, send("DELETE", `${older}/${bound}`), 409, "VPC.0517", { unread: true });
  expect(await binding(bound)).toMatchObject({ type: "PORT" });
});

test("a public IP that is not there", async () => {
  await refused(emulator, handMade(emulator)("GET", `${publicips}/${port}`), 404, "VPC.0504");
});

test("a wrong key", async () => {
  await refused(emulator, handMade(emulator, keys("SKWRONG"))("GET", publicips), 401, "APIGW.0301");
});
