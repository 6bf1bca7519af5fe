// Load balancers that a gateway gets with an address of theirs, and the listeners that this may cost.
import { expect, test } from "vitest";
import type { Binding, Change } from "../../pkg/bindings/index.js";
import { readPlan } from "../../pkg-template/src/gateway/bulk/stored-plan.ts";
import { all, INTERVAL, outcomes, stateOf, uuid, worldOf } from "./support/world.ts";

/** A gateway with one balancer, and a change that binds an address of another one there. */
async function prepared() {
  const world = worldOf(stateOf({ gateways: [[1]] }));
  const [there] = (await all(world)) as [Binding];
  const bind = (balancer: number, address: string, attach = true): Change => {
    const to = { ...there, ids: { ...there.ids, elb_id: uuid(balancer) } };
    return { action: "bind", to, address, attach };
  };
  const balancers = async () => {
    const { data } = await world.huawei.apig.listExtraElbs({ instance_id: there.resource.id });
    return data.elbs?.map(({ elb_id }) => elb_id);
  };
  return { ...world, there, bind, balancers };
}

test("it is attached once, before the first of its addresses is bound", async () => {
  const { bindings, bind, there, balancers } = await prepared();
  const own = there.ids.elb_id ?? "";
  const plan = bindings.plan([
    bind(1, "203.0.113.1"),
    bind(2, "203.0.113.2"),
    // The same balancer again, and one that the gateway has.
    bind(1, "203.0.113.3", false),
    { action: "bind", to: there, address: "203.0.113.4" },
  ]);
  expect(plan.steps).toMatchObject([
    { operation: "batchAddExtraElbs", list: "elb_details", after: [] },
    { operation: "registerIngressIps", after: ["s0"] },
  ]);
  expect(plan.steps.map(({ items }) => items.map(({ item, balancer }) => [item, balancer]))).toEqual([
    [
      ["i0", uuid(1)],
      ["i2", uuid(1)],
      ["i1", uuid(2)],
    ],
    ["i0", "i2", "i1", "i3"].map((item) => [item, undefined]),
  ]);
  const report = await bindings.apply(plan, INTERVAL);
  expect(outcomes(report)).toEqual(["done", "done", "done", "done"]);
  expect(await balancers()).toEqual([own, uuid(1), uuid(2)]);
});

test("listeners are deleted only if that is allowed", async () => {
  const { bindings, bind } = await prepared();
  const change = [bind(1, "203.0.113.1")];
  const entry = (plan: ReturnType<typeof bindings.plan>) => plan.steps[0]?.items[0]?.entry;
  expect(entry(bindings.plan(change))).toEqual({ id: uuid(1), force_overwrite_enabled: false });
  const allowed = bindings.plan(change, { allow: ["overwrite-listeners"] });
  expect(entry(allowed)).toEqual({ id: uuid(1), force_overwrite_enabled: true });
});

test("one that the gateway has by now is left alone", async () => {
  const { bindings, bind, huawei, there } = await prepared();
  const plan = bindings.plan([bind(1, "203.0.113.1")]);
  const instance_id = there.resource.id;
  await huawei.apig.batchAddExtraElbs({ instance_id, elb_details: [{ id: uuid(1) }] });
  await huawei.wait("apig", "batchAddExtraElbs", { instance_id, elb_details: [{ id: uuid(1) }] }, undefined, INTERVAL);
  const report = await bindings.apply(plan, INTERVAL);
  expect(report.items).toMatchObject([{ outcome: "done", steps: { s0: "already", s1: "done" } }]);
});

test("a stored plan keeps which balancer a step is for", async () => {
  const { bindings, bind } = await prepared();
  const { steps, ...plan } = bindings.plan([bind(1, "203.0.113.1")]);
  expect(readPlan(JSON.parse(JSON.stringify({ ...plan, steps })), 1).steps).toEqual(steps);
});

test("undoing takes the address off, and leaves the balancer attached: detaching deletes listeners", async () => {
  const { bindings, bind, balancers } = await prepared();
  const report = await bindings.apply(bindings.plan([bind(1, "203.0.113.1")]), INTERVAL);
  const back = await bindings.undo(report);
  expect(back.steps.map(({ operation }) => operation)).toEqual(["unregisterIngressIps"]);
  expect(await bindings.apply(back, INTERVAL)).toMatchObject({ complete: true });
  expect(await balancers()).toContain(uuid(1));
});

test("nothing is attached for an address of another kind", async () => {
  const world = worldOf(stateOf({ interfaces: [[1, 0]] }));
  const [to] = (await all(world)) as [Binding];
  expect(world.bindings.plan([{ action: "bind", to, attach: true }]).refused).toMatchObject([{ reason: "kind" }]);
});
