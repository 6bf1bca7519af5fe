// Plans of what was listed: how many requests, in which order, and what is refused with which reason.
import { describe, expect, test } from "vitest";
import type { Binding, Change, Plan } from "../../pkg/bindings/index.js";
import { all, CloudError, SUBNET, stateOf, unbind, uuid, worldOf } from "./support/world.ts";

const summary = ({ steps }: Plan) => steps.map(({ operation, items, after }) => [operation, items.length, ...after]);
const reasons = ({ refused }: Plan) => refused.map(({ change, reason }) => [change, reason]);
const first = ([binding]: Binding[]): Binding => {
  if (!binding) throw new Error("there is no binding");
  return binding;
};

describe("requests", () => {
  test("250 desktops take three, and each names its own", async () => {
    const world = worldOf(stateOf({ desktops: [250, 0] }));
    const plan = world.bindings.plan((await all(world)).map(unbind));
    expect(summary(plan)).toEqual([100, 100, 50].map((count) => ["batchDisassociateDesktopsEip", count]));
    expect(plan.steps[2]?.items[0]).toEqual({
      item: "i200",
      kind: "desktop-eip",
      want: "absent",
      resource: uuid(200_200),
      address: "198.51.0.201",
      entry: uuid(200_200),
    });
    expect(plan.estimate).toEqual({ calls: 3, reads: 3, seconds: 5 });
  });

  test("an interface gives back ten at once, one request after the other", async () => {
    const world = worldOf(
      stateOf({
        interfaces: [
          [25, 0],
          [3, 0],
        ],
      }),
    );
    const plan = world.bindings.plan((await all(world)).filter(({ primary }) => !primary).map(unbind));
    expect(plan.steps.map(({ items, locks }) => [items.length, locks.length])).toEqual([
      [10, 1],
      [10, 1],
      [5, 1],
      [3, 1],
    ]);
    expect(new Set(plan.steps.slice(0, 3).map(({ locks }) => locks[0])).size).toBe(1);
    expect(plan.estimate).toEqual({ calls: 4, reads: 4, seconds: 3 });
  });

  test("a gateway's balancers: ten in a request, each once, with two addresses", async () => {
    const world = worldOf(stateOf({ gateways: [[5, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]] }));
    const plan = world.bindings.plan((await all(world)).map(unbind));
    // Three entries of the first balancer, which cannot meet, and one of each other.
    expect(plan.steps).toHaveLength(3);
    for (const { items } of plan.steps) {
      const entries = items.map(({ entry }) => (entry as { elb_id: string }).elb_id);
      expect(new Set(entries).size).toBeLessThanOrEqual(10);
      for (const id of entries) expect(entries.filter((own) => own === id).length).toBeLessThanOrEqual(2);
    }
  });

  test("public IPs of Huawei Cloud, fifty at once", async () => {
    const world = worldOf(stateOf({ publicips: 60 }));
    const plan = world.bindings.plan((await all(world)).map(unbind));
    expect(summary(plan)).toEqual([50, 10].map((count) => ["batchDisassociatePublicips", count]));
  });
});

describe("order", () => {
  const binds = (to: Binding, count: number): Change[] => Array.from({ length: count }, () => ({ action: "bind", to }));

  test("at the floor of two, what is put on comes first", async () => {
    const world = worldOf(stateOf({ endpoints: [2] }));
    const found = await all(world);
    const plan = world.bindings.plan([...found.map(unbind), ...binds(first(found), 2)]);
    const bind = "associateEndpointIpaddress";
    expect(summary(plan)).toEqual([
      [bind, 1],
      ["disassociateEndpointIpaddress", 1, "s0"],
      [bind, 1],
      ["disassociateEndpointIpaddress", 1, "s0", "s2"],
    ]);
    expect(plan.estimate.seconds).toBe(20);
  });

  test("at the ceiling of six, what is taken off comes first", async () => {
    const world = worldOf(stateOf({ endpoints: [6] }));
    const found = await all(world);
    const plan = world.bindings.plan([...binds(first(found), 1), unbind(first(found))]);
    expect(summary(plan)).toEqual([
      ["disassociateEndpointIpaddress", 1],
      ["associateEndpointIpaddress", 1, "s0"],
    ]);
  });

  test("an address moves between endpoints when it is off the first", async () => {
    const world = worldOf(stateOf({ endpoints: [3, 3] }));
    const [binding, , , to] = await all(world);
    const plan = world.bindings.plan([{ action: "move", binding, to } as Change]);
    expect(plan.steps.map(({ params }) => params)).toEqual([
      { endpoint_id: binding?.resource.id, ipaddress_id: binding?.ids.ipaddress_id },
      { endpoint_id: to?.resource.id, ipaddress: { subnet_id: SUBNET, ip: binding?.address } },
    ]);
    expect(plan.items[0]?.steps).toEqual(["s0", "s1"]);
  });

  test("two endpoints at the floor cannot give each other an address", async () => {
    const world = worldOf(stateOf({ endpoints: [2, 2] }));
    const [a, , b] = (await all(world)) as [Binding, Binding, Binding];
    const plan = world.bindings.plan([
      { action: "move", binding: a, to: b },
      { action: "move", binding: b, to: a },
    ]);
    expect(reasons(plan)).toEqual([
      [0, "floor"],
      [1, "floor"],
    ]);
    expect(plan.steps).toEqual([]);
  });

  test("desktops exchange their EIPs: off with one request, then each on", async () => {
    const world = worldOf(stateOf({ desktops: [2, 0] }));
    const [a, b] = (await all(world)) as [Binding, Binding];
    const plan = world.bindings.plan([
      { action: "move", binding: a, to: b },
      { action: "move", binding: b, to: a },
    ]);
    expect(summary(plan)).toEqual([
      ["batchDisassociateDesktopsEip", 2],
      ["associateDesktopsEip", 1, "s0"],
      ["associateDesktopsEip", 1, "s0"],
    ]);
  });

  test("an EIP goes off with the private address that is returned", async () => {
    const world = worldOf(stateOf({ interfaces: [[2, 1]] }));
    const found = (await all(world)).filter(({ primary }) => !primary);
    const plan = world.bindings.plan(found.map(unbind));
    expect(summary(plan)).toEqual([["unassignPrivateIpAddresses", 3]]);
    expect(plan.items.map(({ steps }) => steps)).toEqual([["s0"], ["s0"], ["s0"]]);
  });

  test("an EIP waits for the private address that it goes to", async () => {
    const world = worldOf(
      stateOf({
        interfaces: [
          [1, 1],
          [1, 0],
        ],
      }),
    );
    const found = await all(world);
    const [eip] = found.filter(({ kind }) => kind === "eip") as [Binding];
    const [, there] = found.filter(({ kind, primary }) => kind === "eni-private-ip" && !primary) as Binding[];
    const [target] = found.filter(({ resource }) => resource.id === eip.resource.id);
    if (!there || !target) throw new Error("the world lacks something");
    const moved = {
      ...there,
      ids: { ...there.ids, NetworkInterfaceId: target.resource.id },
      resource: target.resource,
    };
    const plan = world.bindings.plan([
      { action: "move", binding: there, to: target },
      { action: "move", binding: eip, to: moved },
    ]);
    expect(summary(plan)).toEqual([
      ["migratePrivateIpAddress", 1],
      ["disassociateAddress", 1],
      ["associateAddress", 1, "s0", "s1"],
    ]);
  });
});

describe("refused, with a reason", () => {
  const world = worldOf(
    stateOf({
      endpoints: [3],
      desktops: [2, 1],
      spareDesktopEips: 1,
      interfaces: [
        [2, 1],
        [1, 0],
      ],
    }),
  );
  const of = async (kind: string) => (await all(world)).filter((binding) => binding.kind === kind);

  test("the floor, and only what is too much", async () => {
    const plan = world.bindings.plan((await of("dns-endpoint-ip")).map(unbind));
    expect(reasons(plan)).toEqual([
      [1, "floor"],
      [2, "floor"],
    ]);
    expect(plan.refused[0]?.message).toBe("the endpoint endpoint-0 keeps at least 2 addresses");
    expect(plan.items).toHaveLength(1);
  });

  test("the ceiling", async () => {
    const to = first(await of("dns-endpoint-ip"));
    const plan = world.bindings.plan(Array.from({ length: 5 }, () => ({ action: "bind", to })));
    expect(reasons(plan)).toEqual([
      [3, "ceiling"],
      [4, "ceiling"],
    ]);
  });

  test("a primary address, an address of a subnet elsewhere, a busy one", async () => {
    const [primary, own] = (await of("eni-private-ip")) as [Binding, Binding];
    const to = (await of("eni-private-ip")).at(-1) as Binding;
    const other = { ...to, ids: { ...to.ids, SubnetId: "subnet-2" } };
    const plan = world.bindings.plan([
      unbind(primary),
      { action: "move", binding: own, to: other },
      unbind({ ...own, id: "x", state: "busy" }),
    ]);
    expect(reasons(plan)).toEqual([
      [0, "primary"],
      [1, "other-subnet"],
      [2, "busy"],
    ]);
  });

  test("another account or region", async () => {
    const [binding, , to] = (await of("desktop-eip")) as [Binding, Binding, Binding];
    const plan = world.bindings.plan([{ action: "move", binding, to: { ...to, region: "cn-east-3" } }]);
    expect(reasons(plan)).toEqual([[0, "elsewhere"]]);
  });

  test("a desktop that has an EIP, unless it loses it; what is bound; the same twice", async () => {
    const [a, b, free] = (await of("desktop-eip")) as [Binding, Binding, Binding];
    const taken = world.bindings.plan([{ action: "bind", binding: free, to: b }], { inventory: [b] });
    expect(reasons(taken)).toEqual([[0, "occupied"]]);
    const swapped = world.bindings.plan([unbind(b), { action: "bind", binding: free, to: b }]);
    expect(summary(swapped)).toEqual([
      ["batchDisassociateDesktopsEip", 1],
      ["associateDesktopsEip", 1, "s0"],
    ]);
    expect(reasons(world.bindings.plan([{ action: "bind", binding: a, to: b }]))).toEqual([[0, "bound"]]);
    expect(reasons(world.bindings.plan([unbind(a), unbind(a)]))).toEqual([[1, "twice"]]);
  });

  test("an EIP that would be lost, unless that is allowed", async () => {
    const holder = (await of("eni-private-ip")).find(({ ids }) => ids.AddressId) as Binding;
    const plan = world.bindings.plan([unbind(holder)]);
    expect(plan.refused).toMatchObject([{ reason: "side-effect", allow: "detach-eip" }]);
    const allowed = world.bindings.plan([unbind(holder)], { allow: ["detach-eip"] });
    expect(summary(allowed)).toEqual([["unassignPrivateIpAddresses", 1]]);
    const eip = first(await of("eip"));
    const cascading = { ...eip, resource: { ...eip.resource, cascadeRelease: "yes" as const } };
    expect(world.bindings.plan([unbind(cascading)]).refused).toMatchObject([{ allow: "release-eip" }]);
  });

  test("an EIP that something holds whose calls are others", async () => {
    const eip = first(await of("eip"));
    const held = { ...eip, resource: { id: "nat-1", name: "", type: "NAT" } };
    expect(reasons(world.bindings.plan([unbind(held)]))).toEqual([[0, "foreign"]]);
  });

  test("ids that the call needs and nobody told", async () => {
    const { ids, ...to } = first(await of("dns-endpoint-ip"));
    const { subnet_id: _, ...without } = ids;
    const plan = world.bindings.plan([{ action: "bind", to: { ...to, ids: without } }]);
    expect(plan.refused).toMatchObject([
      { reason: "incomplete", message: "`subnet_id` is not known, and the call needs it" },
    ]);
  });
});

test("what is so already takes no step", async () => {
  const world = worldOf(stateOf({ desktops: [1, 0], spareDesktopEips: 1 }));
  const [bound, free] = (await all(world)) as [Binding, Binding];
  const plan = world.bindings.plan([unbind(free), { action: "move", binding: bound, to: bound }]);
  expect(plan).toMatchObject({ steps: [], refused: [], items: [{ steps: [] }, { steps: [] }] });
});

test("a plan is plain JSON, and the same for the same", async () => {
  const world = worldOf(stateOf({ desktops: [3, 0] }));
  const found = await all(world);
  const plan = world.bindings.plan(found.map(unbind));
  expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
  expect(world.bindings.plan(found.map(unbind))).toEqual(plan);
  expect(world.bindings.plan(found.slice(1).map(unbind)).id).not.toBe(plan.id);
  expect(JSON.stringify(plan)).not.toContain('"raw"');
});

test("a malformed change is refused with the field's name", async () => {
  const { bindings } = worldOf();
  const wrong = [
    [{ action: "release" }, "changes[0].action: expected unbind, bind or move, got release"],
    [{ action: "unbind" }, "changes[0].binding: expected a binding, got nothing"],
    [{ action: "bind" }, "changes[0].to: expected a place, got nothing"],
    [{ action: "unbind", binding: { id: "x" } }, "changes[0].binding.address: expected a text, got nothing"],
    [{ action: "bind", to: { cloud: 1 } }, "changes[0].to.cloud: expected a text, got a number"],
    [{ action: "bind", to: {}, address: "a\0b" }, "changes[0].address: expected a text without a NUL"],
  ] as const;
  for (const [change, message] of wrong) {
    expect(() => bindings.plan([change as never])).toThrow(message);
    expect(() => bindings.plan([change as never])).toThrow(CloudError);
  }
});

// Where each refusal plays all changes again, the number of changes takes its square of the time: many minutes in place
// of a few seconds, and no test may go on for so long.
describe("many changes that cannot be made take no longer than others", () => {
  const MANY = 25_000;
  const many = Array.from({ length: MANY }, (_, at) => at);

  test("a row of moves whose last place is taken", async () => {
    const world = worldOf(stateOf({ desktops: [1, 0] }));
    const one = first(await all(world));
    const at = (number: number): Binding => ({
      ...one,
      id: `eip-${number}`,
      address: `10.${number}`,
      resource: { id: `desktop-${number}`, name: "" },
      ids: { eip_id: `eip-${number}` },
    });
    const changes = many.map((number): Change => ({ action: "move", binding: at(number), to: at(number + 1) }));
    const free = world.bindings.plan(changes);
    expect([free.items.length, free.refused.length]).toEqual([MANY, 0]);
    const taken = world.bindings.plan(changes, { inventory: [at(MANY)] });
    expect(new Set(taken.refused.map(({ reason }) => reason))).toEqual(new Set(["occupied"]));
    expect(taken.refused).toHaveLength(MANY);
  });

  test("addresses for one endpoint, which has room for four", async () => {
    const world = worldOf(stateOf({ endpoints: [2] }));
    const to = first(await all(world));
    const plan = world.bindings.plan(many.map((): Change => ({ action: "bind", to })));
    expect(plan.items.map(({ change }) => change)).toEqual([0, 1, 2, 3]);
    expect(new Set(plan.refused.map(({ reason }) => reason))).toEqual(new Set(["ceiling"]));
  });

  test("a chain of moves that the last endpoint stops", async () => {
    // Six on each endpoint, and one of each to the next: what stops the last stops all, one after the other.
    const world = worldOf(stateOf({ endpoints: [6, 6] }));
    const [row] = (await all(world)) as [Binding];
    const on = (endpoint: number): Binding => {
      const id = `e${String(endpoint).padStart(31, "0")}`;
      const ids = { ...row.ids, endpoint_id: id, ipaddress_id: id };
      return { ...row, id, address: `10.0.${endpoint >> 8}.${endpoint & 255}`, resource: { ...row.resource, id }, ids };
    };
    const changes = many.map((at): Change => ({ action: "move", binding: on(at), to: on(at + 1) }));
    const { steps, refused } = world.bindings.plan(changes);
    expect(steps).toEqual([]);
    expect(new Set(refused.map(({ reason }) => reason))).toEqual(new Set(["ceiling"]));
    expect(refused).toHaveLength(MANY);
  });
});
