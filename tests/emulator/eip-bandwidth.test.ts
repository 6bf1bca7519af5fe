import { describe, expect, test } from "vitest";
import { Bench, type Json, PROJECT } from "./bench.ts";
import { BOUND, FREE, NOWHERE, OWN, SHARED, SPARE, send, v1Error, v3Error } from "./eip.ts";
import { Scenario } from "./scenario.ts";

const V1 = `/v1/${PROJECT}/bandwidths`;
const V2 = `/v2.0/${PROJECT}/bandwidths`;
const V3 = `/v3/${PROJECT}/eip`;

const create = (bench: Bench, bandwidth: object = {}) =>
  send(bench, "POST", V2, { bandwidth: { name: "new", size: 10, ...bandwidth } });
const attach = (bench: Bench, id: string, bandwidth_id: unknown = SHARED) =>
  send(bench, "POST", `${V3}/publicips/${id}/attach-share-bandwidth`, { publicip: { bandwidth_id } });
const bandwidthsOf = async (bench: Bench): Promise<Json[]> =>
  (await bench.control("GET", "state")).body.huawei.bandwidths;

describe("create", () => {
  test("200, and there at once", async () => {
    const bench = new Bench();
    const { status, body } = await create(bench, { charge_mode: "95peak_plus", enterprise_project_id: "e" });
    expect(status).toBe(200);
    expect(body.bandwidth).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      name: "new",
      size: 10,
      share_type: "WHOLE",
      bandwidth_type: "share",
      charge_mode: "95peak_plus",
      billing_info: "",
      status: "NORMAL",
      tenant_id: PROJECT,
      enterprise_project_id: "e",
      public_border_group: "center",
      publicip_info: [],
      bandwidth_rules: [],
      enable_bandwidth_rules: false,
      rule_quota: 0,
      created_at: "2025-01-02T03:04:05Z",
      updated_at: "2025-01-02T03:04:05Z",
    });
    expect((await send(bench, "GET", `${V1}/${body.bandwidth.id}`)).body).toEqual(body);
  });

  test.each([
    ["a size of 4", { size: 4 }, "VPC.0301", "5 to 2000"],
    ["a size of 2001", { size: 2001 }, "VPC.0301", "5 to 2000"],
    ["a size between the steps of 50", { size: 320 }, "VPC.0301", "multiple of 50"],
    ["a size between the steps of 500", { size: 1050 }, "VPC.0301", "multiple of 500"],
    ["a charge by traffic", { charge_mode: "traffic" }, "VPC.0501", "charge_mode"],
    ["another kind", { bandwidth_type: "edgeshare" }, "VPC.0301", "bandwidth_type"],
    ["another site", { public_border_group: "edge" }, "VPC.0301", "public_border_group"],
    ["no name", { name: undefined }, "VPC.0501", "name"],
  ])("%s is refused", async (_, changes, code, named) => {
    const bench = new Bench();
    const answer = await create(bench, changes);
    expect([answer.status, answer.body]).toEqual([400, v1Error(code, named)]);
    expect(await bandwidthsOf(bench)).toHaveLength(3);
  });

  test.each([5, 300, 350, 1000, 1500, 2000])("a size of %i is taken", async (size) => {
    expect((await create(new Bench(), { size })).status).toBe(200);
  });

  test("there are five at most", async () => {
    const bench = new Bench();
    for (let count = 1; count < 5; count += 1) expect((await create(bench)).status).toBe(200);
    expect(await create(bench)).toMatchObject({ status: 409, body: v1Error("VPC.0310", "5") });
  });
});

describe("update", () => {
  const update = (bench: Bench, id: string, bandwidth: object) => send(bench, "PUT", `${V1}/${id}`, { bandwidth });

  test("name, size and way to charge; what is not named stays", async () => {
    const bench = new Bench();
    bench.at += 60_000;
    const { body } = await update(bench, OWN, { size: 400, charge_mode: "traffic" });
    expect(body.bandwidth).toMatchObject({
      name: "bandwidth-web",
      size: 400,
      charge_mode: "traffic",
      bandwidth_type: "bgp",
      updated_at: "2025-01-02T03:05:05Z",
    });
    expect((await update(bench, SHARED, { name: "renamed" })).body.bandwidth).toMatchObject({
      name: "renamed",
      size: 5,
    });
  });

  test.each([
    ["what is not there", NOWHERE, { name: "n" }, 404, "VPC.0306", NOWHERE],
    ["a shared one to 4", SHARED, { name: "n", size: 4 }, 400, "VPC.0301", "5 to 2000"],
    ["a shared one to traffic", SHARED, { name: "n", charge_mode: "traffic" }, 400, "VPC.0301", "charge_mode"],
    [
      "a public IP's own to 95peak_plus",
      OWN,
      { name: "n", charge_mode: "95peak_plus" },
      400,
      "VPC.0301",
      "charge_mode",
    ],
  ])("%s is refused, and nothing changes", async (_, id, changes, status, code, named) => {
    const bench = new Bench();
    const before = await bandwidthsOf(bench);
    expect(await update(bench, id, changes)).toMatchObject({ status, body: v1Error(code, named) });
    expect(await bandwidthsOf(bench)).toEqual(before);
  });
});

describe("delete", () => {
  test.each([
    ["what is not there", NOWHERE, 404, "VPC.0306", NOWHERE],
    ["a public IP's own", OWN, 400, "VPC.0301", "only a shared"],
  ])("%s is refused", async (_, id, status, code, named) => {
    expect(await send(new Bench(), "DELETE", `${V2}/${id}`)).toMatchObject({ status, body: v1Error(code, named) });
  });

  test("a public IP that goes leaves a shared bandwidth where it is", async () => {
    const bench = new Bench();
    await attach(bench, FREE);
    expect((await send(bench, "DELETE", `/v1/${PROJECT}/publicips/${FREE}`)).status).toBe(204);
    expect((await bandwidthsOf(bench)).map(({ id }) => id)).toEqual([OWN, SHARED]);
    expect((await send(bench, "DELETE", `${V2}/${SHARED}`)).status).toBe(204);
  });
});

describe("lists", () => {
  test.each([
    ["", [OWN, SPARE, SHARED]],
    ["?share_type=WHOLE", [SHARED]],
    ["?enterprise_project_id=e", []],
    ["?limit=2", [OWN, SPARE]],
    [`?limit=2&marker=${SPARE}`, [SHARED]],
  ])("v1 %s", async (query, ids) => {
    const { body } = await send(new Bench(), "GET", `${V1}${query}`);
    expect(body.bandwidths.map(({ id }: Json) => id)).toEqual(ids);
  });

  test.each([
    ["", [OWN, SPARE, SHARED]],
    ["?type=PER", [OWN, SPARE]],
    ["?admin_state=normal&name_like=a&size=5", [OWN, SPARE, SHARED]],
    ["?bandwidth_type=share", [SHARED]],
    ["?charge_mode=traffic", []],
    ["?charge_mode=bandwidth&name=bandwidth-web", [OWN]],
    ["?billing_info=", [OWN, SPARE, SHARED]],
    [`?limit=1&marker=${OWN}`, [SPARE]],
  ])("v3 %s", async (query, ids) => {
    const { body } = await send(new Bench(), "GET", `${V3}/bandwidths${query}`);
    expect(body.eip_bandwidths.map(({ id }: Json) => id)).toEqual(ids);
    expect(body.page_info.current_count).toBe(ids.length);
  });

  test("v3, by pages, and chosen members", async () => {
    const { huawei } = new Scenario();
    const ids: unknown[] = [];
    for await (const { id } of huawei.paginate("eip", "listBandwidth", { limit: "2" })) ids.push(id);
    expect(ids).toEqual([OWN, SPARE, SHARED]);
    const { body } = await send(new Bench(), "GET", `${V3}/bandwidths?fields=id&fields=publicip_info&limit=1`);
    expect(body.eip_bandwidths).toEqual([
      { id: OWN, publicip_info: [expect.objectContaining({ publicip_id: BOUND })] },
    ]);
  });

  test.each(["limit=2001", "limit=all", "type=HALF", "colour=red"])("v3 ?%s is refused", async (query) => {
    const answer = await send(new Bench(), "GET", `${V3}/bandwidths?${query}`);
    expect(answer).toMatchObject({ status: 400, body: v3Error("EIP.7901", query.replace(/=.*/, "")) });
  });

  test("a bandwidth of another project is not there", async () => {
    const bench = new Bench();
    const other = "/v1/0e69423d4400f4a82f67c0059a1e4cc8/bandwidths";
    expect((await send(bench, "GET", other)).body).toEqual({ bandwidths: [] });
    expect(await send(bench, "GET", `${other}/${OWN}`)).toMatchObject({ status: 404, body: v1Error("VPC.0306", OWN) });
  });
});
