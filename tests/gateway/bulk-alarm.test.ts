// The alarm of a job: it is there as soon as the job is, and takes the job away at its time and not before.
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { BulkList } from "../../pkg/gateway/index.js";
import { BulkSetting, isOver, LIST_ENDPOINTS, SHORT_LEASE } from "./support/bulk.ts";

let setting: BulkSetting;
beforeAll(async () => {
  setting = await BulkSetting.open(SHORT_LEASE);
});
afterAll(() => setting?.close());
beforeEach(() => setting.seed());

const listed = async () => ((await (await setting.fetch("/v1/bulk")).json()) as BulkList).jobs;

test("a job whose Worker ends before anybody was called is woken by its alarm", async () => {
  await setting.fetch("/hold-shares");
  // Nobody is called before the job knows its share. What answers the submission ends with the process.
  const submission = setting.post("/v1/bulk", { items: [LIST_ENDPOINTS] }).catch(() => undefined);
  await expect.poll(() => setting.told("/held-shares")).toBe(1);
  await setting.kill();
  await submission;
  // Being asked how it stands wakes no job.
  await expect.poll(listed).toMatchObject([{ state: "done", items: { total: 1, done: 1 } }]);
});

test("an alarm that comes again when a job has just ended leaves the job and its report where they are", async () => {
  const { id, url } = await setting.accepted({ items: [LIST_ENDPOINTS] });
  await setting.until(url, isOver);
  await setting.wake(id);
  expect(await setting.report(url)).toMatchObject({ id, state: "done", complete: true });
});
