// Router interfaces, and the subnets that they reach.
import { describe, expect, test } from "vitest";
import { Bench, PROJECT } from "./bench.ts";
import { Scenario } from "./scenario.ts";

const SUBNET = "3ee6107e-4188-4c4d-b453-80d6b9a147d5";
const NEUTRON_SUBNET = "c1d0e6a4-9f0b-4e39-8c8e-5b7a64a3f2d1";
const OTHER_NEUTRON_SUBNET = "e4a9b7d2-0c35-47f8-b1d6-92f5c8e03a67";
const OTHER_SUBNET = "7b0f5c2e-62a6-4f0c-9d0b-0c7d3a1b5e42";
const ROUTER = "1f3f0b5c-4b7e-4a54-a3a1-6c2f4f3d9b10";
const SERVER = "d9f5a3c1-6b2e-4a7f-8c0d-1e4f5a6b7c10";
const NOWHERE = "00000000-0000-4000-a000-000000000000";

const change = (bench: Bench, verb: "add" | "remove", body: object, router = ROUTER) =>
  bench.huawei("vpc", "PUT", `/v2.0/routers/${router}/${verb}_router_interface`, body);
const refused = (status: number, type: string, named = "") => ({
  status,
  body: { NeutronError: { type, message: expect.stringContaining(named), detail: "" } },
});
const newPort = async (bench: Bench): Promise<string> =>
  (await bench.huawei("vpc", "POST", "/v2.0/ports", { port: { network_id: SUBNET } })).body.port.id;

test("a user's way: connect a subnet by its gateway's address, and disconnect it", async () => {
  const { huawei } = new Scenario();
  const wanted = { router_id: ROUTER, subnet_id: NEUTRON_SUBNET };
  const { data, status } = await huawei.vpc.neutronAddRouterInterface(wanted);
  expect(status).toBe(200);
  expect(data).toEqual({
    id: ROUTER,
    port_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    subnet_id: NEUTRON_SUBNET,
    project_id: PROJECT,
    tenant_id: PROJECT,
  });
  const port = { port_id: data.port_id ?? "" };
  expect((await huawei.vpc.neutronShowPort(port)).data.port).toMatchObject({
    device_id: ROUTER,
    device_owner: "network:router_interface_distributed",
    fixed_ips: [{ ip_address: "192.168.0.1", subnet_id: NEUTRON_SUBNET }],
  });
  expect((await huawei.vpc.neutronRemoveRouterInterface(wanted)).data).toEqual(data);
  await expect(huawei.vpc.neutronShowPort(port)).rejects.toMatchObject({ code: "PortNotFound", status: 404 });
});

test("a port that nobody uses becomes an interface, and goes when it is taken away", async () => {
  const bench = new Bench();
  const port_id = await newPort(bench);
  expect((await change(bench, "add", { port_id })).body).toMatchObject({ port_id, subnet_id: NEUTRON_SUBNET });
  expect(await bench.huawei("vpc", "DELETE", `/v2.0/ports/${port_id}`)).toMatchObject(refused(409, "PortInUse"));
  expect((await change(bench, "remove", { port_id, subnet_id: NEUTRON_SUBNET })).status).toBe(200);
  expect((await bench.huawei("vpc", "GET", `/v2.0/ports/${port_id}`)).status).toBe(404);
});

describe("adding is refused", () => {
  test.each([
    ["to an unknown router", { subnet_id: NEUTRON_SUBNET }, NOWHERE, 404, "RouterNotFound"],
    ["of an unknown subnet", { subnet_id: NOWHERE }, ROUTER, 404, "SubnetNotFound"],
    ["of a subnet by its other id", { subnet_id: SUBNET }, ROUTER, 404, "SubnetNotFound"],
    ["of a subnet in another VPC", { subnet_id: OTHER_NEUTRON_SUBNET }, ROUTER, 400, "BadRequest"],
    ["of an unknown port", { port_id: NOWHERE }, ROUTER, 404, "PortNotFound"],
    ["of the port of a server", { port_id: SERVER }, ROUTER, 409, "PortInUse"],
    ["of nothing", {}, ROUTER, 400, "BadRequest"],
    ["of a port and a subnet", { port_id: SERVER, subnet_id: NEUTRON_SUBNET }, ROUTER, 400, "BadRequest"],
    ["of what has an unknown member", { colour: "red" }, ROUTER, 400, "BadRequest"],
  ])("%s", async (_, body, router, status, type) => {
    expect(await change(new Bench(), "add", body, router)).toMatchObject(refused(status, type));
  });

  test("of a subnet that is connected", async () => {
    const bench = new Bench();
    await change(bench, "add", { subnet_id: NEUTRON_SUBNET });
    expect(await change(bench, "add", { subnet_id: NEUTRON_SUBNET })).toMatchObject(refused(400, "BadRequest"));
    const port_id = await newPort(bench);
    expect(await change(bench, "add", { port_id })).toMatchObject(refused(400, "BadRequest"));
  });
});

describe("removing is refused", () => {
  test.each([
    ["from an unknown router", { subnet_id: NEUTRON_SUBNET }, NOWHERE, 404, "RouterNotFound"],
    [
      "of a subnet that is not connected",
      { subnet_id: NEUTRON_SUBNET },
      ROUTER,
      404,
      "RouterInterfaceNotFoundForSubnet",
    ],
    ["of a port that is no interface", { port_id: SERVER }, ROUTER, 404, "RouterInterfaceNotFound"],
    ["of an unknown port", { port_id: NOWHERE }, ROUTER, 404, "PortNotFound"],
    ["of nothing", {}, ROUTER, 400, "BadRequest"],
  ])("%s", async (_, body, router, status, type) => {
    expect(await change(new Bench(), "remove", body, router)).toMatchObject(refused(status, type));
  });

  test("of a port by the subnet of another one", async () => {
    const bench = new Bench();
    const { port_id } = (await change(bench, "add", { subnet_id: NEUTRON_SUBNET })).body;
    const mismatch = { port_id, subnet_id: OTHER_NEUTRON_SUBNET };
    expect(await change(bench, "remove", mismatch)).toMatchObject(refused(409, "SubnetMismatchForPort"));
  });
});

describe("subnets", () => {
  test("lead from the one id to the other, and tell how many addresses are free", async () => {
    const { huawei } = new Scenario();
    const { data } = await huawei.vpc.showSubnet({ subnet_id: SUBNET });
    expect(data.subnet).toMatchObject({
      id: SUBNET,
      neutron_subnet_id: NEUTRON_SUBNET,
      neutron_network_id: SUBNET,
      vpc_id: ROUTER,
      cidr: "192.168.0.0/24",
      gateway_ip: "192.168.0.1",
      // 256 less the network's, the gateway's and the broadcast address, five of endpoints and three of ports.
      available_ip_address_count: 245,
    });
    const usage = async () =>
      (await huawei.vpc.showNetworkIpAvailabilities({ network_id: SUBNET })).data.network_ip_availability;
    expect(await usage()).toMatchObject({
      network_id: SUBNET,
      total_ips: 253,
      used_ips: 8,
      subnet_ip_availability: [{ subnet_id: NEUTRON_SUBNET, ip_version: 4, total_ips: 253, used_ips: 8 }],
    });
    await huawei.vpc.createPrivateip({ privateips: [{ subnet_id: SUBNET }] });
    await huawei.vpc.neutronAddRouterInterface({ router_id: ROUTER, subnet_id: NEUTRON_SUBNET });
    expect(await usage()).toMatchObject({ used_ips: 9 });
  });

  test("are listed by VPC and by pages", async () => {
    const bench = new Bench();
    const ids = async (query: string) =>
      (await bench.huawei("vpc", "GET", `/v1/${PROJECT}/subnets${query}`)).body.subnets.map(
        ({ id }: { id: string }) => id,
      );
    expect(await ids("")).toEqual([SUBNET, OTHER_SUBNET]);
    expect(await ids(`?vpc_id=${ROUTER}`)).toEqual([SUBNET]);
    expect(await ids(`?limit=1&marker=${SUBNET}`)).toEqual([OTHER_SUBNET]);
  });

  test("that are not there", async () => {
    const bench = new Bench();
    expect(await bench.huawei("vpc", "GET", `/v1/${PROJECT}/subnets/${NOWHERE}`)).toMatchObject({
      status: 404,
      body: { code: "VPC.0202", message: expect.stringContaining(NOWHERE) },
    });
    expect(await bench.huawei("vpc", "GET", `/v2.0/network-ip-availabilities/${NOWHERE}`)).toMatchObject(
      refused(404, "NetworkNotFound", NOWHERE),
    );
  });
});
