// A caller's jobs whose objects do not answer, which no runtime can be made to do at a given moment.
import { afterEach, expect, test, vi } from "vitest";
import { OwnJobs } from "../../pkg-template/src/gateway/bulk/own-jobs.ts";
import type { ObjectNamespace } from "../../pkg-template/src/gateway/platform.ts";

/** Durable Objects by their names. */
const objects = (answerOf: (name: string) => Promise<Response>): ObjectNamespace<string> => ({
  idFromName: (name) => name,
  get: (name) => ({ fetch: () => answerOf(name) }),
});

afterEach(() => vi.useRealTimers());

test("a job that never answers is told as unread, and holds up the list no longer than a few seconds", async () => {
  vi.useFakeTimers();
  const logged = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const entries = [
    { n: 2, id: "mute", at: 5 },
    { n: 1, id: "well", at: 4 },
  ];
  const table = objects(async () => Response.json(entries));
  const never = new Promise<Response>(() => undefined);
  const jobs = objects((name) => (name === "mute" ? never : Promise.resolve(Response.json({ id: name }))));
  const told = vi.fn();
  new OwnJobs(table, "writer").page(jobs, 9, 2).then(told, told);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(told).toHaveBeenCalledExactlyOnceWith({ statuses: [{ id: "well" }], unread: [entries[0]] });
  expect(logged).toHaveBeenCalledExactlyOnceWith(expect.stringContaining("bulk job mute"));
  expect(vi.getTimerCount()).toBe(0);
});
