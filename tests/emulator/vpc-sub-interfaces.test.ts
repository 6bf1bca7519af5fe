// Sub-network interfaces: on a port, off it, and on another one.
import { describe, expect, test } from "vitest";
import { Bench, type Json, PROJECT } from "./bench.ts";
import { Scenario } from "./scenario.ts";

const SUBNET = "3ee6107e-4188-4c4d-b453-80d6b9a147d5";
const OTHER_SUBNET = "7b0f5c2e-62a6-4f0c-9d0b-0c7d3a1b5e42";
const VPC = "1f3f0b5c-4b7e-4a54-a3a1-6c2f4f3d9b10";
const SERVER = "d9f5a3c1-6b2e-4a7f-8c0d-1e4f5a6b7c10";
const OTHER_SERVER = "d9f5a3c1-6b2e-4a7f-8c0d-1e4f5a6b7c11";
const VIP = "d9f5a3c1-6b2e-4a7f-8c0d-1e4f5a6b7c12";
const GROUP = "6c2d1f0e-9b8a-4756-a3b4-c5d6e7f80912";
const NOWHERE = "00000000-0000-4000-a000-000000000000";
const ALL = `/v3/${PROJECT}/vpc/sub-network-interfaces`;

const send = (bench: Bench, method: string, path = "", body?: unknown) =>
  bench.huawei("vpc", method, `${ALL}${path}`, body);
const create = (bench: Bench, changes: object = {}, others: object = {}) => {
  const sub_network_interface = { virsubnet_id: SUBNET, parent_id: SERVER, ...changes };
  return send(bench, "POST", "", { sub_network_interface, ...others });
};
const created = async (bench: Bench, changes: object = {}): Promise<Json> =>
  (await create(bench, changes)).body.sub_network_interface;
const show = async (bench: Bench, id: string): Promise<Json> =>
  (await send(bench, "GET", `/${id}`)).body.sub_network_interface;
const attach = (bench: Bench, id: string, changes: object = {}, others: object = {}) =>
  send(bench, "POST", `/${id}/attach`, { sub_network_interface: { parent_id: OTHER_SERVER, ...changes }, ...others });
const detach = (bench: Bench, id: string) => send(bench, "POST", `/${id}/detach`);
const count = async (bench: Bench): Promise<number> => (await send(bench, "GET", "/count")).body.sub_network_interfaces;
const refused = (status: number, error_code: string, named = "") => ({
  status,
  body: { error_code, error_msg: expect.stringContaining(named), request_id: expect.stringMatching(/^[0-9a-f]{32}$/) },
});

test("a user's way: create, move to another server, change, delete", async () => {
  const { huawei } = new Scenario();
  const { data, status } = await huawei.vpc.createSubNetworkInterface({
    sub_network_interface: {
      virsubnet_id: SUBNET,
      parent_id: SERVER,
      vlan_id: "7",
      private_ip_address: "192.168.0.88",
    },
  });
  expect(status).toBe(201);
  const sub_network_interface_id = data.sub_network_interface?.id ?? "";
  expect(data.sub_network_interface).toMatchObject({
    virsubnet_id: SUBNET,
    vpc_id: VPC,
    private_ip_address: "192.168.0.88",
    parent_id: SERVER,
    parent_device_id: "f2c1e0d9-8b7a-4695-8473-625140392817",
    vlan_id: 7,
    state: "NORMAL",
    security_enabled: true,
    project_id: PROJECT,
  });
  const detached = await huawei.vpc.detachSubNetworkInterface({ sub_network_interface_id });
  expect(detached.data.sub_network_interface).toMatchObject({ state: "UNBOUND", parent_id: "", parent_device_id: "" });
  const attached = await huawei.vpc.attachSubNetworkInterface({
    sub_network_interface_id,
    sub_network_interface: { parent_id: OTHER_SERVER, security_groups: [GROUP], security_enabled: false },
  });
  expect(attached.data.sub_network_interface).toMatchObject({
    state: "NORMAL",
    parent_id: OTHER_SERVER,
    vlan_id: 7,
    security_groups: [GROUP],
    security_enabled: false,
  });
  const allowed_address_pairs = [{ ip_address: "192.168.0.62", mac_address: "" }];
  await huawei.vpc.updateSubNetworkInterface({
    sub_network_interface_id,
    sub_network_interface: { description: "db", allowed_address_pairs },
  });
  const target = { sub_network_interface_id };
  const read = async () => (await huawei.vpc.showSubNetworkInterface(target)).data.sub_network_interface;
  expect(await read()).toMatchObject({ description: "db", allowed_address_pairs, security_groups: [GROUP] });
  expect((await huawei.vpc.showSubNetworkInterfacesQuantity({})).data.sub_network_interfaces).toBe(1);
  expect((await huawei.vpc.deleteSubNetworkInterface(target)).status).toBe(204);
  await expect(read()).rejects.toMatchObject({ kind: "NotFound", code: "VPC.9904" });
});

test("what is not asked for is chosen: the next address, the first VLAN, the default group", async () => {
  const bench = new Bench();
  expect(await created(bench)).toMatchObject({
    private_ip_address: "192.168.0.2",
    vlan_id: 1,
    security_groups: ["40da6e6b-2e37-4f6c-9d4a-8a7c0f7f5d11"],
    mac_address: expect.stringMatching(/^fa:16:3e(:[0-9a-f]{2}){3}$/),
    created_at: "2025-01-02T03:04:05Z",
  });
  expect(await created(bench)).toMatchObject({ private_ip_address: "192.168.0.3", vlan_id: 2 });
  expect(await created(bench, { parent_id: OTHER_SERVER })).toMatchObject({ vlan_id: 1 });
});

describe("a new one is refused", () => {
  test.each([
    ["in an unknown subnet", { virsubnet_id: NOWHERE }, 404, "VPC.9904", NOWHERE],
    ["on an unknown port", { parent_id: NOWHERE }, 404, "VPC.9904", NOWHERE],
    ["on a port of another VPC", { virsubnet_id: OTHER_SUBNET }, 400, "SYS.0400", "parent_id"],
    ["with an unknown group", { security_groups: [NOWHERE] }, 404, "VPC.9904", NOWHERE],
    ["with an address in use", { private_ip_address: "192.168.0.60" }, 409, "VPC.9902", "192.168.0.60"],
    ["with an address outside", { private_ip_address: "10.0.0.1" }, 400, "SYS.0400", "10.0.0.1"],
    ["with VLAN 0", { vlan_id: "0" }, 400, "SYS.0400", "vlan_id"],
    ["with VLAN 4095", { vlan_id: "4095" }, 400, "SYS.0400", "vlan_id"],
    ["with a VLAN that is no number", { vlan_id: "x" }, 400, "SYS.0400", "vlan_id"],
    ["with an IPv6 address", { ipv6_enable: true }, 400, "SYS.0400", "ipv6_enable"],
    ["with a description in brackets", { description: "<db>" }, 400, "SYS.0400", "description"],
    ["with a description of 256 characters", { description: "d".repeat(256) }, 400, "SYS.0400", "description"],
    ["without a port", { parent_id: undefined }, 400, "SYS.0400", "parent_id"],
    ["with an unknown member", { colour: "red" }, 400, "SYS.0400", "colour"],
  ])("%s", async (_, changes, status, code, named) => {
    const bench = new Bench();
    expect(await create(bench, changes)).toMatchObject(refused(status, code, named));
    expect(await count(bench)).toBe(0);
  });

  test("with a VLAN that the port has, though not with that of another port", async () => {
    const bench = new Bench();
    await created(bench, { vlan_id: "9" });
    expect(await create(bench, { vlan_id: "9" })).toMatchObject(refused(409, "VPC.9902", "vlan_id"));
    expect((await create(bench, { vlan_id: "9", parent_id: OTHER_SERVER })).status).toBe(201);
  });
});

describe("several at once", () => {
  const batch = (bench: Bench, count: number, changes: object = {}, others: object = {}) =>
    send(bench, "POST", "/batch-create", {
      sub_network_interface: { virsubnet_id: SUBNET, parent_id: SERVER, ...changes },
      count,
      ...others,
    });

  test("are created, 20 at most", async () => {
    const bench = new Bench();
    const { status, body } = await batch(bench, 20);
    expect(status).toBe(201);
    expect(new Set(body.sub_network_interfaces.map((one: Json) => one.private_ip_address)).size).toBe(20);
    expect(await count(bench)).toBe(20);
    for (const wrong of [0, 21]) expect(await batch(bench, wrong)).toMatchObject(refused(400, "SYS.0400", "count"));
    expect(await batch(bench, 2, { parent_id: NOWHERE })).toMatchObject(refused(404, "VPC.9904"));
  });

  test("are created all or none", async () => {
    const bench = new Bench();
    const { body: state } = await bench.control("GET", "state");
    // 14 addresses less the network's, the gateway's and the broadcast address, of which endpoints have 3 and 2.
    state.huawei.subnets[0].cidr = "192.168.0.16/28";
    await bench.control("POST", "seed", state);
    expect(await batch(bench, 14)).toMatchObject(refused(409, "VPC.9902", "No more"));
    expect(await count(bench)).toBe(0);
    expect((await batch(bench, 5)).status).toBe(201);
  });

  test("are only checked with dry_run", async () => {
    const bench = new Bench();
    const answer = await batch(bench, 2, {}, { dry_run: true });
    expect([answer.status, Object.keys(answer.body)]).toEqual([202, ["request_id"]]);
    expect(await count(bench)).toBe(0);
  });
});

describe("attach and detach", () => {
  test("are refused where there is nothing to do, and for what is not there", async () => {
    const bench = new Bench();
    const { id } = await created(bench);
    expect(await attach(bench, id)).toMatchObject(refused(409, "VPC.9902", "attached already"));
    await detach(bench, id);
    expect(await detach(bench, id)).toMatchObject(refused(409, "VPC.9902", "not attached"));
    expect(await attach(bench, id, { parent_id: NOWHERE })).toMatchObject(refused(404, "VPC.9904", NOWHERE));
    expect(await attach(bench, id, { security_groups: [NOWHERE] })).toMatchObject(refused(404, "VPC.9904", NOWHERE));
    expect(await send(bench, "POST", `/${id}/attach`, {})).toMatchObject(refused(400, "SYS.0400"));
    expect(await attach(bench, NOWHERE)).toMatchObject(refused(404, "VPC.9904", NOWHERE));
    expect(await detach(bench, NOWHERE)).toMatchObject(refused(404, "VPC.9904", NOWHERE));
    expect((await show(bench, id)).state).toBe("UNBOUND");
  });

  test("a VLAN that the new port has is replaced", async () => {
    const bench = new Bench();
    await created(bench, { parent_id: OTHER_SERVER });
    const { id } = await created(bench);
    await detach(bench, id);
    expect((await attach(bench, id)).body.sub_network_interface).toMatchObject({ vlan_id: 2 });
  });

  test("with dry_run nothing changes", async () => {
    const bench = new Bench();
    expect((await create(bench, {}, { dry_run: true })).status).toBe(202);
    expect(await count(bench)).toBe(0);
    const { id } = await created(bench);
    await detach(bench, id);
    const before = await show(bench, id);
    expect((await attach(bench, id, {}, { dry_run: true })).status).toBe(202);
    expect(await attach(bench, id, { parent_id: NOWHERE }, { dry_run: true })).toMatchObject(refused(404, "VPC.9904"));
    const update = { sub_network_interface: { description: "db" }, dry_run: true };
    expect((await send(bench, "PUT", `/${id}`, update)).status).toBe(202);
    expect(await show(bench, id)).toEqual(before);
  });
});

describe("migrate", () => {
  const migrate = (bench: Bench, ids: string[], parent_id = OTHER_SERVER, others: object = {}) =>
    send(bench, "PUT", "/migrate", {
      migration_info: { parent_id, sub_network_interfaces: ids.map((id) => ({ id })) },
      ...others,
    });

  test("takes them from wherever they are to one port", async () => {
    const bench = new Bench();
    const ids = [(await created(bench)).id, (await created(bench, { parent_id: VIP })).id, (await created(bench)).id];
    await detach(bench, ids[2]);
    expect((await migrate(bench, ids, OTHER_SERVER, { dry_run: true })).status).toBe(202);
    expect((await show(bench, ids[0])).parent_id).toBe(SERVER);
    const { status, body } = await migrate(bench, ids);
    expect(status).toBe(200);
    const moved = body.sub_network_interfaces.map(({ parent_id, vlan_id }: Json) => [parent_id, vlan_id]);
    expect(moved).toEqual([1, 2, 3].map((vlan) => [OTHER_SERVER, vlan]));
  });

  test("is refused for all if it is for one", async () => {
    const bench = new Bench();
    const { id } = await created(bench);
    expect(await migrate(bench, [id, NOWHERE])).toMatchObject(refused(404, "VPC.9904", NOWHERE));
    expect(await migrate(bench, [id], NOWHERE)).toMatchObject(refused(404, "VPC.9904", NOWHERE));
    expect((await show(bench, id)).parent_id).toBe(SERVER);
  });
});

test("an address is free again when its interface is gone; a port that carries one stays", async () => {
  const bench = new Bench();
  const { id } = await created(bench, { parent_id: VIP });
  const ofPort = `/v1/${PROJECT}/ports/${VIP}`;
  const taken = await bench.huawei("vpc", "DELETE", ofPort);
  expect(taken).toMatchObject({ status: 409, body: { code: "VPC.0707", message: expect.stringContaining(id) } });
  const bound = { ipaddress: { subnet_id: SUBNET, ip: "192.168.0.2" } };
  const bind = () => bench.huawei("dns", "POST", "/v2.1/endpoints/ff80808169bf16c70169bf1d02270000/ipaddresses", bound);
  expect((await bind()).body.code).toBe("DNS.1507");
  expect((await send(bench, "DELETE", `/${id}`)).status).toBe(204);
  expect((await bind()).status).toBe(202);
  expect((await bench.huawei("vpc", "DELETE", ofPort)).status).toBe(204);
});

describe("the list", () => {
  test.each([
    ["", [2, 3, 4]],
    [`?parent_id=${OTHER_SERVER}`, [4]],
    ["?private_ip_address=192.168.0.2&private_ip_address=192.168.0.4", [2, 4]],
    ["?description=db", [3]],
    [`?vpc_id=${NOWHERE}`, []],
    ["?limit=2", [2, 3]],
  ])("%s", async (query, expected) => {
    const bench = new Bench();
    await created(bench);
    await created(bench, { description: "db" });
    await created(bench, { parent_id: OTHER_SERVER });
    const { body } = await send(bench, "GET", query);
    const ips = body.sub_network_interfaces.map((one: Json) => one.private_ip_address);
    expect(ips).toEqual(expected.map((last) => `192.168.0.${last}`));
    expect(body.page_info.current_count).toBe(expected.length);
  });

  test("the client pages through it", async () => {
    const { huawei } = new Scenario();
    const sub_network_interface = { virsubnet_id: SUBNET, parent_id: SERVER };
    await huawei.vpc.batchCreateSubNetworkInterface({ sub_network_interface, count: 5 });
    const ips = [];
    for await (const one of await huawei.paginate("vpc", "listSubNetworkInterfaces", { limit: 2 })) {
      ips.push(one.private_ip_address);
    }
    expect(ips).toEqual([2, 3, 4, 5, 6].map((last) => `192.168.0.${last}`));
  });
});
