// Plans performed against the emulator: every system, what is said of single changes, repetition, abort.
import { describe, expect, test } from "vitest";
import type { Binding, Change, Journal } from "../../pkg/bindings/index.js";
import { inVirtualTime } from "./support/virtual-time.ts";
import {
  all,
  CloudError,
  INTERVAL,
  memoryJournal,
  outcomes,
  type Size,
  stateOf,
  unbind,
  worldOf,
} from "./support/world.ts";

/** A world with something of everything. */
const everything = () =>
  worldOf(
    stateOf({
      endpoints: [2, 3, 6],
      gateways: [[3, 1], [1]],
      desktops: [3, 2],
      spareDesktopEips: 1,
      interfaces: [
        [12, 2],
        [2, 1],
      ],
      publicips: 3,
    }),
  );

const isFree = ({ primary, kind }: Binding) => !primary && kind !== "dns-endpoint-ip";

describe("every system", () => {
  test("all that can go is unbound, and shown so", () => inVirtualTime(unbindEverything));

  async function unbindEverything(): Promise<void> {
    const world = everything();
    const plan = world.bindings.plan((await all(world, { state: "bound" })).map(unbind));
    expect(plan.refused.map(({ reason }) => reason).sort()).toEqual([...Array(6).fill("floor"), "primary", "primary"]);
    const report = await world.bindings.apply(plan, INTERVAL);
    expect(report.items.filter(({ outcome }) => outcome !== "refused").every(({ outcome }) => outcome === "done")).toBe(
      true,
    );
    expect(report).toMatchObject({ complete: false, aborted: false, plan: plan.id });
    const left = await all(world, { state: "bound" });
    expect(left.filter(isFree)).toEqual([]);
    expect(left.filter(({ kind }) => kind === "dns-endpoint-ip")).toHaveLength(6);
    // Each step was sent once, and each effect was seen at the first look.
    expect(report.calls).toBeLessThanOrEqual(plan.estimate.calls + plan.estimate.reads);
  }

  test("what is bound again has the same addresses", async () => {
    const world = everything();
    const before = (await all(world, { state: "bound" })).filter(isFree);
    await world.bindings.apply(world.bindings.plan(before.map(unbind)), INTERVAL);
    const free = await all(world, { state: "unbound" });
    const changes = before.map((to): Change => {
      const binding = free.find(({ address, kind }) => address === to.address && kind === to.kind);
      return binding ? { action: "bind", binding, to } : { action: "bind", to, address: to.address };
    });
    const plan = world.bindings.plan(changes);
    expect(plan.refused).toEqual([]);
    const report = await world.bindings.apply(plan, INTERVAL);
    expect(report.items.filter(({ outcome }) => outcome !== "done")).toEqual([]);
    const after = (await all(world, { state: "bound" })).filter(isFree);
    expect(after.map(({ id }) => id).sort()).toEqual(before.map(({ id }) => id).sort());
    expect(report.items.map(({ after }) => after?.id).sort()).toEqual(before.map(({ id }) => id).sort());
  });

  test("moves: a private address, an EIP, a desktop's EIP, an endpoint's address, an ingress address", async () => {
    const world = everything();
    const found = await all(world);
    const of = (kind: string) => found.filter((binding) => binding.kind === kind && !binding.primary) as Binding[];
    const last = (kind: string) => of(kind).at(-1) as Binding;
    const desktops = of("desktop-eip");
    const [endpoint] = of("dns-endpoint-ip").filter(({ resource }) => resource.addresses === 3) as [Binding];
    const target = of("dns-endpoint-ip").find(({ resource }) => resource.addresses === 2) as Binding;
    const [ingress] = of("gateway-ingress") as [Binding];
    const interfaceTo = last("eni-private-ip");
    const [eip] = of("eip").filter(({ cloud }) => cloud === "tencent") as [Binding];
    const holder = of("eni-private-ip").find(
      ({ ids }) => ids.AddressId !== eip.ids.AddressId && ids.AddressId,
    ) as Binding;
    const bare = of("eni-private-ip").find(({ ids }) => !ids.AddressId) as Binding;
    const changes: Change[] = [
      { action: "move", binding: desktops[0] as Binding, to: desktops[1] as Binding },
      { action: "move", binding: desktops[1] as Binding, to: desktops[0] as Binding },
      { action: "move", binding: endpoint, to: target },
      { action: "move", binding: ingress, to: last("gateway-ingress") },
      { action: "move", binding: holder, to: interfaceTo },
      { action: "move", binding: eip, to: bare },
    ];
    const plan = world.bindings.plan(changes);
    expect(plan.refused).toEqual([]);
    const report = await world.bindings.apply(plan, INTERVAL);
    expect(outcomes(report)).toEqual(Array(6).fill("done"));
    const after = await all(world);
    const at = (address: string, kind: string) =>
      after.find((binding) => binding.address === address && binding.kind === kind)?.resource.id;
    expect(at(desktops[0]?.address ?? "", "desktop-eip")).toBe(desktops[1]?.resource.id);
    expect(at(desktops[1]?.address ?? "", "desktop-eip")).toBe(desktops[0]?.resource.id);
    expect(at(endpoint.address, "dns-endpoint-ip")).toBe(target.resource.id);
    expect(at(ingress.address, "gateway-ingress")).toBe(last("gateway-ingress").resource.id);
    expect(at(holder.address, "eni-private-ip")).toBe(interfaceTo.resource.id);
    const moved = after.find(({ address, kind }) => address === eip.address && kind === "eip");
    expect(moved?.ids.PrivateIpAddress).toBe(bare.address);
  });

  test("addresses of the provider's choice", async () => {
    const world = everything();
    const found = await all(world);
    const [endpoint] = found.filter(({ kind }) => kind === "dns-endpoint-ip") as [Binding];
    const [eni] = found.filter(({ kind }) => kind === "eni-private-ip") as [Binding];
    const changes = [endpoint, endpoint, eni, eni, eni].map((to): Change => ({ action: "bind", to }));
    const plan = world.bindings.plan(changes);
    expect(plan.steps).toHaveLength(3);
    const report = await world.bindings.apply(plan, INTERVAL);
    expect(outcomes(report)).toEqual(Array(5).fill("done"));
    const ids = report.items.map(({ after }) => after?.id);
    expect(new Set(ids).size).toBe(5);
    const now = new Set((await all(world)).map(({ id }) => id));
    for (const id of ids) expect(now.has(id ?? "")).toBe(true);
  });
});

test("what somebody else unbound meanwhile is a success", async () => {
  const world = worldOf(stateOf({ desktops: [3, 0], interfaces: [[3, 1]], endpoints: [4], gateways: [[2]] }));
  const found = (await all(world)).filter((binding) => isFree(binding) || binding.kind === "dns-endpoint-ip");
  const plan = world.bindings.plan(found.map(unbind));
  await world.bindings.apply(plan, INTERVAL);
  const again = await world.bindings.apply(plan, INTERVAL);
  expect(again.complete).toBe(plan.refused.length === 0);
  expect(again.items.every(({ outcome }) => ["done", "already", "refused"].includes(outcome))).toBe(true);
});

test("one address that is gone does not spoil its batch", async () => {
  const world = worldOf(stateOf({ interfaces: [[8, 0]] }));
  const found = (await all(world)).filter(({ primary }) => !primary);
  const plan = world.bindings.plan(found.map(unbind));
  const [gone] = found as [Binding];
  await world.bindings.apply(world.bindings.plan([unbind(gone)]), INTERVAL);
  const report = await world.bindings.apply(plan, INTERVAL);
  expect(report.complete).toBe(true);
  expect((await all(world)).length).toBe(1);
});

test("one that the provider refuses fails alone", async () => {
  const world = worldOf(
    stateOf({
      interfaces: [
        [1, 0],
        [1, 0],
      ],
    }),
  );
  const found = (await all(world)).filter(({ primary }) => !primary) as [Binding, Binding];
  const [to, taken] = found;
  const free = ["10.20.0.100", "10.20.0.101", "10.20.0.102"];
  const changes = [...free, taken.address].map((address): Change => ({ action: "bind", to, address }));
  const report = await world.bindings.apply(world.bindings.plan(changes), INTERVAL);
  expect(outcomes(report)).toEqual(["done", "done", "done", "failed"]);
  expect(report.items[3]).toMatchObject({ code: "ResourceInUse", message: expect.stringContaining(taken.address) });
});

test.each([
  ["an endpoint's address", { endpoints: [3] }, "DisassociateEndpointIpaddress"],
  ["a desktop's EIP, of which nothing shows at first", { desktops: [2, 0] }, "BatchDisassociateDesktopsEip"],
] as const)("what took effect without an answer is not sent again: %s", async (_, size, operation) => {
  const world = worldOf(stateOf({ ...size } as Size));
  const [binding] = (await all(world)) as [Binding];
  await world.control("faults", { faults: [{ operation, nth: 1, cut: "after" }] });
  const report = await world.bindings.apply(world.bindings.plan([unbind(binding)]), INTERVAL);
  expect(outcomes(report)).toEqual(["done"]);
  const { requests } = (await world.control("requests")) as { requests: { operation?: string }[] };
  expect(requests.filter((request) => request.operation === operation)).toHaveLength(1);
});

test("what needs a step that failed is not begun, and the report tells what stands", async () => {
  const world = worldOf(stateOf({ endpoints: [2] }));
  const [a] = (await all(world)) as [Binding];
  await world.control("faults", {
    faults: [{ operation: "AssociateEndpointIpaddress", status: 400, code: "DNS.0403", message: "no quota" }],
  });
  const plan = world.bindings.plan([{ action: "bind", to: a }, unbind(a)]);
  const report = await world.bindings.apply(plan, INTERVAL);
  expect(report.items).toMatchObject([
    { outcome: "failed", code: "DNS.0403", steps: { s0: "failed" } },
    { outcome: "skipped", steps: { s1: "skipped" } },
  ]);
  expect(await all(world)).toHaveLength(2);
});

test("an abort lets what has begun come to its end, and begins nothing", async () => {
  const world = worldOf(stateOf({ interfaces: [[25, 0]] }));
  const plan = world.bindings.plan((await all(world)).filter(({ primary }) => !primary).map(unbind));
  const controller = new AbortController();
  const journal = memoryJournal();
  const told: string[] = [];
  const report = await world.bindings.apply(plan, {
    ...INTERVAL,
    journal,
    signal: controller.signal,
    onProgress: ({ step, phase, done, total }) => {
      told.push(`${step} ${phase} ${done}/${total}`);
      controller.abort();
    },
  });
  expect(told).toEqual(["s0 begin 0/3", "s0 end 1/3"]);
  expect(report).toMatchObject({ aborted: true, complete: false });
  expect(outcomes(report)).toEqual([...Array(10).fill("done"), ...Array(15).fill("skipped")]);
  expect(await all(world)).toHaveLength(16);
  const rest = await world.bindings.apply(plan, { ...INTERVAL, journal });
  expect(rest).toMatchObject({ aborted: false, complete: true });
  expect(await all(world)).toHaveLength(1);
});

test("a journal that fails ends the run: nothing is sent that is not written down", async () => {
  const world = worldOf(stateOf({ interfaces: [[25, 0]], desktops: [2, 0] }));
  const plan = world.bindings.plan((await all(world)).filter(({ primary }) => !primary).map(unbind));
  const full = memoryJournal();
  let room = 3;
  const journal: Journal = {
    ...full,
    append: (entry) => {
      if (room === 0) throw new Error("the disk is full");
      room -= 1;
      return full.append(entry);
    },
  };
  await expect(world.bindings.apply(plan, { ...INTERVAL, journal })).rejects.toThrow("the disk is full");
  const intents = [...(await full.entries())].filter(({ type }) => type === "intent");
  const { requests } = await world.control("requests");
  const changes = requests.filter(({ operation }: { operation: string }) => /unassign|disassociate/i.test(operation));
  expect(changes).toHaveLength(intents.length);
  // With room again the run goes on.
  expect(await world.bindings.apply(plan, { ...INTERVAL, journal: full })).toMatchObject({ complete: true });
});

test("a plan that cannot be performed here is refused before anything is sent", async () => {
  const world = worldOf(stateOf({ desktops: [1, 0] }));
  const plan = world.bindings.plan((await all(world)).map(unbind));
  const [step] = plan.steps;
  const elsewhere = { ...plan, steps: [{ ...step, region: "cn-east-3" }] } as typeof plan;
  await expect(world.bindings.apply(elsewhere)).rejects.toThrow(
    "an account given to Bindings: main, huawei, cn-east-3",
  );
  await expect(world.bindings.apply({ ...plan, version: 2 as 1 })).rejects.toThrow(CloudError);
  const journal = memoryJournal([{ type: "begin", plan: "another", at: 0 }]);
  await expect(world.bindings.apply(plan, { journal })).rejects.toThrow(`expected a journal of the plan ${plan.id}`);
});
