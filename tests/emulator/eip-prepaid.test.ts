import { describe, expect, test } from "vitest";
import { Bench, PROJECT } from "./bench.ts";
import { BOUND, FREE, NOWHERE, OWN, PORT, PORT_WITH_EIP, SHARED, send, v1Error } from "./eip.ts";
import { Scenario } from "./scenario.ts";

const V2 = `/v2.0/${PROJECT}/publicips`;
const MONTH = { charge_mode: "prePaid", period_type: "month", period_num: 1, is_auto_pay: true };

const order = (
  bench: Bench,
  extendParam: object | undefined,
  changes: { publicip?: object; bandwidth?: object } = {},
) =>
  send(bench, "POST", V2, {
    publicip: { type: "5_bgp", ...changes.publicip },
    bandwidth: { share_type: "PER", name: "mine", size: 10, ...changes.bandwidth },
    extendParam,
  });
const change = (bench: Bench, publicip_ids: string[], extendParam: object = MONTH) =>
  send(bench, "POST", `${V2}/change-to-period`, { publicip_ids, extendParam });
const stateOf = async (bench: Bench) => {
  const { publicips, bandwidths } = (await bench.control("GET", "state")).body.huawei;
  return { publicips, bandwidths };
};

test("a user's way: order, bind, and nothing that is paid for in advance is released", async () => {
  const { huawei, settle } = new Scenario();
  const ordered = await huawei.eip.createPrePaidPublicip({
    publicip: { type: "5_bgp", alias: "ordered" },
    bandwidth: { share_type: "PER", name: "mine", size: 10 },
    extendParam: { charge_mode: "prePaid", period_type: "year", period_num: 1, is_auto_pay: true },
  });
  const { order_id, publicip_id = "" } = ordered.data;
  expect(order_id).toMatch(/^CS\d{10}[A-Z]{5}$/);
  expect(ordered.data.publicip).toBeUndefined();
  await settle();
  const { publicip } = (await huawei.eip.showPublicipV3({ publicip_id })).data;
  expect(publicip).toMatchObject({ status: "DOWN", alias: "ordered", billing_info: order_id });
  const { bandwidth } = (await huawei.eip.showBandwidth({ bandwidth_id: publicip?.bandwidth?.id ?? "" })).data;
  expect(bandwidth?.billing_info).toBe(order_id);
  await huawei.eip.associatePublicips({
    publicip_id,
    publicip: { associate_instance_type: "PORT", associate_instance_id: PORT },
  });
  await settle();
  await huawei.eip.disassociatePublicips({ publicip_id });
  await settle();
  await expect(huawei.eip.deletePublicip({ publicip_id })).rejects.toMatchObject({ code: "VPC.0525", status: 409 });
  const shown = (await huawei.eip.showPublicip({ publicip_id })).data.publicip;
  expect(shown).toMatchObject({ status: "DOWN", profile: { order_id } });
});

describe("an order", () => {
  test.each([[undefined], [{}], [{ charge_mode: "postPaid", period_type: "year", period_num: 9 }]])(
    "%j is for one that is paid for as it is used",
    async (extendParam) => {
      const bench = new Bench();
      const { status, body } = await order(bench, extendParam, { publicip: { alias: "used" } });
      expect(status).toBe(200);
      expect(body).toEqual({ publicip: expect.objectContaining({ alias: "used", status: "PENDING_CREATE" }) });
      bench.settle();
      expect((await send(bench, "DELETE", `/v1/${PROJECT}/publicips/${body.publicip.id}`)).status).toBe(204);
    },
  );

  test("that nobody paid brings nothing", async () => {
    const bench = new Bench();
    const before = await stateOf(bench);
    const { status, body } = await order(bench, { ...MONTH, is_auto_pay: false });
    expect([status, body]).toEqual([200, { order_id: expect.stringMatching(/^CS2501020304[A-Z]{5}$/) }]);
    expect((await change(bench, [FREE], { ...MONTH, is_auto_pay: false })).body).toMatchObject({
      publicip_ids: [FREE],
    });
    expect(await stateOf(bench)).toEqual(before);
  });

  test.each([
    ["for no period", { period_type: undefined }, {}, 400, "VPC.0501", "period_type"],
    ["for no number of them", { period_num: undefined }, {}, 400, "VPC.0501", "period_num"],
    ["for ten months", { period_num: 10 }, {}, 400, "VPC.0501", "1 to 9"],
    ["for no months", { period_num: 0 }, {}, 400, "VPC.0501", "1 to 9"],
    ["for two years", { period_type: "year", period_num: 2 }, {}, 400, "VPC.0501", "1 to 1"],
    ["for a week", { period_type: "week" }, {}, 400, "VPC.0501", "period_type"],
    ["with a shared bandwidth", {}, { bandwidth: { share_type: "WHOLE", id: SHARED } }, 400, "VPC.0501", "share_type"],
    ["with no size", {}, { bandwidth: { size: undefined } }, 400, "VPC.0301", "size"],
    ["for a port that has one", {}, { publicip: { port_id: PORT_WITH_EIP } }, 409, "VPC.0511", PORT_WITH_EIP],
    ["for IP version 6", {}, { publicip: { ip_version: 6 } }, 400, "VPC.0501", "ip_version"],
  ])("%s is refused, and nothing is there afterwards", async (_, period, changes, status, code, named) => {
    const bench = new Bench();
    const before = await stateOf(bench);
    const answer = await order(bench, { ...MONTH, ...period }, changes);
    expect(answer).toMatchObject({ status, body: v1Error(code, named) });
    expect(await stateOf(bench)).toEqual(before);
  });
});

describe("change to prepaid", () => {
  test("public IPs, bound or not, which then stay", async () => {
    const bench = new Bench();
    const { status, body } = await change(bench, [BOUND, FREE]);
    expect(status).toBe(200);
    expect(body).toEqual({
      order_id: expect.stringMatching(/^CS2501020304[A-Z]{5}$/),
      publicip_ids: [BOUND, FREE],
      request_id: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    const answer = await send(bench, "DELETE", `/v2/${PROJECT}/batchpublicips`, { publicip_ids: [FREE] });
    expect(answer).toMatchObject({ status: 409, body: v1Error("VPC.0525", FREE) });
    const share = { bandwidth: { publicip_info: [{ publicip_id: FREE }] } };
    expect(await send(bench, "POST", `/v2.0/${PROJECT}/bandwidths/${SHARED}/insert`, share)).toMatchObject({
      status: 400,
      body: v1Error("VPC.0301", "paid for in advance"),
    });
    expect(await change(bench, [FREE])).toMatchObject({ status: 400, body: v1Error("VPC.0501", "already") });
  });

  test.each([
    ["none", [], MONTH, 400, "VPC.0501", "publicip_ids"],
    ["one there is not", [FREE, NOWHERE], MONTH, 404, "VPC.0504", NOWHERE],
    ["what is to be paid for as it is used", [FREE], { charge_mode: "postPaid" }, 400, "VPC.0501", "charge_mode"],
    ["for no period", [FREE], { charge_mode: "prePaid" }, 400, "VPC.0501", "period_type"],
  ])("%s is refused, and nothing changes", async (_, ids, extendParam, status, code, named) => {
    const bench = new Bench();
    const before = await stateOf(bench);
    expect(await change(bench, ids, extendParam)).toMatchObject({ status, body: v1Error(code, named) });
    expect(await stateOf(bench)).toEqual(before);
  });

  test("a public IP that is charged by traffic, shares a bandwidth, or is busy is refused", async () => {
    const bench = new Bench();
    await send(bench, "PUT", `/v1/${PROJECT}/bandwidths/${OWN}`, { bandwidth: { charge_mode: "traffic" } });
    await send(bench, "POST", `/v2.0/${PROJECT}/bandwidths/${SHARED}/insert`, {
      bandwidth: { publicip_info: [{ publicip_id: FREE }] },
    });
    for (const id of [BOUND, FREE]) {
      expect(await change(bench, [id])).toMatchObject({ status: 400, body: v1Error("VPC.0501", "bandwidth") });
    }
    await send(bench, "PUT", `/v1/${PROJECT}/publicips/${BOUND}`, { publicip: { port_id: "" } });
    expect(await change(bench, [BOUND])).toMatchObject({ status: 409, body: v1Error("VPC.0512", BOUND) });
  });
});
