import { describe, expect, test } from "vitest";
import { Bench, type Json, PROJECT } from "./bench.ts";
import { BOUND, FREE, NOWHERE, PORT, PORT_WITH_EIP, SHARED, send, v1Error, v3Error } from "./eip.ts";
import { Scenario } from "./scenario.ts";

const VIP = "d9f5a3c1-6b2e-4a7f-8c0d-1e4f5a6b7c12";
const V1 = `/v1/${PROJECT}/publicips`;
const V2 = `/v2/${PROJECT}/batchpublicips`;
const V3 = `/v3/${PROJECT}/eip/publicips`;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const show = async (bench: Bench, id: string): Promise<Json> => (await send(bench, "GET", `${V1}/${id}`)).body.publicip;
const status = async (bench: Bench, id: string) => (await show(bench, id)).status;
const update = (bench: Bench, id: string, publicip: unknown) => send(bench, "PUT", `${V1}/${id}`, { publicip });
const create = (bench: Bench, publicip: object = {}, bandwidth: object = {}) =>
  send(bench, "POST", V1, {
    publicip: { type: "5_bgp", ...publicip },
    bandwidth: { share_type: "PER", name: "mine", size: 10, ...bandwidth },
  });

const neutronError = (type: string, named: string) => ({
  NeutronError: { type, message: expect.stringContaining(named), detail: "" },
});

describe("create", () => {
  test("200, DOWN when it is ready", async () => {
    const bench = new Bench();
    const answer = await create(bench, { alias: "new" });
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      publicip: {
        id: expect.stringMatching(UUID),
        status: "PENDING_CREATE",
        type: "5_bgp",
        public_ip_address: "198.18.0.2",
        ip_version: 4,
        alias: "new",
        tenant_id: PROJECT,
        create_time: "2025-01-02 03:04:05",
        enterprise_project_id: "0",
        bandwidth_name: "mine",
        bandwidth_size: 10,
        bandwidth_share_type: "PER",
      },
    });
    bench.settle();
    expect(await status(bench, answer.body.publicip.id)).toBe("DOWN");
  });

  test("bound to a port at once, or with a shared bandwidth, or with an address of one's choice", async () => {
    const bench = new Bench();
    const { id } = (await create(bench, { port_id: PORT }, { share_type: "WHOLE", id: SHARED })).body.publicip;
    bench.settle();
    expect(await show(bench, id)).toMatchObject({
      status: "ACTIVE",
      port_id: PORT,
      private_ip_address: "192.168.0.61",
      bandwidth_id: SHARED,
    });
    expect((await create(bench, { ip_address: "198.18.7.7" })).body.publicip.public_ip_address).toBe("198.18.7.7");
  });

  test.each([
    ["a port that has one", { port_id: PORT_WITH_EIP }, {}, 409, "VPC.0511", PORT_WITH_EIP],
    ["an unknown port", { port_id: NOWHERE }, {}, 500, "VPC.0508", NOWHERE],
    ["an address in use", { ip_address: "198.18.0.10" }, {}, 409, "VPC.0522", "198.18.0.10"],
    ["IP version 6", { ip_version: 6 }, {}, 400, "VPC.0501", "ip_version"],
    ["IP version 5", { ip_version: 5 }, {}, 400, "VPC.0501", "ip_version"],
    ["no line type", { type: undefined }, {}, 400, "VPC.0501", "type"],
    ["an unknown member", { color: "red" }, {}, 400, "VPC.0501", "color"],
    ["no bandwidth name", {}, { name: undefined }, 400, "VPC.0301", "name"],
    ["no bandwidth size", {}, { size: undefined }, 400, "VPC.0301", "size"],
    ["a bandwidth of 2001", {}, { size: 2001 }, 400, "VPC.0301", "size"],
    ["a shared bandwidth there is not", {}, { share_type: "WHOLE", id: NOWHERE }, 400, "VPC.0301", "bandwidth.id"],
    ["a share type there is not", {}, { share_type: "HALF" }, 400, "VPC.0501", "share_type"],
  ])("%s is refused, and nothing is there afterwards", async (_, publicip, bandwidth, expected, code, named) => {
    const bench = new Bench();
    const answer = await create(bench, publicip, bandwidth);
    expect(answer.status).toBe(expected);
    expect(answer.body).toEqual(v1Error(code, named));
    const { huawei } = (await bench.control("GET", "state")).body;
    expect([huawei.publicips.length, huawei.bandwidths.length]).toEqual([2, 3]);
  });
});

test("an account has twenty, or as many as its state allows", async () => {
  const bench = new Bench();
  for (let count = 2; count < 20; count += 1) expect((await create(bench)).status).toBe(200);
  expect(await create(bench)).toMatchObject({ status: 409, body: v1Error("VPC.0521", "20") });
  const state = (await bench.control("GET", "state")).body;
  state.huawei.quotas.publicips = 21;
  await bench.control("POST", "seed", state);
  expect((await create(bench)).status).toBe(200);
  expect(await create(bench)).toMatchObject({ status: 409, body: v1Error("VPC.0521", "21") });
});

describe("bind and unbind, v1", () => {
  test("a port binds: BINDING, then ACTIVE; an empty one unbinds: DOWN in the end", async () => {
    const bench = new Bench();
    const answer = await update(bench, FREE, { port_id: PORT });
    expect(answer.status).toBe(200);
    expect(answer.body.publicip).toMatchObject({ id: FREE, status: "BINDING", port_id: PORT });
    bench.settle();
    expect(await status(bench, FREE)).toBe("ACTIVE");
    expect((await update(bench, FREE, { port_id: "" })).body.publicip.status).toBe("PENDING_UPDATE");
    bench.settle();
    const after = await show(bench, FREE);
    expect(after.status).toBe("DOWN");
    expect(after).not.toHaveProperty("port_id");
  });

  test.each([[{ port_id: null }], [{}]])("%j unbinds", async (wanted) => {
    const bench = new Bench();
    await update(bench, BOUND, wanted);
    bench.settle();
    expect(await status(bench, BOUND)).toBe("DOWN");
    expect((await update(bench, BOUND, wanted)).status).toBe(200);
    expect(await status(bench, BOUND)).toBe("DOWN");
  });

  test("a name wins over a port, an IP version leaves the binding alone", async () => {
    const bench = new Bench();
    await update(bench, FREE, { alias: "renamed", port_id: PORT });
    await update(bench, BOUND, { ip_version: 4 });
    expect(await show(bench, FREE)).toMatchObject({ alias: "renamed", status: "DOWN" });
    expect(await status(bench, BOUND)).toBe("ACTIVE");
  });

  test.each([
    ["what is bound", BOUND, { port_id: PORT }, 409, "VPC.0510", BOUND],
    ["to a port that has one", FREE, { port_id: PORT_WITH_EIP }, 409, "VPC.0511", PORT_WITH_EIP],
    ["to an unknown port", FREE, { port_id: NOWHERE }, 500, "VPC.0508", NOWHERE],
    ["what is not there", NOWHERE, { port_id: PORT }, 404, "VPC.0504", NOWHERE],
    ["with an IP version", FREE, { port_id: PORT, ip_version: 4 }, 400, "VPC.0501", "ip_version"],
    ["to a number", FREE, { port_id: 7 }, 400, "VPC.0501", "port_id"],
  ])("binding %s is refused", async (_, id, wanted, expected, code, named) => {
    const answer = await update(new Bench(), id, wanted);
    expect(answer.status).toBe(expected);
    expect(answer.body).toEqual(v1Error(code, named));
  });

  test("one change at a time, on this address only", async () => {
    const bench = new Bench();
    await update(bench, BOUND, {});
    expect(await update(bench, BOUND, { port_id: PORT })).toMatchObject({ status: 409, body: { code: "VPC.0512" } });
    expect((await update(bench, FREE, { port_id: PORT })).status).toBe(200);
    expect(await update(bench, FREE, {})).toMatchObject({ status: 409, body: { code: "VPC.0512" } });
    bench.settle();
    // The port that was freed can be had by another one.
    expect((await update(bench, FREE, {})).status).toBe(200);
    expect((await update(bench, BOUND, { port_id: PORT_WITH_EIP })).status).toBe(200);
  });
});

describe("release", () => {
  test("204; the address and its bandwidth are gone", async () => {
    const bench = new Bench();
    expect((await send(bench, "DELETE", `${V1}/${FREE}`)).status).toBe(204);
    expect(await send(bench, "DELETE", `${V1}/${FREE}`)).toMatchObject({ status: 404, body: { code: "VPC.0504" } });
    const { huawei } = (await bench.control("GET", "state")).body;
    expect(huawei.bandwidths).toHaveLength(2);
  });

  test("what is bound stays", async () => {
    const bench = new Bench();
    const answer = await send(bench, "DELETE", `${V1}/${BOUND}`);
    expect(answer).toMatchObject({ status: 409, body: v1Error("VPC.0517", BOUND) });
    expect(await status(bench, BOUND)).toBe("ACTIVE");
  });
});

describe("in batches, v2", () => {
  test("create: a job that succeeds", async () => {
    const bench = new Bench();
    const wanted = {
      publicip: { type: "5_bgp" },
      bandwidth: { size: 5 },
      publicip_number: 3,
      enterprise_project_id: "0",
    };
    const { job_id } = (await send(bench, "POST", V2, wanted)).body;
    const job = async () => (await send(bench, "GET", `/v1/${PROJECT}/jobs/${job_id}`)).body;
    expect(await job()).toMatchObject({ job_id, status: "RUNNING", end_time: "" });
    bench.settle();
    expect(await job()).toMatchObject({ status: "SUCCESS", end_time: "2025-01-02T03:04:06.500Z" });
    expect((await send(bench, "GET", V1)).body.publicips).toHaveLength(5);
  });

  test("unbind, then release", async () => {
    const bench = new Bench();
    const ids = { publicip_ids: [BOUND, FREE] };
    expect(await send(bench, "DELETE", V2, ids)).toMatchObject({ status: 409, body: { code: "VPC.0517" } });
    expect((await send(bench, "PATCH", V2, ids)).body.job_ids).toHaveLength(2);
    bench.settle();
    expect(await status(bench, BOUND)).toBe("DOWN");
    expect((await send(bench, "DELETE", V2, ids)).status).toBe(200);
    expect((await send(bench, "GET", V1)).body).toEqual({ publicips: [] });
  });

  test("more than the quota leaves: none is created", async () => {
    const bench = new Bench();
    const wanted = {
      publicip: { type: "5_bgp" },
      bandwidth: { size: 5 },
      publicip_number: 19,
      enterprise_project_id: "0",
    };
    expect(await send(bench, "POST", V2, wanted)).toMatchObject({ status: 409, body: v1Error("VPC.0521", "20") });
    expect((await send(bench, "GET", V1)).body.publicips).toHaveLength(2);
  });

  test("what is refused", async () => {
    const bench = new Bench();
    expect(await send(bench, "PATCH", V2, { publicip_ids: [BOUND, NOWHERE] })).toMatchObject({
      status: 404,
      body: v1Error("VPC.0504", NOWHERE),
    });
    expect(await status(bench, BOUND)).toBe("ACTIVE");
    expect(await send(bench, "PATCH", V2, { publicip_ids: [] })).toMatchObject({ status: 400 });
    expect(await send(bench, "GET", `/v1/${PROJECT}/jobs/${NOWHERE}`)).toMatchObject({ status: 404 });
    const none = {
      publicip: { type: "5_bgp" },
      bandwidth: { size: 5 },
      publicip_number: 0,
      enterprise_project_id: "0",
    };
    expect(await send(bench, "POST", V2, none)).toMatchObject({ status: 400, body: v1Error("VPC.0501", "number") });
  });
});

describe("v3", () => {
  const associate = (bench: Bench, id: string, type: unknown, instance: unknown) =>
    send(bench, "POST", `${V3}/${id}/associate-instance`, {
      publicip: { associate_instance_type: type, associate_instance_id: instance },
    });

  test.each([
    ["PORT", PORT, "ACTIVE"],
    ["NATGW", NOWHERE, "ACTIVE"],
    ["ELB", NOWHERE, "ELB"],
    ["VPN", NOWHERE, "VPN"],
  ])("associate with %s %s: %s in the end; then disassociate", async (type, instance, word) => {
    const bench = new Bench();
    const { body } = await associate(bench, FREE, type, instance);
    expect(body.request_id).toMatch(/^[0-9a-f]{32}$/);
    expect(body.publicip).toMatchObject({ status: "BINDING", associate_instance_type: type });
    bench.settle();
    const now = async () => (await send(bench, "GET", `${V3}/${FREE}`)).body.publicip;
    expect(await now()).toMatchObject({ status: word, associate_instance_id: instance });
    expect((await send(bench, "POST", `${V3}/${FREE}/disassociate-instance`)).status).toBe(200);
    bench.settle();
    expect(await now()).toMatchObject({ status: "DOWN", associate_instance_type: null, vnic: null });
  });

  test.each([
    ["what is bound", BOUND, "PORT", PORT, 409, "VPC.0510", BOUND],
    ["with a port that has one", FREE, "PORT", PORT_WITH_EIP, 409, "VPC.0511", PORT_WITH_EIP],
    ["with an unknown port", FREE, "PORT", NOWHERE, 500, "VPC.0508", NOWHERE],
    ["what is not there", NOWHERE, "PORT", PORT, 404, "VPC.0504", NOWHERE],
    ["with another kind", FREE, "LAMP", PORT, 400, "EIP.7901", "associate_instance_type"],
    ["with nothing", FREE, "PORT", "", 400, "EIP.7901", "associate_instance_id"],
    ["with a missing id", FREE, "PORT", undefined, 400, "EIP.7901", "associate_instance_id"],
  ])("associating %s is refused", async (_, id, type, instance, expected, code, named) => {
    const answer = await associate(new Bench(), id, type, instance);
    expect(answer.status).toBe(expected);
    expect(answer.body).toEqual(v3Error(code, named));
  });

  test("update binds, unbinds by null, and leaves the binding alone", async () => {
    const bench = new Bench();
    const put = (publicip: object, id = FREE) => send(bench, "PUT", `${V3}/${id}`, { publicip });
    expect((await put({ associate_instance_type: "PORT", associate_instance_id: VIP })).status).toBe(200);
    bench.settle();
    const { body } = await put({ alias: "a", description: "d" });
    expect(body.publicip).toMatchObject({ alias: "a", description: "d", status: "ACTIVE", associate_instance_id: VIP });
    await put({ associate_instance_type: null, associate_instance_id: null });
    bench.settle();
    expect(await status(bench, FREE)).toBe("DOWN");
    for (const half of [{ associate_instance_type: "PORT" }, { associate_instance_id: null }]) {
      expect(await put(half)).toMatchObject({ status: 400, body: v3Error("EIP.7901", "belong together") });
    }
    expect(await put({}, NOWHERE)).toMatchObject({ status: 404, body: v3Error("VPC.0504", NOWHERE) });
  });

  test.each([
    ["", [BOUND, FREE]],
    ["?status=DOWN", [FREE]],
    [`?id=${BOUND}&id=${FREE}`, [BOUND, FREE]],
    ["?alias=web", [BOUND]],
    ["?alias_like=a", [FREE]],
    ["?public_ip_address_like=18.0.11", [FREE]],
    [`?vnic.port_id=${PORT_WITH_EIP}`, [BOUND]],
    ["?vnic.device_owner_prefixlike=compute", [BOUND]],
    ["?bandwidth.name_like=spare", [FREE]],
    ["?sort_dir=desc&sort_key=public_ip_address", [FREE, BOUND]],
    ["?limit=1", [BOUND]],
    [`?limit=1&marker=${BOUND}`, [FREE]],
    ["?limit=1&offset=1", [FREE]],
  ])("the list %s", async (query, ids) => {
    const { body } = await send(new Bench(), "GET", `${V3}${query}`);
    expect(body.publicips.map(({ id }: Json) => id)).toEqual(ids);
    expect(body.page_info).toMatchObject({ current_count: ids.length, previous_marker: ids[0] });
    expect("next_marker" in body.page_info).toBe(query === "?limit=1");
  });

  test("chosen members, and a filter there is not", async () => {
    const bench = new Bench();
    expect((await send(bench, "GET", `${V3}?fields=id&fields=status&limit=1`)).body).toMatchObject({
      publicips: [{ id: BOUND, status: "ACTIVE" }],
      total_count: 2,
    });
    expect(await send(bench, "GET", `${V3}?colour=red`)).toMatchObject({
      status: 400,
      body: v3Error("EIP.7901", "colour"),
    });
  });
});

describe("list, v1", () => {
  test.each([
    ["", [BOUND, FREE]],
    [`?port_id=${PORT_WITH_EIP}`, [BOUND]],
    ["?private_ip_address=192.168.0.60", [BOUND]],
    ["?public_ip_address=198.18.0.11", [FREE]],
    [`?limit=1&marker=${BOUND}`, [FREE]],
    ["?ip_version=6", []],
  ])("%s", async (query, ids) => {
    const { body } = await send(new Bench(), "GET", `${V1}${query}`);
    expect(body.publicips.map(({ id }: Json) => id)).toEqual(ids);
  });

  test("an address of another project is not there", async () => {
    const bench = new Bench();
    const other = "/v1/0e69423d4400f4a82f67c0059a1e4cc8/publicips";
    expect((await send(bench, "GET", other)).body).toEqual({ publicips: [] });
    expect((await send(bench, "GET", `${other}/${BOUND}`)).status).toBe(404);
  });
});

describe("floating IPs", () => {
  const PATH = "/v2.0/floatingips";
  const put = (bench: Bench, id: string, port_id: unknown) =>
    send(bench, "PUT", `${PATH}/${id}`, { floatingip: { port_id } });

  test("create, bind, unbind, delete", async () => {
    const bench = new Bench();
    const { floatingips } = (await send(bench, "GET", `${PATH}?port_id=${PORT_WITH_EIP}`)).body;
    expect(floatingips).toEqual([
      expect.objectContaining({ id: BOUND, status: "ACTIVE", fixed_ip_address: "192.168.0.60", project_id: PROJECT }),
    ]);
    const wanted = { floatingip: { floating_network_id: floatingips[0].floating_network_id } };
    const created = await send(bench, "POST", PATH, wanted);
    expect(created.status).toBe(201);
    const { id } = created.body.floatingip;
    bench.settle();
    expect((await put(bench, id, PORT)).body.floatingip).toMatchObject({ port_id: PORT, status: "ACTIVE" });
    bench.settle();
    expect(await send(bench, "DELETE", `${PATH}/${id}`)).toMatchObject({
      status: 409,
      body: neutronError("FloatingIPInUse", id),
    });
    expect((await put(bench, id, null)).body.floatingip).toMatchObject({ port_id: null, status: "DOWN" });
    bench.settle();
    expect((await send(bench, "DELETE", `${PATH}/${id}`)).status).toBe(204);
    expect((await send(bench, "GET", `${PATH}/${id}`)).status).toBe(404);
  });

  test("what is refused has Neutron's shape", async () => {
    const bench = new Bench();
    expect(await put(bench, BOUND, PORT)).toMatchObject({
      status: 409,
      body: neutronError("FloatingIPPortAlreadyAssociated", BOUND),
    });
    expect(await put(bench, FREE, NOWHERE)).toMatchObject({ status: 404, body: neutronError("PortNotFound", NOWHERE) });
    expect(await put(bench, NOWHERE, PORT)).toMatchObject({
      status: 404,
      body: neutronError("FloatingIPNotFound", NOWHERE),
    });
    expect(await put(bench, FREE, 7)).toMatchObject({ status: 400, body: neutronError("BadRequest", "port_id") });
    const elsewhere = { floatingip: { floating_network_id: NOWHERE } };
    expect(await send(bench, "POST", PATH, elsewhere)).toMatchObject({
      status: 400,
      body: neutronError("BadRequest", "floating_network_id"),
    });
  });
});

test("a user's way: list, bind, wait, list, unbind, list", async () => {
  const { huawei, settle } = new Scenario();
  const free = async () => (await huawei.eip.listPublicipsV3({ status: ["DOWN"] })).data.publicips ?? [];
  const [eip] = await free();
  const publicip_id = eip?.id ?? "";
  await huawei.eip.associatePublicips({
    publicip_id,
    publicip: { associate_instance_type: "PORT", associate_instance_id: PORT },
  });
  await settle();
  expect(await free()).toEqual([]);
  expect((await huawei.eip.showPublicip({ publicip_id })).data.publicip?.port_id).toBe(PORT);
  await expect(huawei.eip.deletePublicip({ publicip_id })).rejects.toMatchObject({ code: "VPC.0517", status: 409 });
  await huawei.eip.disassociatePublicips({ publicip_id });
  await settle();
  expect((await free()).map(({ id }) => id)).toEqual([publicip_id]);
});
