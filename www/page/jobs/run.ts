/** Performs plans: begins them, stops them, and goes on with those that were cut off. */

import { effect, untracked } from "@preact/signals";
import type { Cloud, Plan, Report } from "cloudip/bindings";
import { bindings, connected } from "../connections/store.js";
import { renew } from "../inventory/store.js";
import { announce } from "../shell/announce.js";
import { say } from "../words/index.js";
import { cancel, doorOf, performThere } from "./gateway.js";
import type { Job, Progress } from "./job.js";
import { journalOf, keep } from "./storage.js";
import { add, awayJobs, change, isRunning, jobs, liveOf, lockOf } from "./store.js";

/** The emulator settles sooner than a cloud. */
const EMULATOR_LOOKS_MS = 700;

const stops = new Map<string, AbortController>();

/** Begins a run, by the gateway at a URL if there is one, and gives its id. */
export function begin(plan: Plan, url?: string): string {
  const id = crypto.randomUUID();
  const gateway = url ? { gateway: { url } } : {};
  const job: Job = { id, at: Date.now(), plan, ...gateway, state: "running", done: 0, calls: 0 };
  add(job);
  void perform(job);
  return id;
}

/** Goes on with a run that was cut off, or that stopped before its end. */
export function resume(id: string): void {
  const job = jobOf(id);
  if (!job) return;
  change(id, { state: "running", error: undefined, report: undefined });
  void perform(job);
}

const jobOf = (id: string): Job | undefined => jobs.value.find((job) => job.id === id);

/** Begins no further step. */
export function stop(id: string): void {
  change(id, { state: "stopping" });
  const job = jobOf(id);
  const door = job && doorOf(job);
  if (!door) stops.get(id)?.abort();
  else cancel(job, door).catch((error) => change(id, { state: "running", error }));
}

async function perform(job: Job): Promise<void> {
  const { id, at, plan, gateway } = job;
  const door = doorOf(job);
  if (gateway && !door) return change(id, { state: "away" });
  const controller = new AbortController();
  const { signal } = controller;
  stops.set(id, controller);
  try {
    const report = await (door ? performThere(job, door, signal) : performHere(job, signal));
    // A run that was stopped here has no report to keep, since it can go on.
    const isOver = gateway || !report.aborted;
    if (isOver) await keep({ id, at, plan, report, ...(gateway && { gateway }) });
    change(id, { state: isOver ? "done" : "cut off", report, calls: report.calls });
    announce(say("jobs.ended", countsOf(report.items.map(({ outcome }) => outcome))));
  } catch (error) {
    change(id, gateway && signal.aborted ? { state: "away" } : { state: "broken", error });
  } finally {
    stops.delete(id);
    await renewPlaces(plan);
  }
}

/** One tab performs a run. */
async function performHere({ id, at, plan }: Job, signal: AbortSignal): Promise<Report> {
  return navigator.locks.request(lockOf(id), async () => {
    await keep({ id, at, plan });
    return bindings.value.apply(plan, {
      journal: journalOf(id, (entry) => liveOf(id).take(entry)),
      signal,
      onProgress: ({ done, calls }) => change(id, { done, calls }),
      ...(isEmulated(plan) && { intervalMs: EMULATOR_LOOKS_MS }),
    });
  });
}

// A gateway goes on by itself: its runs are followed while it is connected.
effect(() => {
  connected.value;
  awayJobs.value;
  untracked(() => {
    for (const job of jobs.value) {
      if (!job.gateway) continue;
      if (job.state === "away" && doorOf(job)) resume(job.id);
      if (isRunning(job) && !doorOf(job)) stops.get(job.id)?.abort();
    }
  });
});

/** How many changes are as wished, how many are not, and how many are to come. */
export function countsOf(all: readonly Progress[]): { done: number; failed: number; left: number } {
  const done = all.filter((each) => each === "done" || each === "already").length;
  const left = all.filter((each) => each === "waiting" || each === "working").length;
  return { done, failed: all.length - done - left, left };
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
