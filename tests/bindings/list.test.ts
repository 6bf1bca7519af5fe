// What is bound where: every system of the emulator's default state, filters, partial failure, the number of requests.
import { expect, test } from "vitest";
import { all, Bindings, stateOf, viewsOf, worldOf } from "./support/world.ts";

test("every system has its bindings, with ids that stay", async () => {
  const world = worldOf();
  const found = await all(world);
  const count = (kind: string) => found.filter((binding) => binding.kind === kind).length;
  expect(["dns-endpoint-ip", "gateway-ingress", "desktop-eip", "eni-private-ip"].map(count)).toEqual([8, 5, 4, 5]);
  expect(found.filter(({ kind, cloud }) => kind === "eip" && cloud === "huawei").length).toBeGreaterThan(0);
  expect(found.filter(({ kind, cloud }) => kind === "eip" && cloud === "tencent")).toHaveLength(2);
  const ids = found.map(({ id }) => id).sort();
  expect(new Set(ids).size).toBe(ids.length);
  expect((await all(world)).map(({ id }) => id).sort()).toEqual(ids);
  expect(ids).toContain("huawei:main:cn-north-4:dns:ff80808169bf16c70169bf1d02270000:192.168.0.21");
  expect(ids).toContain("tencent:main:ap-guangzhou:vpc:eni-m6dyj72l:10.0.0.2");
});

test("a binding of each kind in full", async () => {
  const found = await all(worldOf());
  const of = (address: string) => found.find((binding) => binding.address === address);
  expect(of("192.168.0.21")).toMatchObject({
    kind: "dns-endpoint-ip",
    resource: { id: "ff80808169bf16c70169bf1d02270000", name: "poi-666", addresses: 3 },
    family: 4,
    network: "private",
    state: "bound",
    status: "ACTIVE",
    primary: false,
    since: "2019-03-27T12:25:43.181",
    // The list has the subnet's Neutron id; binding takes the other one.
    ids: {
      ipaddress_id: "ff80808169bf16c70169bf1d02270001",
      subnet_id: "3ee6107e-4188-4c4d-b453-80d6b9a147d5",
      neutron_subnet_id: "c1d0e6a4-9f0b-4e39-8c8e-5b7a64a3f2d1",
    },
    raw: { ip: "192.168.0.21" },
  });
  expect(of("2001:db8::20")).toMatchObject({
    kind: "gateway-ingress",
    resource: { name: "nlb-gateway" },
    family: 6,
    network: "public",
    ids: { elb_id: "2c6f3a5e-0f7d-4d0c-8b1e-9a4b7c2d6e30" },
  });
  expect(of("198.51.100.11")).toMatchObject({ kind: "desktop-eip", state: "bound", resource: { name: "desktop-001" } });
  expect(of("198.51.100.13")).toMatchObject({ kind: "desktop-eip", state: "unbound", resource: { id: "", name: "" } });
  expect(of("10.0.0.1")).toMatchObject({ primary: true, resource: { id: "eni-m6dyj72l", name: "eni-web" } });
  expect(of("10.0.0.2")).toMatchObject({ primary: false, ids: { AddressId: "eip-hxlqja90" } });
  expect(of("198.51.100.101")).toMatchObject({
    kind: "eip",
    resource: { id: "eni-m6dyj72l", type: "ENI" },
    ids: { AddressId: "eip-hxlqja90", PrivateIpAddress: "10.0.0.2" },
  });
});

test("what is under way is busy", async () => {
  const world = worldOf(undefined, { settleMs: 60_000 });
  await world.tencent.vpc.disassociateAddress({ AddressId: "eip-hxlqja90" });
  const [eip] = await all(world, { address: "198.51.100.101" });
  expect(eip).toMatchObject({ state: "busy", status: "UNBINDING" });
  await world.huawei.dns.disassociateEndpointIpaddress({
    endpoint_id: "ff80808169bf16c70169bf1d02270000",
    ipaddress_id: "ff80808169bf16c70169bf1d02270001",
  });
  const addresses = await all(world, { resource: "ff80808169bf16c70169bf1d02270000" });
  expect(addresses.map(({ state }) => state)).toEqual(["busy", "busy", "busy"]);
});

test("a filter narrows what is asked for", async () => {
  const world = worldOf();
  const journal = async () => {
    const { requests } = (await world.control("requests")) as { requests: { operation: string }[] };
    return requests.map(({ operation }) => operation);
  };
  expect(
    (await all(world, { kind: "eni-private-ip", resource: "eni-qk3y8d5w" })).map(({ address }) => address),
  ).toEqual(["10.0.0.20", "10.0.0.21"]);
  expect(await journal()).toEqual(["DescribeNetworkInterfaces"]);
  await world.control("reset", {});
  const desktops = await all(world, { kind: "desktop-eip", state: ["bound"] });
  expect(desktops.map(({ address }) => address)).toEqual(["198.51.100.11", "198.51.100.12"]);
  expect(await journal()).toEqual(["ListDesktopsEips"]);
  await world.control("reset", {});
  expect((await all(world, { cloud: "tencent", family: 6 })).length).toBe(0);
  expect((await journal()).sort()).toEqual(["DescribeAddresses", "DescribeNetworkInterfaces"]);
});

test("the last item tells the number of requests, which is the least", async () => {
  const world = worldOf(
    stateOf({
      endpoints: [3, 2, 4],
      gateways: [[1], [1, 1]],
      desktops: [1500, 0],
      interfaces: [...Array(120)].map(() => [2, 1]),
    }),
  );
  const items = [];
  for await (const item of world.bindings.list()) items.push(item);
  // Endpoints by direction, three lists of addresses, the subnets, whose last page has to be seen to be empty, gateways
  // and two lists of balancers, two pages of EIPs, Huawei's EIPs, two pages each of interfaces and EIPs.
  const calls = 2 + 3 + 2 + 1 + 2 + 2 + 1 + 2 + 2;
  expect(items.at(-1)).toEqual({ type: "end", bindings: 9 + 3 + 1500 + 360 + 120, failures: 0, calls });
  const { requests } = (await world.control("requests")) as { requests: unknown[] };
  expect(requests).toHaveLength(calls);
});

test("what cannot be read is an item, and the rest goes on", async () => {
  const world = worldOf();
  const faults = [
    { service: "dns", operation: "ListEndpointIpaddresses", nth: 2, status: 403, code: "DNS.0030", message: "no" },
    { service: "workspace", status: 403, code: "WKS.0003", message: "no" },
  ];
  await world.control("faults", { faults });
  const items = [];
  for await (const item of world.bindings.list()) items.push(item);
  const failures = items.filter((item) => item.type === "failure");
  expect(failures).toEqual([
    expect.objectContaining({ service: "workspace", region: "cn-north-4", account: "main" }),
    expect.objectContaining({ service: "dns", resource: expect.stringMatching(/^ff80/) }),
  ]);
  expect(failures[0]).toMatchObject({ error: { kind: "PermissionDenied" } });
  const kinds = new Set(items.flatMap((item) => (item.type === "binding" ? [item.binding.kind] : [])));
  expect([...kinds].sort()).toEqual(["dns-endpoint-ip", "eip", "eni-private-ip", "gateway-ingress"]);
  expect(items.at(-1)).toMatchObject({ type: "end", failures: 2 });
});

test("one page of each list is held, whatever there is", async () => {
  const world = worldOf(stateOf({ interfaces: [...Array(1000)].map(() => [1, 0]) }));
  const list = world.bindings.list({ kind: "eni-private-ip" });
  for (let count = 0; count < 150; count += 1) await list.next();
  const { requests } = (await world.control("requests")) as { requests: unknown[] };
  // The first page has a hundred interfaces with two addresses each, and nothing is asked for ahead.
  expect(requests).toHaveLength(1);
  await list.return();
});

test("a filter by a name that is none is refused, and does not let everything through", () => {
  const { bindings } = worldOf();
  expect(() => bindings.list({ kinds: "eip" } as never)).toThrow("kinds");
  expect(() => bindings.idle({ resources: "x" } as never)).toThrow("resources");
});

test("accounts are checked", () => {
  const { accounts } = viewsOf(fetch);
  const [first] = accounts;
  if (!first) throw new Error("there is no account");
  expect(() => new Bindings([first, first])).toThrow("two for huawei:main:cn-north-4");
  expect(() => new Bindings([{ ...first, name: "a:b" }])).toThrow("accounts[0].name: expected a text without a colon");
  expect(() => new Bindings([{ name: "main", client: {} as never }])).toThrow("accounts[0].client");
});
