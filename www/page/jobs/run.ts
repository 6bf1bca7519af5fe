/** Performs plans: begins them, stops them, and goes on with those that were cut off. */

import type { Cloud, Plan, Report } from "cloudip/bindings";
import { bindings, connected } from "../connections/store.js";
import { renew } from "../inventory/store.js";
import { announce } from "../shell/announce.js";
import { say } from "../words/index.js";
import type { Job } from "./job.js";
import { journalOf, keep } from "./storage.js";
import { add, change, jobs, liveOf, lockOf } from "./store.js";

/** The emulator settles sooner than a cloud. */
const EMULATOR_LOOKS_MS = 700;

const stops = new Map<string, AbortController>();

/** Begins a run, and gives its id. */
export function begin(plan: Plan): string {
  const id = crypto.randomUUID();
  const job: Job = { id, at: Date.now(), plan, state: "running", done: 0, calls: 0 };
  add(job);
  void perform(job);
  return id;
}

/** Goes on with a run that was cut off, or that stopped before its end. */
export function resume(id: string): void {
  const job = jobs.value.find((job) => job.id === id);
  if (!job) return;
  change(id, { state: "running", error: undefined });
  void perform(job);
}

/** Begins no further step. */
export function stop(id: string): void {
  change(id, { state: "stopping" });
  stops.get(id)?.abort();
}

/** One tab performs a run. */
async function perform({ id, at, plan }: Job): Promise<void> {
  const controller = new AbortController();
  stops.set(id, controller);
  try {
    const report = await navigator.locks.request(lockOf(id), async () => {
      await keep({ id, at, plan });
      return bindings.value.apply(plan, {
        journal: journalOf(id, (entry) => liveOf(id).take(entry)),
        signal: controller.signal,
        onProgress: ({ done, calls }) => change(id, { done, calls }),
        ...(isEmulated(plan) && { intervalMs: EMULATOR_LOOKS_MS }),
      });
    });
    // A run that was stopped has no report to keep, since it can go on.
    if (!report.aborted) await keep({ id, at, plan, report });
    change(id, { state: report.aborted ? "cut off" : "done", report, calls: report.calls });
    announce(say("jobs.ended", countsOf(report)));
  } catch (error) {
    change(id, { state: "broken", error });
  } finally {
    stops.delete(id);
    await renewPlaces(plan);
  }
}

/** How many changes are as wished, and how many are not. */
export function countsOf({ items }: Report): { done: number; failed: number } {
  const done = items.filter(({ outcome }) => outcome === "done" || outcome === "already").length;
  return { done, failed: items.length - done };
}

function isEmulated({ steps }: Plan): boolean {
  const emulated = connected.value.filter(({ connection }) => connection.by.type === "emulator");
  const names = new Set(emulated.map(({ connection: { cloud, name } }) => `${cloud}:${name}`));
  return steps.every(({ cloud, account }) => names.has(`${cloud}:${account}`));
}

/** Reads again what a plan was about: the lists of its kinds, since what an EIP is on shows in two. */
async function renewPlaces({ steps }: Plan): Promise<void> {
  const places = new Map(
    steps.flatMap(({ cloud, account, region, items }) =>
      items.map(({ kind }) => [[cloud, account, region, kind].join(":"), { cloud, account, region, kind }] as const),
    ),
  );
  const also = [...places.values()].flatMap((place) =>
    sharing(place.cloud, place.kind).map((kind) => ({ ...place, kind })),
  );
  const unique = new Map(also.map((place) => [JSON.stringify(place), place]));
  await Promise.all([...unique.values()].map(renew));
}

const sharing = (cloud: Cloud, kind: Plan["items"][number]["kind"]) =>
  cloud === "tencent" ? (["eip", "eni-private-ip"] as const) : [kind];
