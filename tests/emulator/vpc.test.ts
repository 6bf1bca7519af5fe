import { describe, expect, test } from "vitest";
import { Bench, type Json, PROJECT } from "./bench.ts";
import { Scenario } from "./scenario.ts";

const SUBNET = "3ee6107e-4188-4c4d-b453-80d6b9a147d5";
const NEUTRON_SUBNET = "c1d0e6a4-9f0b-4e39-8c8e-5b7a64a3f2d1";
const NOWHERE = "00000000-0000-4000-a000-000000000000";
const SERVER = "d9f5a3c1-6b2e-4a7f-8c0d-1e4f5a6b7c10";
const OTHER_SERVER = "d9f5a3c1-6b2e-4a7f-8c0d-1e4f5a6b7c11";
const VIP = "d9f5a3c1-6b2e-4a7f-8c0d-1e4f5a6b7c12";
const DEFAULT_GROUP = "40da6e6b-2e37-4f6c-9d4a-8a7c0f7f5d11";
const GROUP = "6c2d1f0e-9b8a-4756-a3b4-c5d6e7f80912";
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const PRIVATEIPS = `/v1/${PROJECT}/privateips`;
const V3 = `/v3/${PROJECT}/ports`;

const send = (bench: Bench, method: string, path: string, body?: unknown) => bench.huawei("vpc", method, path, body);
const ids = (ports: Json[]) => ports.map(({ id }) => id);

/** The status for an address that is used, in which they differ. */
const USED = 0;

/** The two interfaces with the same calls, and how each refuses. */
const interfaces = [
  {
    name: "v1",
    used: 500,
    PORTS: `/v1/${PROJECT}/ports`,
    refused: (code: string, _: string, named: string) => ({ code, message: expect.stringContaining(named) }),
  },
  {
    name: "Neutron",
    used: 409,
    PORTS: "/v2.0/ports",
    refused: (_: string, type: string, named: string) => ({
      NeutronError: { type, message: expect.stringContaining(named), detail: "" },
    }),
  },
];

describe.each(interfaces)("ports, $name", ({ PORTS, used, refused }) => {
  const create = (bench: Bench, port: object) => send(bench, "POST", PORTS, { port: { network_id: SUBNET, ...port } });
  const show = async (bench: Bench, id: string): Promise<Json> =>
    (await send(bench, "GET", `${PORTS}/${id}`)).body.port;

  test("create: 201, the first free address, the default security group", async () => {
    const bench = new Bench();
    const { status, body } = await create(bench, { name: "new" });
    expect(status).toBe(201);
    expect(body.port).toMatchObject({
      id: expect.stringMatching(UUID),
      name: "new",
      status: "DOWN",
      network_id: SUBNET,
      fixed_ips: [{ ip_address: "192.168.0.2", subnet_id: NEUTRON_SUBNET }],
      mac_address: expect.stringMatching(/^fa:16:3e(:[0-9a-f]{2}){3}$/),
      security_groups: [DEFAULT_GROUP],
      device_owner: "",
      tenant_id: PROJECT,
    });
    expect(await show(bench, body.port.id)).toEqual(body.port);
  });

  test("create with all that can be chosen", async () => {
    const bench = new Bench();
    const port = {
      fixed_ips: [{ ip_address: "192.168.0.90", subnet_id: NEUTRON_SUBNET }],
      device_owner: "neutron:VIP_PORT",
      admin_state_up: false,
      security_groups: [GROUP],
      allowed_address_pairs: [{ ip_address: "192.168.0.62" }],
    };
    expect((await create(bench, port)).body.port).toMatchObject({
      ...port,
      allowed_address_pairs: [{ ip_address: "192.168.0.62", mac_address: "" }],
    });
  });

  const at = (ip_address: string) => ({ fixed_ips: [{ ip_address }] });
  test.each([
    ["an address outside", at("192.168.1.9"), 400, "VPC.0705", "BadRequest", "192.168.1.9"],
    ["the gateway's address", at("192.168.0.1"), 400, "VPC.0705", "BadRequest", "192.168.0.1"],
    ["the address of a port", at("192.168.0.60"), USED, "VPC.0701", "IpAddressInUse", "192.168.0.60"],
    ["the address of an endpoint", at("192.168.0.21"), USED, "VPC.0701", "IpAddressInUse", "192.168.0.21"],
    ["two addresses", { fixed_ips: [{}, {}] }, 400, "VPC.0101", "BadRequest", "fixed_ips"],
    ["another subnet", { fixed_ips: [{ subnet_id: NOWHERE }] }, 400, "VPC.0101", "BadRequest", NOWHERE],
    ["an unknown network", { network_id: NOWHERE }, 404, "VPC.2204", "NetworkNotFound", NOWHERE],
    ["an unknown group", { security_groups: [NOWHERE] }, 404, "VPC.0603", "SecurityGroupNotFound", NOWHERE],
    ["no network", { network_id: undefined }, 400, "VPC.0101", "BadRequest", "network_id"],
    ["another owner", { device_owner: "me" }, 400, "VPC.0101", "BadRequest", "device_owner"],
    ["an unknown member", { colour: "red" }, 400, "VPC.0101", "BadRequest", "colour"],
  ])("create with %s is refused", async (_, port, status, code, type, named) => {
    const bench = new Bench();
    const answer = await create(bench, port);
    expect(answer.status).toBe(status === USED ? used : status);
    expect(answer.body).toEqual(refused(code, type, named));
    expect((await send(bench, "GET", PORTS)).body.ports).toHaveLength(3);
  });

  test("a virtual IP address is bound and unbound by address pairs", async () => {
    const bench = new Bench();
    const put = (port: object) => send(bench, "PUT", `${PORTS}/${SERVER}`, { port });
    const pair = { ip_address: "192.168.0.62", mac_address: "" };
    expect((await put({ name: "web", allowed_address_pairs: [pair] })).body.port).toMatchObject({
      name: "web",
      allowed_address_pairs: [pair],
    });
    await put({ security_groups: [GROUP] });
    expect(await show(bench, SERVER)).toMatchObject({ allowed_address_pairs: [pair], security_groups: [GROUP] });
    await put({ allowed_address_pairs: [] });
    expect((await show(bench, SERVER)).allowed_address_pairs).toEqual([]);
    expect(await put({ security_groups: [NOWHERE] })).toMatchObject({
      status: 404,
      body: refused("VPC.0603", "SecurityGroupNotFound", NOWHERE),
    });
  });

  test("delete: 204; the address is free, and so is the public IP", async () => {
    const bench = new Bench();
    const eip = `/v1/${PROJECT}/publicips/2ec9b78d-9368-46f3-8f29-d1a95622a511`;
    await send(bench, "PUT", eip, { publicip: { port_id: VIP } });
    bench.settle();
    expect((await send(bench, "GET", eip)).body.publicip.status).toBe("ACTIVE");
    expect((await send(bench, "DELETE", `${PORTS}/${VIP}`)).status).toBe(204);
    expect((await send(bench, "GET", eip)).body.publicip.status).toBe("DOWN");
    expect((await create(bench, at("192.168.0.62"))).status).toBe(201);
    expect(await send(bench, "DELETE", `${PORTS}/${VIP}`)).toMatchObject({
      status: 404,
      body: refused("VPC.0704", "PortNotFound", VIP),
    });
  });

  test("a port that something owns stays", async () => {
    const bench = new Bench();
    const { body: state } = await bench.control("GET", "state");
    state.huawei.ports[1].deviceId = "";
    await bench.control("POST", "seed", state);
    expect(await send(bench, "DELETE", `${PORTS}/${OTHER_SERVER}`)).toMatchObject({
      status: 409,
      body: refused("VPC.0707", "PortInUse", "compute:az1"),
    });
  });

  test("the port of a server stays", async () => {
    const bench = new Bench();
    expect(await send(bench, "DELETE", `${PORTS}/${SERVER}`)).toMatchObject({
      status: 409,
      body: refused("VPC.0707", "PortInUse", SERVER),
    });
    expect((await show(bench, SERVER)).status).toBe("ACTIVE");
  });

  test.each([
    ["", [SERVER, OTHER_SERVER, VIP]],
    [`?id=${VIP}`, [VIP]],
    ["?device_owner=neutron%3AVIP_PORT", [VIP]],
    ["?status=ACTIVE", [SERVER, OTHER_SERVER]],
    ["?fixed_ips=ip_address%3D192.168.0.61", [OTHER_SERVER]],
    [`?fixed_ips=subnet_id%3D${NOWHERE}`, []],
    [`?security_groups=${DEFAULT_GROUP}`, [SERVER, OTHER_SERVER, VIP]],
    [`?security_groups=${GROUP}`, []],
    [`?network_id=${NOWHERE}`, []],
    ["?limit=1", [SERVER]],
    [`?limit=1&marker=${SERVER}`, [OTHER_SERVER]],
  ])("the list %s", async (query, expected) => {
    expect(ids((await send(new Bench(), "GET", `${PORTS}${query}`)).body.ports)).toEqual(expected);
  });
});

describe("ports, v3", () => {
  const groups = async (bench: Bench) => (await send(bench, "GET", `${V3}/${SERVER}`)).body.port.security_groups;
  const insert = (bench: Bench, port: object, dry_run?: boolean) =>
    send(bench, "PUT", `${V3}/${SERVER}/insert-security-groups`, { port, dry_run });
  const remove = (bench: Bench, port: object) => send(bench, "PUT", `${V3}/${SERVER}/remove-security-groups`, { port });

  test("security groups come and go", async () => {
    const bench = new Bench();
    await insert(bench, { security_groups: [GROUP] }, true);
    expect(await groups(bench)).toEqual([DEFAULT_GROUP]);
    const { body } = await insert(bench, { security_groups: [GROUP, DEFAULT_GROUP], index: 0 });
    expect(body).toMatchObject({ port: { security_groups: [GROUP, DEFAULT_GROUP] }, request_id: expect.any(String) });
    await remove(bench, { security_groups: [DEFAULT_GROUP] });
    expect(await groups(bench)).toEqual([GROUP]);
  });

  test("what is refused", async () => {
    const bench = new Bench();
    const refused = (error_code: string, named: string) => ({
      error_code,
      error_msg: expect.stringContaining(named),
      request_id: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    for (const answer of [
      await insert(bench, { security_groups: [NOWHERE] }, true),
      await insert(bench, { security_groups: [NOWHERE] }),
      await remove(bench, { security_groups: [NOWHERE] }),
      await send(bench, "GET", `${V3}/${NOWHERE}`),
    ]) {
      expect(answer).toMatchObject({ status: 404, body: refused("VPC.9904", NOWHERE) });
    }
    expect(await insert(bench, {})).toMatchObject({ status: 400, body: refused("SYS.0400", "security_groups") });
    expect(await groups(bench)).toEqual([DEFAULT_GROUP]);
  });

  test.each([
    ["?device_owner_prefixlike=compute", [SERVER, OTHER_SERVER]],
    [`?limit=1&virsubnet_id=${SUBNET}`, [SERVER]],
    ["?private_ips=ip_address%3D192.168.0.62", [VIP]],
    ["?allowed_address_pairs=ip_address%3D192.168.0.62", []],
    ["?vpc_id=1f3f0b5c-4b7e-4a54-a3a1-6c2f4f3d9b10", [SERVER, OTHER_SERVER, VIP]],
  ])("the list %s", async (query, expected) => {
    const { body } = await send(new Bench(), "GET", `${V3}${query}`);
    expect(ids(body.ports)).toEqual(expected);
    expect(body.page_info.current_count).toBe(expected.length);
  });
});

describe("private IP addresses", () => {
  const create = (bench: Bench, ...privateips: object[]) =>
    send(bench, "POST", PRIVATEIPS, { privateips: privateips.map((one) => ({ subnet_id: SUBNET, ...one })) });
  const list = async (bench: Bench): Promise<Json[]> =>
    (await send(bench, "GET", `/v1/${PROJECT}/subnets/${SUBNET}/privateips`)).body.privateips;

  test("create, list, show, delete", async () => {
    const bench = new Bench();
    const { status, body } = await create(bench, {}, { ip_address: "192.168.0.99" });
    expect(status).toBe(200);
    expect(body.privateips).toEqual([
      {
        id: expect.stringMatching(UUID),
        status: "DOWN",
        subnet_id: SUBNET,
        tenant_id: PROJECT,
        device_owner: "",
        ip_address: "192.168.0.2",
      },
      expect.objectContaining({ ip_address: "192.168.0.99" }),
    ]);
    const { id } = body.privateips[1];
    expect(ids(await list(bench))).toContain(id);
    expect((await send(bench, "GET", `${PRIVATEIPS}/${id}`)).body.privateip).toEqual(body.privateips[1]);
    expect((await send(bench, "DELETE", `${PRIVATEIPS}/${id}`)).status).toBe(204);
    expect((await send(bench, "GET", `${PRIVATEIPS}/${id}`)).status).toBe(404);
    expect(ids(await list(bench))).not.toContain(id);
  });

  test.each([
    ["an address in use", [{}, { ip_address: "192.168.0.60" }], 500, "VPC.0701", "192.168.0.60"],
    ["one address twice", [{ ip_address: "192.168.0.99" }, { ip_address: "192.168.0.99" }], 500, "VPC.0701", "used"],
    ["an address outside", [{ ip_address: "10.0.0.1" }], 400, "VPC.0705", "10.0.0.1"],
    ["an unknown subnet", [{ subnet_id: NOWHERE }], 404, "VPC.2204", NOWHERE],
    ["21 addresses", Array(21).fill({}), 400, "VPC.0101", "privateips"],
    ["none", [], 400, "VPC.0101", "privateips"],
    ["an unknown member", [{ colour: "red" }], 400, "VPC.0101", "colour"],
  ])("%s: refused, and none is created", async (_, privateips, status, code, named) => {
    const bench = new Bench();
    const answer = await create(bench, ...privateips);
    expect(answer.status).toBe(status);
    expect(answer.body).toEqual({ code, message: expect.stringContaining(named) });
    expect(await list(bench)).toHaveLength(3);
  });

  test("what a server uses stays", async () => {
    const bench = new Bench();
    expect((await send(bench, "DELETE", `${PRIVATEIPS}/${SERVER}`)).status).toBe(409);
    expect(await list(bench)).toHaveLength(3);
  });
});

test("a user's way: reserve an address, bind a public IP to it, and give both back", async () => {
  const { huawei, settle } = new Scenario();
  const { data } = await huawei.vpc.createPrivateip({ privateips: [{ subnet_id: SUBNET }] });
  const id = data.privateips?.[0]?.id ?? "";
  await huawei.vpc.updatePort({ port_id: SERVER, port: { allowed_address_pairs: [{ ip_address: "192.168.0.2" }] } });
  const [eip] = (await huawei.eip.listPublicips({})).data.publicips?.filter(({ status }) => status === "DOWN") ?? [];
  const publicip_id = eip?.id ?? "";
  await huawei.eip.updatePublicip({ publicip_id, publicip: { port_id: id } });
  await settle();
  const shown = async () => (await huawei.eip.showPublicip({ publicip_id })).data.publicip;
  expect(await shown()).toMatchObject({ status: "ACTIVE", private_ip_address: "192.168.0.2" });
  await huawei.vpc.deletePrivateip({ privateip_id: id });
  expect((await shown())?.status).toBe("DOWN");
  const left = (await huawei.vpc.listPrivateips({ subnet_id: SUBNET })).data.privateips;
  expect(left?.map((one) => one.id)).not.toContain(id);
});
