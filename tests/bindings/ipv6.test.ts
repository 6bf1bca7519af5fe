// IPv6 addresses of network interfaces: listed beside the others, and changed by calls of their own.
import { expect, test } from "vitest";
import type { Binding, Change } from "../../pkg/bindings/index.js";
import { all, INTERVAL, outcomes, unbind, worldOf } from "./support/world.ts";

const ENI = "eni-m6dyj72l";
const [FIRST, SECOND] = ["2001:db8:0:1::7", "2001:db8:0:1::8"];

/** Two addresses on an interface, and the place of another one in their subnet. */
async function prepared() {
  const world = worldOf();
  const { address: _, ...elsewhere } = (await all(world, { kind: "eni-private-ip" })).find(
    ({ resource, ids }) => resource.id !== ENI && ids.SubnetId === "subnet-k57wo6pb",
  ) as Binding;
  const to = (await all(world, { kind: "eni-private-ip", resource: ENI }))[0] as Binding;
  const changes = [FIRST, SECOND].map((address): Change => ({ action: "bind", to, address }));
  const report = await world.bindings.apply(world.bindings.plan(changes), INTERVAL);
  expect(outcomes(report)).toEqual(["done", "done"]);
  return { ...world, elsewhere, found: await all(world, { family: 6, resource: ENI }) };
}

test("they are bound in one request and listed with their family", async () => {
  const { found, bindings } = await prepared();
  expect(found).toMatchObject([
    { kind: "eni-private-ip", address: FIRST, family: 6, network: "private", state: "bound", primary: false },
    { kind: "eni-private-ip", address: SECOND, family: 6, ids: { NetworkInterfaceId: ENI } },
  ]);
  const { steps } = bindings.plan(found.map(unbind));
  expect(steps).toMatchObject([
    { operation: "unassignIpv6Addresses", list: "Ipv6Addresses", items: [{ entry: { Address: FIRST } }, {}] },
  ]);
});

test("they are given back, beside one of the other family, and bound again", async () => {
  const world = await prepared();
  const plan = world.bindings.plan([
    ...world.found.map(unbind),
    ...(await all(world, { resource: ENI, address: "10.0.0.3" })).map(unbind),
  ]);
  expect(plan.steps).toHaveLength(2);
  const report = await world.bindings.apply(plan, INTERVAL);
  expect(report.complete).toBe(true);
  expect(await all(world, { family: 6, resource: ENI })).toEqual([]);
  const back = await world.bindings.undo(report);
  expect(back.refused).toEqual([]);
  expect(await world.bindings.apply(back, INTERVAL)).toMatchObject({ complete: true });
  expect(await all(world, { family: 6, resource: ENI })).toHaveLength(2);
});

test("no call moves one, so it is given back and bound", async () => {
  const world = await prepared();
  const [binding] = world.found as [Binding];
  const plan = world.bindings.plan([{ action: "move", binding, to: world.elsewhere }]);
  expect(plan.steps).toMatchObject([
    { operation: "unassignIpv6Addresses", after: [] },
    { operation: "assignIpv6Addresses", after: ["s0"] },
  ]);
  expect(outcomes(await world.bindings.apply(plan, INTERVAL))).toEqual(["done"]);
  const [moved] = await all(world, { address: FIRST });
  expect(moved?.resource.id).toBe(world.elsewhere.resource.id);
});

test("one that somebody else has by now is not bound again", async () => {
  const world = await prepared();
  const [binding] = world.found as [Binding];
  const report = await world.bindings.apply(world.bindings.plan([unbind(binding)]), INTERVAL);
  const taking: Change = { action: "bind", to: world.elsewhere, address: FIRST };
  await world.bindings.apply(world.bindings.plan([taking]), INTERVAL);
  const { refused } = await world.bindings.undo(report);
  expect(refused).toMatchObject([{ reason: "occupied", address: FIRST }]);
});

test("the provider chooses some of either family, each counted in a request", async () => {
  const world = worldOf();
  const [to] = (await all(world, { kind: "eni-private-ip", resource: ENI })) as [Binding];
  const changes: Change[] = [
    { action: "bind", to, family: 6 },
    { action: "bind", to },
    { action: "bind", to, family: 6 },
  ];
  const plan = world.bindings.plan(changes);
  expect(plan.steps).toMatchObject([
    { operation: "assignIpv6Addresses", list: "Ipv6AddressCount", items: [{ item: "i0" }, { item: "i2" }] },
    { operation: "assignPrivateIpAddresses", list: "SecondaryPrivateIpAddressCount", items: [{ item: "i1" }] },
  ]);
  const report = await world.bindings.apply(plan, INTERVAL);
  expect(outcomes(report)).toEqual(["done", "done", "done"]);
  expect(report.items.map(({ after }) => after?.family)).toEqual([6, 4, 6]);
  const chosen = (await all(world, { family: 6, resource: ENI })).map(({ id }) => id);
  expect([report.items[0]?.after?.id, report.items[2]?.after?.id].sort()).toEqual(chosen.sort());
  // What was chosen is known now, so that it can be given back.
  const back = await world.bindings.undo(report);
  expect(await world.bindings.apply(back, INTERVAL)).toMatchObject({ complete: true });
  expect(await all(world, { family: 6, resource: ENI })).toEqual([]);
});

test("only of an interface can one be chosen, and a family is 4 or 6", async () => {
  const { bindings, ...world } = worldOf();
  const [to] = (await all({ ...world, bindings }, { kind: "dns-endpoint-ip" })) as [Binding];
  expect(bindings.plan([{ action: "bind", to, family: 6 }]).refused).toMatchObject([{ reason: "family" }]);
  expect(() => bindings.plan([{ action: "bind", to, family: 5 as 6 }])).toThrow("changes[0].family: expected 4 or 6");
});
