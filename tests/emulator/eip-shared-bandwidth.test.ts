import { describe, expect, test } from "vitest";
import { Bench, type Json, PROJECT } from "./bench.ts";
import { BOUND, FREE, NOWHERE, OWN, SHARED, SPARE, send, v1Error, v3Error } from "./eip.ts";
import { Scenario } from "./scenario.ts";

const V1 = `/v1/${PROJECT}/bandwidths`;
const V2 = `/v2.0/${PROJECT}/bandwidths`;
const V3 = `/v3/${PROJECT}/eip`;

const create = (bench: Bench, bandwidth: object = {}) =>
  send(bench, "POST", V2, { bandwidth: { name: "new", size: 10, ...bandwidth } });
const add = (bench: Bench, publicip_info: object[], id = SHARED) =>
  send(bench, "POST", `${V2}/${id}/insert`, { bandwidth: { publicip_info } });
const remove = (bench: Bench, publicip_info: object[], own: object = {}, id = SHARED) =>
  send(bench, "POST", `${V2}/${id}/remove`, {
    bandwidth: { publicip_info, size: 8, charge_mode: "traffic", ...own },
  });
const attach = (bench: Bench, id: string, bandwidth_id: unknown = SHARED) =>
  send(bench, "POST", `${V3}/publicips/${id}/attach-share-bandwidth`, { publicip: { bandwidth_id } });
const detach = (bench: Bench, id: string, bandwidth: unknown = { size: 8, charge_mode: "traffic" }) =>
  send(bench, "POST", `${V3}/publicips/${id}/detach-share-bandwidth`, { publicip: { bandwidth } });
const bandwidthsOf = async (bench: Bench): Promise<Json[]> =>
  (await bench.control("GET", "state")).body.huawei.bandwidths;
const bandwidthOf = async (bench: Bench, id: string): Promise<Json> =>
  (await send(bench, "GET", `/v3/${PROJECT}/eip/publicips/${id}`)).body.publicip.bandwidth;

test("a user's way: a shared bandwidth is created, filled, emptied and deleted", async () => {
  const { huawei } = new Scenario();
  const { bandwidth } = (await huawei.eip.createSharedBandwidth({ bandwidth: { name: "ours", size: 300 } })).data;
  const bandwidth_id = bandwidth?.id ?? "";
  const added = await huawei.eip.addPublicipsIntoSharedBandwidth({
    bandwidth_id,
    bandwidth: { publicip_info: [{ publicip_id: BOUND }, { publicip_id: FREE, publicip_type: "5_bgp" }] },
  });
  expect(added.data.bandwidth).toMatchObject({ name: "ours", share_type: "WHOLE", bandwidth_type: "share" });
  expect(added.data.bandwidth?.publicip_info?.map(({ publicip_id }) => publicip_id)).toEqual([BOUND, FREE]);
  await expect(huawei.eip.deleteSharedBandwidth({ bandwidth_id })).rejects.toMatchObject({ code: "VPC.0301" });

  await huawei.eip.removePublicipsFromSharedBandwidth({
    bandwidth_id,
    bandwidth: { publicip_info: [{ publicip_id: BOUND }], size: 5, charge_mode: "traffic" },
  });
  await huawei.eip.detachShareBandwidth({
    publicip_id: FREE,
    publicip: { bandwidth: { size: 5, charge_mode: "bandwidth", name: "mine" } },
  });
  const publicips = (await huawei.eip.listPublicipsV3({})).data.publicips ?? [];
  expect(publicips.map(({ bandwidth }) => bandwidth)).toMatchObject([
    { share_type: "PER", size: 5, charge_mode: "traffic" },
    { share_type: "PER", size: 5, charge_mode: "bandwidth", name: "mine" },
  ]);
  await huawei.eip.deleteSharedBandwidth({ bandwidth_id });
  await expect(huawei.eip.showBandwidth({ bandwidth_id })).rejects.toMatchObject({ code: "VPC.0306", status: 404 });
});

describe("public IPs come and go, v1", () => {
  test("the own bandwidth goes, and a new one is charged as the caller says; adding twice changes nothing", async () => {
    const bench = new Bench();
    expect((await add(bench, [{ publicip_id: FREE }])).body.bandwidth.publicip_info).toEqual([
      { publicip_id: FREE, publicip_address: "198.18.0.11", publicip_type: "5_bgp", ip_version: 4 },
    ]);
    expect((await bandwidthsOf(bench)).map(({ id }) => id)).not.toContain(SPARE);
    expect((await add(bench, [{ publicip_id: FREE }])).status).toBe(200);
    const left = await remove(bench, [{ publicip_id: FREE }]);
    expect([left.status, left.text]).toEqual([204, ""]);
    expect(await bandwidthOf(bench, FREE)).toMatchObject({ share_type: "PER", size: 8, charge_mode: "traffic" });
    expect((await send(bench, "GET", `${V1}/${SHARED}`)).body.bandwidth.publicip_info).toEqual([]);
  });

  test.each([
    ["to what is not there", NOWHERE, [{ publicip_id: FREE }], 404, "VPC.0306", NOWHERE],
    ["to a public IP's own", OWN, [{ publicip_id: FREE }], 400, "VPC.0301", "no shared bandwidth"],
    ["none", SHARED, [], 400, "VPC.0301", "publicip_info"],
    ["one twice", SHARED, [{ publicip_id: FREE }, { publicip_id: FREE }], 400, "VPC.0301", "twice"],
    ["one there is not", SHARED, [{ publicip_id: FREE }, { publicip_id: NOWHERE }], 404, "VPC.0504", NOWHERE],
    ["one of another line", SHARED, [{ publicip_id: FREE, publicip_type: "5_sbgp" }], 400, "VPC.0301", "5_bgp"],
  ])("adding %s is refused, and nothing changes", async (_, id, publicips, status, code, named) => {
    const bench = new Bench();
    const before = await bandwidthsOf(bench);
    expect(await add(bench, publicips, id)).toMatchObject({ status, body: v1Error(code, named) });
    expect(await bandwidthsOf(bench)).toEqual(before);
  });

  test.each([
    ["from what is not there", NOWHERE, [{ publicip_id: BOUND }], {}, 404, "VPC.0306", NOWHERE],
    ["from its own", OWN, [{ publicip_id: BOUND }], {}, 400, "VPC.0301", "does not share"],
    ["one that is not in it", SHARED, [{ publicip_id: BOUND }, { publicip_id: FREE }], {}, 400, "VPC.0301", FREE],
    ["with a size of 0", SHARED, [{ publicip_id: BOUND }], { size: 0 }, 400, "VPC.0301", "1 to 2000"],
    [
      "with another charge",
      SHARED,
      [{ publicip_id: BOUND }],
      { charge_mode: "95peak_plus" },
      400,
      "VPC.0501",
      "charge",
    ],
  ])("removing %s is refused, and nothing changes", async (_, id, publicips, own, status, code, named) => {
    const bench = new Bench();
    // The public IP has a bandwidth of its own where that is what the call is about.
    if (id === SHARED) await attach(bench, BOUND);
    const before = await bandwidthsOf(bench);
    expect(await remove(bench, publicips, own, id)).toMatchObject({ status, body: v1Error(code, named) });
    expect(await bandwidthsOf(bench)).toEqual(before);
  });

  test("while something is under way with a public IP, its bandwidth stays", async () => {
    const bench = new Bench();
    await attach(bench, BOUND);
    for (const id of [BOUND, FREE]) {
      await send(bench, "PUT", `/v1/${PROJECT}/publicips/${id}`, { publicip: { port_id: "" } });
    }
    const port_id = "d9f5a3c1-6b2e-4a7f-8c0d-1e4f5a6b7c11";
    await send(bench, "PUT", `/v1/${PROJECT}/publicips/${FREE}`, { publicip: { port_id } });
    const busy = { status: 409, body: { code: "VPC.0512" } };
    expect(await add(bench, [{ publicip_id: FREE }])).toMatchObject(busy);
    expect(await remove(bench, [{ publicip_id: BOUND }])).toMatchObject(busy);
    bench.settle();
    expect((await add(bench, [{ publicip_id: FREE }])).status).toBe(200);
    expect((await remove(bench, [{ publicip_id: BOUND }])).status).toBe(204);
  });

  test("twenty share one at most, whichever way they come", async () => {
    const bench = new Bench();
    const state = (await bench.control("GET", "state")).body;
    state.huawei.quotas.publicips = 100;
    await bench.control("POST", "seed", state);
    const wanted = { publicip: { type: "5_bgp" }, bandwidth: { share_type: "WHOLE", id: SHARED } };
    for (let count = 0; count < 19; count += 1) {
      expect((await send(bench, "POST", `/v1/${PROJECT}/publicips`, wanted)).status).toBe(200);
    }
    const full = { status: 409, body: v1Error("VPC.0304", "20") };
    expect(await add(bench, [{ publicip_id: FREE }, { publicip_id: BOUND }])).toMatchObject(full);
    expect((await add(bench, [{ publicip_id: FREE }])).status).toBe(200);
    expect(await send(bench, "POST", `/v1/${PROJECT}/publicips`, wanted)).toMatchObject(full);
  });
});

describe("public IPs come and go, v3", () => {
  test("attach and detach answer with the public IP", async () => {
    const bench = new Bench();
    const attached = await attach(bench, FREE);
    expect(attached.status).toBe(200);
    expect(attached.body).toMatchObject({
      publicip: { id: FREE, status: "DOWN", bandwidth: { id: SHARED, share_type: "WHOLE" } },
      request_id: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    const { body } = await detach(bench, FREE, { size: 350, charge_mode: "bandwidth", name: "own" });
    expect(body.publicip.bandwidth).toMatchObject({ name: "own", size: 350, share_type: "PER" });
  });

  test.each([
    ["what is not there", NOWHERE, SHARED, 404, "VPC.0504", NOWHERE],
    ["to what is not there", FREE, NOWHERE, 404, "VPC.0306", NOWHERE],
    ["to a public IP's own", FREE, OWN, 400, "VPC.0301", "no shared bandwidth"],
    ["to nothing", FREE, undefined, 400, "EIP.7901", "bandwidth_id"],
    ["to a number", FREE, 7, 400, "EIP.7901", "bandwidth_id"],
  ])("attaching %s is refused", async (_, id, bandwidth, status, code, named) => {
    const body = { publicip: { ...(bandwidth !== undefined && { bandwidth_id: bandwidth }) } };
    const answer = await send(new Bench(), "POST", `${V3}/publicips/${id}/attach-share-bandwidth`, body);
    expect(answer).toMatchObject({ status, body: v3Error(code, named) });
  });

  test("one shared bandwidth at a time", async () => {
    const bench = new Bench();
    const { id } = (await create(bench)).body.bandwidth;
    await attach(bench, FREE);
    expect(await attach(bench, FREE, id)).toMatchObject({ status: 400, body: v3Error("VPC.0301", "another") });
    expect((await detach(bench, FREE)).status).toBe(200);
    expect((await attach(bench, FREE, id)).status).toBe(200);
  });

  test.each([
    ["what is not there", NOWHERE, { size: 5, charge_mode: "bandwidth" }, 404, "VPC.0504", NOWHERE],
    ["what shares none", FREE, { size: 5, charge_mode: "bandwidth" }, 400, "EIP.7902", FREE],
    ["without its own", BOUND, undefined, 400, "EIP.7901", "bandwidth"],
    ["with a size of 2001", BOUND, { size: 2001, charge_mode: "bandwidth" }, 400, "VPC.0301", "size"],
    ["with another charge", BOUND, { size: 5, charge_mode: "95peak_plus" }, 400, "VPC.0301", "charge_mode"],
  ])("detaching %s is refused", async (_, id, own, status, code, named) => {
    const bench = new Bench();
    await attach(bench, BOUND);
    const body = { publicip: { ...(own && { bandwidth: own }) } };
    const answer = await send(bench, "POST", `${V3}/publicips/${id}/detach-share-bandwidth`, body);
    expect(answer).toMatchObject({ status, body: v3Error(code, named) });
    expect(await bandwidthOf(bench, BOUND)).toMatchObject({ id: SHARED });
  });

  test("in batches each has a status of its own", async () => {
    const bench = new Bench();
    const { status, body } = await send(bench, "POST", `${V3}/publicips/attach-share-bandwidth`, {
      publicips: [
        { publicip_id: FREE, bandwidth_id: SHARED },
        { publicip_id: NOWHERE, bandwidth_id: SHARED },
        { publicip_id: BOUND, bandwidth_id: SHARED },
      ],
    });
    expect(status).toBe(200);
    expect(body.publicips).toMatchObject([
      { statusCode: 200, publicip: { id: FREE, bandwidth: { id: SHARED } } },
      { statusCode: 404, publicip: { id: NOWHERE } },
      { statusCode: 200, publicip: { id: BOUND, bandwidth: { id: SHARED } } },
    ]);
    const own = { size: 5, charge_mode: "bandwidth" };
    const left = await send(bench, "POST", `${V3}/publicips/detach-share-bandwidth`, {
      publicips: [
        { publicip_id: FREE, bandwidth: own },
        { publicip_id: FREE, bandwidth: own },
      ],
    });
    expect(left.body.publicips).toMatchObject([{ statusCode: 200 }, { statusCode: 400, publicip: { id: FREE } }]);
    expect(await bandwidthOf(bench, FREE)).toMatchObject({ share_type: "PER" });
    expect(await bandwidthOf(bench, BOUND)).toMatchObject({ id: SHARED });
  });

  test.each([{}, { publicips: [] }, { publicips: [{ bandwidth_id: SHARED }] }])(
    "the batch %j is refused",
    async (body) => {
      const answer = await send(new Bench(), "POST", `${V3}/publicips/attach-share-bandwidth`, body);
      expect(answer).toMatchObject({ status: 400, body: v3Error("EIP.7901", "publicip") });
    },
  );
});
