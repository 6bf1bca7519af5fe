import { describe, expect, test } from "vitest";
import { Bench, type Json } from "./bench.ts";
import { Scenario } from "./scenario.ts";

const ENDPOINT = "ff80808169bf16c70169bf1d02270000";
const OUTBOUND = "ff80808169c4a3b80169c4d0f5b50003";
const SUBNET = "3ee6107e-4188-4c4d-b453-80d6b9a147d5";
const OTHER_SUBNET = "7b0f5c2e-62a6-4f0c-9d0b-0c7d3a1b5e42";
const FIRST_ADDRESS = "ff80808169bf16c70169bf1d02270001";

const bind = (bench: Bench, ipaddress: unknown, endpoint = ENDPOINT) =>
  bench.huawei("dns", "POST", `/v2.1/endpoints/${endpoint}/ipaddresses`, { ipaddress });
const unbind = (bench: Bench, address: string, endpoint = ENDPOINT) =>
  bench.huawei("dns", "DELETE", `/v2.1/endpoints/${endpoint}/ipaddresses/${address}`);
const show = async (bench: Bench, endpoint = ENDPOINT): Promise<Json> =>
  (await bench.huawei("dns", "GET", `/v2.1/endpoints/${endpoint}`)).body.endpoint;
const list = async (bench: Bench, endpoint = ENDPOINT): Promise<Json[]> =>
  (await bench.huawei("dns", "GET", `/v2.1/endpoints/${endpoint}/ipaddresses`)).body.ipaddresses;
const ips = async (bench: Bench, endpoint = ENDPOINT) => (await list(bench, endpoint)).map(({ ip }) => ip);

/** Bind until the endpoint holds as many addresses as it may. */
async function fill(bench: Bench): Promise<void> {
  for (const last of [41, 42, 43]) {
    expect((await bind(bench, { subnet_id: SUBNET, ip: `192.168.0.${last}` })).status).toBe(202);
    bench.settle();
  }
}

describe("bind", () => {
  test("the page's example request has a reply of the page's shape, and takes effect later", async () => {
    const bench = new Bench();
    const { status, body } = await bind(bench, { ip: "", subnet_id: SUBNET });
    expect(status).toBe(202);
    expect(body).toEqual({
      endpoint: {
        id: ENDPOINT,
        name: "poi-666",
        direction: "inbound",
        status: "PENDING_CREATE",
        vpc_id: null,
        ipaddress_count: 4,
        resolver_rule_count: 0,
        create_time: "2019-03-27T12:25:43.181",
        update_time: "2019-03-27T12:25:43.181",
      },
    });
    expect((await list(bench)).map((address) => address.status)).toEqual([
      "ACTIVE",
      "ACTIVE",
      "ACTIVE",
      "PENDING_CREATE",
    ]);
    expect((await show(bench)).status).toBe("PENDING_CREATE");

    bench.at += 1499;
    expect((await show(bench)).status).toBe("PENDING_CREATE");
    bench.at += 1;
    expect(await show(bench)).toMatchObject({
      status: "ACTIVE",
      ipaddress_count: 4,
      vpc_id: "1f3f0b5c-4b7e-4a54-a3a1-6c2f4f3d9b10",
      update_time: "2025-01-02T03:04:06.500",
    });
    const added = (await list(bench))[3];
    expect(added).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{32}$/),
      ip: "192.168.0.2",
      status: "ACTIVE",
      // The list shows the subnet's Neutron id.
      subnet_id: "c1d0e6a4-9f0b-4e39-8c8e-5b7a64a3f2d1",
      create_time: "2025-01-02T03:04:05.000",
      update_time: "2025-01-02T03:04:06.500",
      error_info: "",
    });
  });

  test("a given address", async () => {
    const bench = new Bench();
    expect((await bind(bench, { subnet_id: SUBNET, ip: "192.168.0.10" })).status).toBe(202);
    expect(await ips(bench)).toContain("192.168.0.10");
  });

  test.each([
    ["outside the subnet", { subnet_id: SUBNET, ip: "192.168.1.10" }, 400, "DNS.1505", "ipaddress.ip"],
    ["the network's own", { subnet_id: SUBNET, ip: "192.168.0.0" }, 400, "DNS.1516", "ipaddress.ip"],
    ["the gateway's", { subnet_id: SUBNET, ip: "192.168.0.1" }, 400, "DNS.1507", "ipaddress.ip"],
    ["the broadcast address", { subnet_id: SUBNET, ip: "192.168.0.255" }, 400, "DNS.1516", "ipaddress.ip"],
    ["no address at all", { subnet_id: SUBNET, ip: "192.168.0" }, 400, "DNS.1515", "ipaddress.ip"],
    ["in use here", { subnet_id: SUBNET, ip: "192.168.0.21" }, 400, "DNS.1507", "192.168.0.21"],
    ["in use by another endpoint", { subnet_id: SUBNET, ip: "192.168.0.31" }, 400, "DNS.1507", "192.168.0.31"],
    [
      "in an unknown subnet",
      { subnet_id: "00000000-0000-0000-0000-000000000000" },
      400,
      "DNS.1502",
      "ipaddress.subnet_id",
    ],
    ["in a subnet of another VPC", { subnet_id: OTHER_SUBNET }, 400, "DNS.1508", "ipaddress.subnet_id"],
    ["without a subnet", { ip: "192.168.0.10" }, 400, "DNS.0002", "ipaddress.subnet_id"],
    ["of the wrong type", { subnet_id: SUBNET, ip: 7 }, 400, "DNS.0002", "ipaddress.ip"],
    ["with an unknown member", { subnet_id: SUBNET, port: 53 }, 400, "DNS.0002", "ipaddress.port"],
    ["that is no object", "192.168.0.10", 400, "DNS.0002", "ipaddress"],
  ])("an address %s is refused", async (_, ipaddress, status, code, named) => {
    const bench = new Bench();
    const answer = await bind(bench, ipaddress);
    expect(answer.status).toBe(status);
    expect(answer.body).toEqual({ code, message: expect.stringContaining(named) });
    expect(answer.headers.get("x-request-id")).toMatch(/^[0-9a-f]{32}$/);
    expect(await ips(bench)).toHaveLength(3);
  });

  test("a body that is no JSON is refused", async () => {
    const bench = new Bench();
    for (const body of ["", "{", "[]", "null"]) {
      const answer = await bench.huawei("dns", "POST", `/v2.1/endpoints/${ENDPOINT}/ipaddresses`, body);
      expect(answer.status, body).toBe(400);
      expect(answer.body.code).toBe("DNS.0002");
    }
  });

  test("a seventh address is refused", async () => {
    const bench = new Bench();
    await fill(bench);
    const { status, body } = await bind(bench, { subnet_id: SUBNET });
    expect(status).toBe(400);
    expect(body.code).toBe("DNS.1514");
    expect(await ips(bench)).toHaveLength(6);
  });

  test("a subnet without a free address is told apart", async () => {
    const bench = new Bench();
    const { body: state } = await bench.control("GET", "state");
    // Three usable addresses, all taken: .0 and .1 and .7 are nobody's, .2 to .6 leave five.
    state.huawei.subnets[0].cidr = "192.168.0.16/29";
    state.huawei.endpoints[0].addresses.length = 0;
    state.huawei.endpoints[2].addresses = [18, 19, 20, 21, 22].map((last, index) => ({
      id: `ff80808169c4a3b80169c4d0f5b5001${index}`,
      ip: `192.168.0.${last}`,
      subnetId: SUBNET,
      status: "ACTIVE",
      createTime: "2019-03-28T09:10:11.120",
      updateTime: "2019-03-28T09:10:11.120",
    }));
    expect((await bench.control("POST", "seed", state)).status).toBe(200);
    expect((await bind(bench, { subnet_id: SUBNET })).body).toEqual({
      code: "DNS.1507",
      message: expect.stringContaining("no free IP address"),
    });
  });

  test("an unknown endpoint", async () => {
    const { status, body } = await bind(new Bench(), { subnet_id: SUBNET }, "0".repeat(32));
    expect(status).toBe(404);
    expect(body).toEqual({ code: "DNS.1510", message: "Endpoint not exist." });
  });
});

describe("unbind", () => {
  test("has a reply of the page's shape and takes effect later", async () => {
    const bench = new Bench();
    const { status, body } = await unbind(
      bench,
      "ff80808169be2efb0169bef85d720014",
      "ff80808169be2efb0169bef85d720013",
    );
    expect(status).toBe(202);
    expect(body).toEqual({
      endpoint: {
        id: "ff80808169be2efb0169bef85d720013",
        name: "NULL",
        direction: "inbound",
        status: "ACTIVE",
        vpc_id: "dd2a1ce7-fa36-48d1-b6ac-6623bc7c306b",
        ipaddress_count: 3,
        resolver_rule_count: 0,
        create_time: "2019-03-27T11:45:41.724",
        update_time: "2019-03-27T11:45:41.724",
      },
    });
    expect((await show(bench, "ff80808169be2efb0169bef85d720013")).status).toBe("PENDING_DELETE");
    expect((await list(bench, "ff80808169be2efb0169bef85d720013"))[0].status).toBe("PENDING_DELETE");
    bench.settle();
    expect((await show(bench, "ff80808169be2efb0169bef85d720013")).status).toBe("ACTIVE");
    expect(await ips(bench, "ff80808169be2efb0169bef85d720013")).toEqual(["172.16.8.22", "172.16.8.23"]);
  });

  test("the last but two addresses stay", async () => {
    const bench = new Bench();
    const { status, body } = await unbind(bench, "ff80808169c4a3b80169c4d0f5b50004", OUTBOUND);
    expect(status).toBe(400);
    expect(body.code).toBe("DNS.1514");
    expect(await ips(bench, OUTBOUND)).toHaveLength(2);
  });

  test("an address that is not there, or no longer", async () => {
    const bench = new Bench();
    expect((await unbind(bench, "0".repeat(32))).body).toEqual({
      code: "DNS.1511",
      message: "Ipaddress not exist.",
    });
    await unbind(bench, FIRST_ADDRESS);
    bench.settle();
    expect((await unbind(bench, FIRST_ADDRESS)).status).toBe(404);
  });

  test("a returned address is free again", async () => {
    const bench = new Bench();
    await unbind(bench, FIRST_ADDRESS);
    bench.settle();
    expect((await bind(bench, { subnet_id: SUBNET, ip: "192.168.0.21" })).status).toBe(202);
  });
});

test("while a change is pending, the next one is refused, on this endpoint only", async () => {
  const bench = new Bench();
  await bind(bench, { subnet_id: SUBNET });
  for (const answer of [await bind(bench, { subnet_id: SUBNET }), await unbind(bench, FIRST_ADDRESS)]) {
    expect(answer.status).toBe(409);
    expect(answer.body).toEqual({ code: "DNS.0021", message: "Could not acquire the lock, please try again later." });
  }
  expect((await bind(bench, { subnet_id: OTHER_SUBNET }, "ff80808169be2efb0169bef85d720013")).status).toBe(202);
  bench.settle();
  expect((await unbind(bench, FIRST_ADDRESS)).status).toBe(202);
});

describe("list endpoints", () => {
  const get = async (bench: Bench, query: string) => bench.huawei("dns", "GET", `/v2.1/endpoints${query}`);
  const ids = async (query: string) => (await get(new Bench(), query)).body.endpoints.map(({ id }: Json) => id);

  test("by direction, VPC and name", async () => {
    expect(await ids("?direction=inbound")).toEqual([ENDPOINT, "ff80808169be2efb0169bef85d720013"]);
    expect(await ids("?direction=outbound")).toEqual([OUTBOUND]);
    expect(await ids("?direction=inbound&vpc_id=dd2a1ce7-fa36-48d1-b6ac-6623bc7c306b")).toEqual([
      "ff80808169be2efb0169bef85d720013",
    ]);
    expect(await ids("?direction=inbound&name=poi")).toEqual([ENDPOINT]);
  });

  test("by pages", async () => {
    const { body } = await get(new Bench(), "?direction=inbound&limit=1&offset=1");
    expect(body.endpoints).toHaveLength(1);
    expect(body.endpoints[0].id).toBe("ff80808169be2efb0169bef85d720013");
    expect(body.metadata).toEqual({ total_count: 2 });
  });

  test.each([
    ["", "DNS.0002", "direction"],
    ["?direction=sideways", "DNS.1503", "direction"],
    ["?direction=inbound&limit=501", "DNS.0006", "limit"],
    ["?direction=inbound&limit=x", "DNS.0006", "limit"],
    ["?direction=inbound&offset=-1", "DNS.0017", "offset"],
    ["?color=red&direction=inbound", "DNS.0002", "color"],
    ["?direction=inbound&direction=inbound", "DNS.0002", "direction"],
  ])("the query %s is refused", async (query, code, named) => {
    const { status, body } = await get(new Bench(), query);
    expect(status).toBe(400);
    expect(body).toEqual({ code, message: expect.stringContaining(named) });
  });
});

describe("create an endpoint", () => {
  const wanted = {
    name: "resolver_1",
    direction: "inbound",
    region: "cn-north-4",
    ipaddresses: [{ subnet_id: SUBNET }, { subnet_id: SUBNET, ip: "192.168.0.40" }],
  };
  const create = (bench: Bench, changes: object = {}) =>
    bench.huawei("dns", "POST", "/v2.1/endpoints", { ...wanted, ...changes });

  test("202, in effect later, in the VPC of its subnets", async () => {
    const bench = new Bench();
    const { status, body } = await create(bench);
    expect(status).toBe(202);
    expect(body).toEqual({
      endpoint: {
        id: expect.stringMatching(/^[0-9a-f]{32}$/),
        name: "resolver_1",
        direction: "inbound",
        status: "PENDING_CREATE",
        vpc_id: null,
        ipaddress_count: 2,
        resolver_rule_count: 0,
        create_time: "2025-01-02T03:04:05.000",
        update_time: "2025-01-02T03:04:05.000",
      },
    });
    const { id } = body.endpoint;
    expect((await list(bench, id)).map((address) => address.status)).toEqual(["PENDING_CREATE", "PENDING_CREATE"]);
    expect((await bind(bench, { subnet_id: SUBNET }, id)).body.code).toBe("DNS.0021");
    bench.settle();
    expect(await show(bench, id)).toMatchObject({ status: "ACTIVE", vpc_id: "1f3f0b5c-4b7e-4a54-a3a1-6c2f4f3d9b10" });
    expect(await ips(bench, id)).toEqual(["192.168.0.2", "192.168.0.40"]);
    expect((await bind(bench, { subnet_id: SUBNET }, id)).status).toBe(202);
  });

  const one = { subnet_id: SUBNET };
  const taken = { subnet_id: SUBNET, ip: "192.168.0.21" };
  test.each([
    ["one address", { ipaddresses: [one] }, "DNS.1514", "ipaddresses"],
    ["seven addresses", { ipaddresses: Array(7).fill(one) }, "DNS.1514", "ipaddresses"],
    ["an address in use", { ipaddresses: [one, taken] }, "DNS.1507", "192.168.0.21"],
    ["one address twice", { ipaddresses: Array(2).fill({ ...one, ip: "192.168.0.40" }) }, "DNS.1506", "ipaddresses.ip"],
    ["an address outside", { ipaddresses: [one, { ...one, ip: "10.0.0.9" }] }, "DNS.1505", "ipaddresses.ip"],
    ["subnets of two VPCs", { ipaddresses: [one, { subnet_id: OTHER_SUBNET }] }, "DNS.1508", "ipaddresses.subnet_id"],
    ["an unknown subnet", { ipaddresses: Array(2).fill({ subnet_id: "x" }) }, "DNS.1502", "ipaddresses.subnet_id"],
    ["a direction there is not", { direction: "sideways" }, "DNS.1503", "direction"],
    ["an empty name", { name: "" }, "DNS.1501", "name"],
    ["a name with a space", { name: "my endpoint" }, "DNS.1501", "name"],
    ["the name of another endpoint", { name: "poi-666" }, "DNS.1504", "poi-666"],
    ["a name of 65 characters", { name: "n".repeat(65) }, "DNS.1501", "name"],
    ["no region", { region: undefined }, "DNS.0002", "region"],
  ])("%s is refused, and nothing is there afterwards", async (_, changes, code, named) => {
    const bench = new Bench();
    const { status, body } = await create(bench, changes);
    expect(status).toBe(400);
    expect(body).toEqual({ code, message: expect.stringContaining(named) });
    expect((await bench.control("GET", "state")).body.huawei.endpoints).toHaveLength(3);
  });
});

describe("rename an endpoint", () => {
  const rename = (bench: Bench, name: unknown, endpoint = ENDPOINT) =>
    bench.huawei("dns", "PUT", `/v2.1/endpoints/${endpoint}`, { name });

  test("202, at once", async () => {
    const bench = new Bench();
    const { status, body } = await rename(bench, "\u89e3\u6790-2");
    expect(status).toBe(202);
    expect(body.endpoint).toEqual(await show(bench));
    expect(body.endpoint).toMatchObject({ name: "\u89e3\u6790-2", update_time: "2025-01-02T03:04:05.000" });
  });

  test("what is refused", async () => {
    const bench = new Bench();
    expect(await rename(bench, "a/b")).toMatchObject({ status: 400, body: { code: "DNS.1501" } });
    expect(await rename(bench, 7)).toMatchObject({ status: 400, body: { code: "DNS.0002" } });
    expect(await rename(bench, "other", "0".repeat(32))).toMatchObject({ status: 404, body: { code: "DNS.1510" } });
    await bind(bench, { subnet_id: SUBNET });
    expect(await rename(bench, "other")).toMatchObject({ status: 409, body: { code: "DNS.0021" } });
  });
});

describe("delete an endpoint", () => {
  const remove = (bench: Bench, endpoint = ENDPOINT) => bench.huawei("dns", "DELETE", `/v2.1/endpoints/${endpoint}`);

  test("202; it is there until the change settled, then 404, and its addresses are free", async () => {
    const bench = new Bench();
    const { status, body } = await remove(bench);
    expect(status).toBe(202);
    expect(body.endpoint).toMatchObject({ id: ENDPOINT, status: "PENDING_DELETE" });
    expect((await show(bench)).status).toBe("PENDING_DELETE");
    expect((await remove(bench)).body.code).toBe("DNS.0021");
    bench.settle();
    expect(await remove(bench)).toMatchObject({ status: 404, body: { code: "DNS.1510" } });
    const addresses = [21, 22].map((last) => ({ subnet_id: SUBNET, ip: `192.168.0.${last}` }));
    const again = { name: "again", direction: "inbound", region: "cn-north-4", ipaddresses: addresses };
    expect((await bench.huawei("dns", "POST", "/v2.1/endpoints", again)).status).toBe(202);
  });

  test("an endpoint that resolver rules use stays", async () => {
    const bench = new Bench();
    expect(await remove(bench, OUTBOUND)).toMatchObject({ status: 400, body: { code: "DNS.0016" } });
    bench.settle();
    expect((await show(bench, OUTBOUND)).status).toBe("ACTIVE");
  });
});

describe("list the VPCs of endpoints", () => {
  const vpcs = async (query: string) => new Bench().huawei("dns", "GET", `/v2.1/vpcs${query}`);

  test("with the number of each direction", async () => {
    expect((await vpcs("")).body).toEqual({
      vpcs: [
        { id: "1f3f0b5c-4b7e-4a54-a3a1-6c2f4f3d9b10", inbound_endpoint_count: 1, outbound_endpoint_count: 1 },
        { id: "dd2a1ce7-fa36-48d1-b6ac-6623bc7c306b", inbound_endpoint_count: 1, outbound_endpoint_count: 0 },
      ],
      metadata: { total_count: 2 },
    });
    const { body } = await vpcs("?vpc_id=dd2a1ce7-fa36-48d1-b6ac-6623bc7c306b");
    expect(body).toMatchObject({ metadata: { total_count: 1 } });
    expect((await vpcs("?limit=1&offset=1")).body).toMatchObject({ vpcs: [{ outbound_endpoint_count: 0 }] });
  });

  test.each([
    ["?limit=501", "DNS.0006"],
    ["?offset=-1", "DNS.0017"],
    ["?colour=red", "DNS.0002"],
  ])("the query %s is refused", async (query, code) => {
    expect(await vpcs(query)).toMatchObject({ status: 400, body: { code } });
  });
});

test("a user's way: list, bind, wait, list, unbind, list", async () => {
  const { huawei, settle } = new Scenario();
  const { data } = await huawei.dns.listEndpoints({ direction: "inbound" });
  const endpoint_id = data.endpoints?.[0]?.id ?? "";
  const addresses = async () => (await huawei.dns.listEndpointIpaddresses({ endpoint_id })).data.ipaddresses ?? [];
  const before = await addresses();

  await huawei.dns.associateEndpointIpaddress({ endpoint_id, ipaddress: { subnet_id: SUBNET, ip: "192.168.0.77" } });
  await settle();
  const added = (await addresses()).find(({ ip }) => ip === "192.168.0.77");
  expect(added?.status).toBe("ACTIVE");

  await huawei.dns.disassociateEndpointIpaddress({ endpoint_id, ipaddress_id: added?.id ?? "" });
  const again = huawei.dns.disassociateEndpointIpaddress({ endpoint_id, ipaddress_id: added?.id ?? "" });
  await expect(again).rejects.toMatchObject({ code: "DNS.0021" });
  await settle();
  expect(await addresses()).toEqual(before);
});
