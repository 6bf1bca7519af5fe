// The way back, and what may not be needed.
import { expect, test } from "vitest";
import type { Binding, Change } from "../../pkg/bindings/index.js";
import { all, INTERVAL, outcomes, stateOf, unbind, uuid, worldOf } from "./support/world.ts";

const size = {
  endpoints: [4, 3],
  gateways: [[2]],
  desktops: [2, 1] as [number, number],
  interfaces: [
    [3, 1],
    [1, 0],
  ] as [number, number][],
  publicips: 1,
};
const ids = (found: readonly Binding[]) => found.map(({ id }) => id).sort();
const isFree = ({ primary, kind }: Binding) => !primary && kind !== "dns-endpoint-ip";

test("what was unbound is bound again, at the same address", async () => {
  const world = worldOf(stateOf(size));
  const before = await all(world, { state: "bound" });
  const endpoint = before.filter(({ resource }) => resource.addresses === 4).slice(0, 2);
  const plan = world.bindings.plan([...before.filter(isFree), ...endpoint].map(unbind));
  expect(plan.refused).toEqual([]);
  const report = await world.bindings.apply(plan, INTERVAL);
  const back = await world.bindings.undo(JSON.parse(JSON.stringify(report)));
  expect(back.refused).toEqual([]);
  expect(back.items).toHaveLength(plan.items.length);
  const undone = await world.bindings.apply(back, INTERVAL);
  expect(undone.items.filter(({ outcome }) => outcome !== "done")).toEqual([]);
  expect(ids(await all(world, { state: "bound" }))).toEqual(ids(before));
});

test("what was bound or moved goes back, and what was not done is left alone", async () => {
  const world = worldOf(stateOf(size));
  const before = await all(world, { state: "bound" });
  const of = (kind: string) => before.filter((binding) => binding.kind === kind && !binding.primary);
  const [a, b] = of("desktop-eip") as [Binding, Binding];
  const [first, , , other] = of("eni-private-ip") as Binding[];
  const endpoint = of("dns-endpoint-ip").find(({ resource }) => resource.addresses === 3) as Binding;
  const changes = [
    { action: "move", binding: a, to: b },
    { action: "move", binding: b, to: a },
    { action: "move", binding: first, to: other },
    { action: "bind", to: endpoint },
    { action: "bind", to: other, address: (of("eni-private-ip")[1] as Binding).address },
  ] as Change[];
  const plan = world.bindings.plan(changes, { inventory: before });
  expect(plan.refused.map(({ change, reason }) => [change, reason])).toEqual([[4, "occupied"]]);
  const report = await world.bindings.apply(plan, INTERVAL);
  expect(outcomes(report)).toEqual(["done", "done", "done", "done", "refused"]);
  const back = await world.bindings.undo(report);
  expect(back.items.map(({ action }) => action)).toEqual(["move", "move", "move", "unbind"]);
  await world.bindings.apply(back, INTERVAL);
  expect(ids(await all(world, { state: "bound" }))).toEqual(ids(before));
});

test("it is said what cannot be undone before anything is", async () => {
  const world = worldOf(
    stateOf({
      endpoints: [3],
      desktops: [2, 0],
      spareDesktopEips: 1,
      interfaces: [
        [1, 0],
        [1, 0],
      ],
    }),
  );
  const found = await all(world);
  const desktops = found.filter(({ kind }) => kind === "desktop-eip") as [Binding, Binding, Binding];
  const secondary = found.filter(({ kind, primary }) => kind === "eni-private-ip" && !primary) as [Binding, Binding];
  const [endpoint] = found.filter(({ kind }) => kind === "dns-endpoint-ip") as [Binding];
  const report = await world.bindings.apply(
    world.bindings.plan([desktops[0], secondary[0], endpoint].map(unbind)),
    INTERVAL,
  );
  // Meanwhile somebody gives the desktop another EIP, the address to another interface, and fills the endpoint.
  const others = world.bindings.plan([
    { action: "bind", binding: desktops[2], to: desktops[0] },
    { action: "bind", to: secondary[1], address: secondary[0].address },
    ...Array.from(
      { length: 4 },
      (): Change => ({ action: "bind", to: { ...endpoint, resource: { ...endpoint.resource, addresses: 2 } } }),
    ),
  ]);
  expect((await world.bindings.apply(others, INTERVAL)).complete).toBe(true);
  const back = await world.bindings.undo(report);
  expect(back.refused.map(({ kind, reason }) => [kind, reason])).toEqual([
    ["desktop-eip", "occupied"],
    ["eni-private-ip", "occupied"],
    ["dns-endpoint-ip", "ceiling"],
  ]);
  expect(back.steps).toEqual([]);
});

test("an EIP that was released for good does not come back", async () => {
  const world = worldOf(stateOf(size));
  const [eip] = (await all(world, { kind: "eip", cloud: "tencent" })) as [Binding];
  const cascading = { ...eip, resource: { ...eip.resource, cascadeRelease: "yes" as const } };
  const plan = world.bindings.plan([unbind(cascading)], { allow: ["release-eip"] });
  const back = await world.bindings.undo(await world.bindings.apply(plan, INTERVAL));
  expect(back.refused).toMatchObject([{ reason: "released" }]);
});

test("idle: what is bound to nothing, or to something that does not run", async () => {
  const seed = stateOf({ ...size, spareDesktopEips: 1 });
  const [attached] = seed.tencent?.networkInterfaces ?? [];
  if (!attached || !seed.tencent) throw new Error("the world has no interface");
  seed.tencent.instances = [{ id: "ins-1", vpcId: "vpc-1", zone: "z" }];
  attached.attachment = { instanceId: "ins-1", deviceIndex: 1, attachTime: "2020-06-04 09:05:00" };
  const world = worldOf(seed);
  // The emulator's desktops run; one of these does not.
  const { huawei } = world;
  const pages = huawei.pages.bind(huawei);
  const asked: string[] = [];
  huawei.pages = ((...args: Parameters<typeof pages>) => {
    asked.push(args[1]);
    if (args[1] !== "listDesktopsDetail") return pages(...args);
    return (async function* () {
      const desktops = [
        { desktop_id: uuid(200_001), status: "SHUTOFF" },
        { desktop_id: uuid(200_000), status: "ACTIVE" },
      ];
      yield { data: { desktops }, status: 200, requestId: "", attempts: 1 };
    })();
  }) as typeof pages;
  const found = [];
  for await (const item of world.bindings.idle()) found.push(item);
  const idle = found.flatMap((item) => (item.type === "idle" ? [[item.reason, item.binding.kind, item.message]] : []));
  expect(idle.sort()).toEqual([
    ["detached", "eni-private-ip", "no server has eni-00000001, which has 10.20.0.6"],
    ["stopped", "desktop-eip", "desktop-1 is shut down, and has 198.51.0.2"],
    ["unbound", "desktop-eip", "198.51.0.3 is bound to nothing"],
  ]);
  expect(found.at(-1)).toMatchObject({ type: "end", bindings: 3, failures: 0 });
  expect(asked.filter((name) => name === "listDesktopsDetail")).toHaveLength(1);
});
