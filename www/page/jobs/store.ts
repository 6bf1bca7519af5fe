/** The runs of this browser, the latest first. */

import { computed, signal } from "@preact/signals";
import { type Job, type Kept, Live } from "./job.js";
import { entriesOf, forget, records } from "./storage.js";

export const jobs = signal<readonly Job[]>([]);
/** Whether what was kept has been read. */
export const isRead = signal(false);
/** Why what was kept cannot be read. */
export const unread = signal("");

export const isRunning = ({ state }: Job): boolean => state === "running" || state === "stopping";
export const runningJobs = computed(() => jobs.value.filter(isRunning).length);
/** The ids of those that are to be followed when their gateway is connected. */
export const awayJobs = computed(() => jobs.value.flatMap(({ id, state }) => (state === "away" ? id : [])).join());

const lives = new Map<string, Live>();

/** What happens to the changes of a run, from its journal where it ran before. */
export function liveOf(id: string): Live {
  const known = lives.get(id);
  if (known) return known;
  const live = new Live();
  lives.set(id, live);
  void entriesOf(id).then((entries) => {
    for (const entry of entries) live.take(entry);
  });
  return live;
}

export function add(job: Job): void {
  jobs.value = [job, ...jobs.value];
}

export function change(id: string, changes: Partial<Job>): void {
  jobs.value = jobs.value.map((job) => (job.id === id ? { ...job, ...changes } : job));
}

export async function remove(id: string): Promise<void> {
  await forget(id);
  lives.delete(id);
  jobs.value = jobs.value.filter((job) => job.id !== id);
}

/** The name by which the tabs of this browser know who performs a run. */
export const lockOf = (id: string): string => `cloudip:${id}`;

const jobOf = (record: Kept, state: Job["state"]): Job => ({
  ...record,
  state,
  done: record.report ? record.plan.steps.length : 0,
  calls: record.report?.calls ?? 0,
});

/** How a run stands of which this was kept. Without a report, and nobody performing it, it was cut off. */
function stateOf({ id, report, gateway }: Kept, held: ReadonlySet<string | undefined>): Job["state"] {
  if (report) return "done";
  if (held.has(lockOf(id))) return "elsewhere";
  return gateway?.job ? "away" : "cut off";
}

/** Reads what was kept. */
async function read(): Promise<void> {
  const [kept, locks] = await Promise.all([records(), navigator.locks.query()]);
  const held = new Set(locks.held?.map(({ name }) => name));
  const mine = jobs.value.filter(({ state }) => state !== "elsewhere");
  const own = new Set(mine.map(({ id }) => id));
  const others = kept.filter(({ id }) => !own.has(id)).map((record) => jobOf(record, stateOf(record, held)));
  jobs.value = [...mine, ...others].sort((a, b) => b.at - a.at);
  isRead.value = true;
}

function refresh(): void {
  read().catch((error: Error) => {
    unread.value = error.message;
    isRead.value = true;
  });
}

refresh();
// What another tab did meanwhile shows when one comes back to this one.
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) refresh();
});
