import { expect, test } from "vitest";
import { Bench, PROJECT } from "./bench.ts";
import { BOUND, FREE, NOWHERE, PORT, send, v3Error } from "./eip.ts";
import { Scenario } from "./scenario.ts";

const V3 = `/v3/${PROJECT}/eip/publicips`;
const nat64 = (bench: Bench, id: string, way: "enable" | "disable") => send(bench, "POST", `${V3}/${id}/${way}-nat64`);

test("a user's way: on, seen in every interface, and off", async () => {
  const { huawei } = new Scenario();
  // 198.18.0.11 is c612000b: the last 32 bits.
  const ipv6 = "2001:db8:64::c612:b";
  const { publicip } = (await huawei.eip.enableNat64({ publicip_id: FREE })).data;
  expect(publicip).toMatchObject({ id: FREE, type: "DUALSTACK", public_ipv6_address: ipv6, status: "DOWN" });
  expect((await huawei.eip.showPublicip({ publicip_id: FREE })).data.publicip?.public_ipv6_address).toBe(ipv6);
  const found = await huawei.eip.listPublicipsV3({ public_ipv6_address: [ipv6] });
  expect(found.data.publicips?.map(({ id }) => id)).toEqual([FREE]);
  await huawei.eip.disableNat64({ publicip_id: FREE });
  expect((await huawei.eip.showPublicipV3({ publicip_id: FREE })).data.publicip).toMatchObject({
    type: "EIP",
    public_ipv6_address: "",
  });
});

test("both ways may be repeated blindly", async () => {
  const bench = new Bench();
  expect((await nat64(bench, FREE, "disable")).body.publicip).toMatchObject({ updated_at: "2025-01-01T08:00:00Z" });
  await nat64(bench, FREE, "enable");
  bench.settle();
  expect((await nat64(bench, FREE, "enable")).body.publicip).toMatchObject({ updated_at: "2025-01-02T03:04:05Z" });
});

test.each(["enable", "disable"] as const)("what cannot be, %s", async (way) => {
  const bench = new Bench();
  expect(await nat64(bench, NOWHERE, way)).toMatchObject({ status: 404, body: v3Error("VPC.0504", NOWHERE) });
  await send(bench, "POST", `${V3}/${FREE}/associate-instance`, {
    publicip: { associate_instance_type: "PORT", associate_instance_id: PORT },
  });
  expect(await nat64(bench, FREE, way)).toMatchObject({ status: 409, body: v3Error("VPC.0512", FREE) });
  expect((await nat64(bench, BOUND, way)).status).toBe(200);
  bench.settle();
  expect((await nat64(bench, FREE, way)).status).toBe(200);
});
