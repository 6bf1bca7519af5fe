// A job of many unbinds, with faults, whose Worker is killed twice in its course: every item is done exactly once, as the
// clouds' own state and journal show, and the report says so. CLOUDIP_BULK_ITEMS=10000 makes it as large as jobs may be.
import { afterAll, beforeAll, expect, test } from "vitest";
import type { BulkItem } from "../../pkg/gateway/index.js";
import type { JournalEntry } from "../../pkg-template/src/emulator/journal.ts";
import type { StateDocument } from "../../pkg-template/src/emulator/state.ts";
import { type Size, stateOf } from "../bindings/support/world.ts";
import { BulkSetting, isOver, SHORT_LEASE, type Usage } from "./support/bulk.ts";

const { CLOUDIP_BULK_ITEMS: given } = process.env;
/** In hundreds: what follows has a hundred addresses that can go. */
const HUNDREDS = Math.round(Number(given ?? 1000) / 100);
const many = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);
const SIZE: Size = {
  // Of six addresses, two have to stay.
  endpoints: many(3 * HUNDREDS, 6),
  // Balancers with two addresses each.
  gateways: many(HUNDREDS, many(9, 2)),
  desktops: [20 * HUNDREDS, 0],
  interfaces: many<[number, number]>(2 * HUNDREDS, [20, 0]),
  publicips: 10 * HUNDREDS,
};

/** One request in twenty meets one of them. */
const FAULTS = {
  faults: [
    { probability: 0.0125, status: 500 },
    { probability: 0.0125, status: 429 },
    { probability: 0.0125, cut: "before" },
    { probability: 0.0125, cut: "after" },
  ],
  seed: 7,
};

/** An item for each address, under a name of it. */
function unbinds({ huawei, tencent }: StateDocument): Map<string, BulkItem> {
  const items = new Map<string, BulkItem>();
  for (const { id: endpoint_id, addresses = [] } of huawei?.endpoints ?? []) {
    for (const { id = "" } of addresses.slice(2)) {
      const params = { endpoint_id, ipaddress_id: id };
      items.set(id, { cloud: "huawei", service: "dns", operation: "disassociateEndpointIpaddress", params });
    }
  }
  for (const { id, elbs = [] } of huawei?.gateways ?? []) {
    for (const elb of elbs) {
      for (const { ip = "", type } of elb.addresses ?? []) {
        const params = { instance_id: id, elbs: [{ elb_id: elb.id, public_ips: [{ type, ip }] }] };
        items.set(ip, { cloud: "huawei", service: "apig", operation: "unregisterIngressIps", params });
      }
    }
  }
  for (const { desktopId } of huawei?.desktopEips ?? []) {
    if (!desktopId) continue;
    const params = { desktop_ids: [desktopId] };
    items.set(desktopId, { cloud: "huawei", service: "workspace", operation: "batchDisassociateDesktopsEip", params });
  }
  for (const { id = "", association } of huawei?.publicips ?? []) {
    if (!association) continue;
    const params = { publicip_ids: [id] };
    items.set(id, { cloud: "huawei", service: "eip", operation: "batchDisassociatePublicips", params });
  }
  for (const { id, addresses = [] } of tencent?.networkInterfaces ?? []) {
    for (const { ip = "", primary } of addresses) {
      if (primary) continue;
      const params = { NetworkInterfaceId: id, PrivateIpAddresses: [{ PrivateIpAddress: ip }] };
      items.set(ip, { cloud: "tencent", service: "vpc", operation: "unassignPrivateIpAddresses", params });
    }
  }
  return items;
}

/** The operations that take something off. */
const CHANGING = /^(Disassociate|Unregister|Batch|Unassign)/;

/** What took effect at the clouds: the names, each as often as a request took it off. */
function takenOff(requests: Iterable<JournalEntry>, names: ReadonlyMap<string, unknown>): string[] {
  return [...requests].flatMap(({ operation = "", status = 0, code, url, body }) => {
    if (code || status < 200 || status > 299 || !CHANGING.test(operation)) return [];
    const words = new Set([...url.split(/[/?]/), ...[...body.matchAll(/"([^"]*)"/g)].map(([, word]) => word ?? "")]);
    return [...words].filter((word) => names.has(word));
  });
}

let setting: BulkSetting;
beforeAll(async () => {
  setting = await BulkSetting.open(SHORT_LEASE);
});
afterAll(() => setting?.close());

test("killed twice, with one request in twenty failing", { timeout: 3_600_000 }, async () => {
  const state = stateOf(SIZE);
  const items = unbinds(state);
  await setting.seed(state);
  await setting.control("faults", FAULTS);

  const usages: Usage[] = [];
  // Measured where somebody says how many items: it is right or wrong of nothing, and only Linux tells.
  const measure = async () => void (given && usages.push(await setting.usage()));
  await measure();
  const began = Date.now();
  const { url } = await setting.accepted({ items: [...items.values()] });
  const acceptedMs = Date.now() - began;
  await measure();
  for (const part of [1 / 3, 2 / 3]) {
    await setting.until(url, (status) => status.items.done >= part * items.size);
    await measure();
    await setting.kill();
  }
  const status = await setting.until(url, isOver);
  const seconds = (Date.now() - began) / 1000;
  await measure();
  await setting.watch();

  const report = await setting.report(url);
  expect(report.report.filter(({ outcome }) => outcome !== "done").slice(0, 10)).toEqual([]);
  expect(report).toMatchObject({ state: "done", complete: true, items: { total: items.size, done: items.size } });
  expect(status.items).toEqual(report.items);
  expect(report.report.map(({ item }) => item)).toEqual([...items.keys()].map((_, at) => at));

  // Nothing that was to go is there any longer, all else is, and nothing was taken off twice.
  const left = await setting.control<StateDocument>("state");
  expect([...unbinds(left).keys()]).toEqual([]);
  expect(left.huawei?.endpoints?.map(({ addresses }) => addresses?.length)).toEqual(SIZE.endpoints?.map(() => 2));
  expect(takenOff(setting.requests.values(), items).sort()).toEqual([...items.keys()].sort());

  const [idle, accepted, ...later] = usages;
  if (!idle || !accepted) return;
  const all = [...setting.requests.values()];
  const changing = all.filter(({ operation = "" }) => CHANGING.test(operation)).length;
  console.log(
    `${items.size} items: accepted in ${acceptedMs} ms, with ${(accepted.seconds - idle.seconds).toFixed(1)} s of processor ` +
      `time and from ${idle.megabytes.toFixed(0)} to ${accepted.megabytes.toFixed(0)} MB; done in ${seconds.toFixed(1)} s with ` +
      `two kills; ${all.length} requests to the clouds (${(all.length / items.size).toFixed(2)} an item), ${changing} of them ` +
      `to change something, ${all.filter(({ fault }) => fault).length} met a fault; the job tells of ${report.requests}; ` +
      `the Worker's process had ${later.map(({ megabytes }) => megabytes.toFixed(0)).join(", ")} MB at most`,
  );
});
