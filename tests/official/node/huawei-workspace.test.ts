// Workspace has no package on npm.

import { expect, test } from "vitest";
import { projectId } from "../../conformance/world.ts";
import { startsEmulator } from "./emulator.ts";
import { handMade, keys, refused } from "./huawei.ts";

const desktop = "90f05916-bc71-4e26-a534-d036188d96e3";
const otherDesktop = "b1e7a940-3c58-4f2d-8a06-7d9c5e4f1b22";
const eips = `/v2/${projectId}/eips`;

const emulator = startsEmulator();

async function heldDesktop(eip: string) {
  return (await emulator.state()).huawei.desktopEips.find(({ id }) => id === eip)?.desktopId;
}

test("list, unbind, wait, list, bind, wait", async () => {
  const send = handMade(emulator);
  const listed = async () => (await send("GET", eips, { query: { desktop_id: desktop } })).eips;
  const [eip] = await listed();
  expect(await heldDesktop(eip.id)).toBe(desktop);

  const unbound = await send("POST", `${eips}/unbinding`, { data: { desktop_ids: [desktop] } });
  expect(unbound.httpStatusCode).toBe(200);
  expect(await listed()).toHaveLength(1);
  await emulator.settle();
  expect(await listed()).toEqual([]);
  expect(await heldDesktop(eip.id)).toBeNull();

  await send("POST", `${eips}/binding`, { data: { desktop_id: desktop, eip_id: eip.id } });
  await emulator.settle();
  expect(await listed()).toMatchObject([{ id: eip.id, attached_desktop_id: desktop }]);
  expect(await heldDesktop(eip.id)).toBe(desktop);
});

test("an EIP that another desktop has", async () => {
  const send = handMade(emulator);
  const { eips: bound } = await send("GET", eips, { query: { desktop_id: desktop } });
  const data = { desktop_id: otherDesktop, eip_id: bound[0].id };
  await refused(emulator, send("POST", `${eips}/binding`, { data }), 400, "WKS.0001");
  expect(await heldDesktop(bound[0].id)).toBe(desktop);
});

test("a wrong key", async () => {
  await refused(emulator, handMade(emulator, keys("SKWRONG"))("GET", eips), 401, "APIGW.0301");
});
