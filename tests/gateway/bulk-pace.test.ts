// Jobs that run side by side keep to the limits of a service together.
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { BulkItem } from "../../pkg/gateway/index.js";
import type { JournalEntry } from "../../pkg-template/src/emulator/journal.ts";
import type { Share, Wish } from "../../pkg-template/src/gateway/bulk/pace-table.ts";
import { BulkSetting, isOver } from "./support/bulk.ts";

const SERVICE = { concurrency: 4, perSecond: 10 };
/** Items of each of the two jobs. */
const ITEMS = 30;

/** The cloud refuses it at once, and nothing more is asked. */
const call: BulkItem = {
  cloud: "tencent",
  service: "vpc",
  operation: "createHaVip",
  params: { VpcId: "vpc-none", HaVipName: "x" },
};

let setting: BulkSetting;
beforeAll(async () => {
  setting = await BulkSetting.open({ service: SERVICE }, { gatherS: 2 });
});
afterAll(() => setting?.close());
beforeEach(() => setting.seed());

/** Runs two jobs at once, and gives the requests that the cloud got. */
async function twoJobs(): Promise<JournalEntry[]> {
  const items = Array.from({ length: ITEMS }, () => call);
  const jobs = await Promise.all([setting.accepted({ items }), setting.accepted({ items })]);
  for (const { url } of jobs) {
    const { items: counts } = await setting.until(url, isOver);
    expect(counts.failed).toBe(ITEMS);
  }
  await setting.watch();
  expect(setting.requests.size).toBe(2 * ITEMS);
  return [...setting.requests.values()];
}

test("two jobs begin no more in a second than one", async () => {
  const requests = await twoJobs();
  const last = Math.max(...requests.map(({ at }) => Date.parse(at)));
  // From before anything could begin, so that a request which is on its way for long does not make it look like less.
  const seconds = (last - (await setting.told("/first-consumer"))) / 1000;
  // A second's worth may begin at once, and then what the rate lets in; each job with a rate of its own would take less than
  // half of the time.
  const secondsOf = (items: number) => (items - SERVICE.perSecond) / SERVICE.perSecond;
  expect(seconds).toBeGreaterThan((secondsOf(2 * ITEMS) + secondsOf(ITEMS)) / 2);
});

test("two jobs have no more under way than one", async () => {
  // Of the cloud, longer than it takes to begin as many as may be.
  await setting.control("faults", { faults: [{ latencyMs: 600 }] });
  await twoJobs();
  const most = await setting.told("/most-under-way");
  expect(most).toBeGreaterThan(1);
  expect(most).toBeLessThanOrEqual(SERVICE.concurrency);
});

test("a service is shared out by what jobs want, and never twice", async () => {
  const share = async (job: string, running: number, waiting: number, more: Partial<Wish> = {}) => {
    const wish: Wish = { job, running, waiting, limits: { concurrency: 8, perSecond: 12 }, leaseMs: 60_000, ...more };
    const { concurrency, perSecond, isPart } = await setting.ask<Share>("pace:test", "share", wish);
    return [concurrency, perSecond, isPart];
  };
  expect(await share("a", 0, 100)).toEqual([8, 12, false]);
  // All is given away until the first one asks again.
  expect(await share("b", 0, 100)).toEqual([0, 0, true]);
  expect(await share("a", 6, 100)).toEqual([4, 6, true]);
  // Six run, and go on.
  expect(await share("b", 0, 100)).toEqual([2, 6, true]);
  expect(await share("a", 4, 100)).toEqual([4, 6, true]);
  expect(await share("b", 2, 100)).toEqual([4, 6, true]);
  // One that wants little leaves the others the rest, and one that only waits for its calls no rate.
  expect(await share("b", 1, 0)).toEqual([1, 0, true]);
  expect(await share("a", 4, 100)).toEqual([7, 12, true]);
  expect(await share("b", 0, 0)).toEqual([0, 0, true]);
  expect(await share("a", 4, 100)).toEqual([8, 12, false]);
  // A job that is not heard of any longer loses its share.
  expect(await share("a", 4, 100, { leaseMs: 1 })).toEqual([8, 12, false]);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(await share("b", 0, 100)).toEqual([8, 12, false]);
});
