/** The jobs that connected gateways list, and that this browser did not begin. */

import { computed, signal } from "@preact/signals";
import { CloudError } from "cloudip";
import type { BulkAnswer, BulkList } from "cloudip/gateway";
import { ask, type Door } from "../connections/gateway.js";
import { connected } from "../connections/store.js";
import { jobs } from "./store.js";

/** Before the gateways are asked again how what runs there stands. */
const AGAIN_MS = 2000;

export interface Listed extends BulkAnswer {
  door: Door;
}

/** What is shown of the list of a gateway. */
interface Shown {
  jobs: Listed[];
  unread: string[];
  /** Where older ones begin, if there are any. */
  next?: string | undefined;
}

const shown = signal<readonly Shown[]>([]);
/** Why a gateway did not do what it was asked. */
export const problem = signal<unknown>(undefined);

export const listed = computed(() => {
  const own = new Set(jobs.value.map(({ gateway }) => gateway?.job));
  return shown.value.flatMap(({ jobs }) => jobs).filter(({ id }) => !own.has(id));
});
/** The ids of those that their gateways could not ask how they stand. */
export const unread = computed(() => shown.value.flatMap(({ unread }) => unread).join(", "));
/** Whether there are jobs that are older than what is shown. */
export const hasOlder = computed(() => shown.value.some(({ next }) => next));

/** How many pages of each list are shown. */
let pages = 1;
/** When the gateways were asked for what is shown. */
let since = 0;

/** Does something, and then asks the gateways for their jobs. */
export async function act(work?: Promise<unknown>): Promise<void> {
  const doors = new Map(
    connected.value.flatMap(({ connection: { by } }) => (by.type === "gateway" ? [[JSON.stringify(by), by]] : [])),
  );
  try {
    await work;
    const asked = Date.now();
    const lists = await Promise.all([...doors.values()].map(listOf));
    // What comes later than the answer to a later question is old.
    if (asked < since) return;
    since = asked;
    shown.value = lists;
    problem.value = undefined;
  } catch (error) {
    problem.value = error;
  }
}

export function showOlder(): void {
  pages += 1;
  void act();
}

async function listOf(door: Door): Promise<Shown> {
  const list: Shown = { jobs: [], unread: [] };
  let before = "";
  try {
    for (let page = 0; page < pages; page += 1) {
      const { jobs, unread = [], next } = await ask<BulkList>(door, `/v1/bulk?limit=40${before}`);
      list.jobs.push(...jobs.map((job) => ({ ...job, door })));
      list.unread.push(...unread.map(({ id }) => id));
      list.next = next;
      if (!next) break;
      before = `&before=${next}`;
    }
  } catch (error) {
    // It takes no jobs.
    if (!(error instanceof CloudError && error.kind === "NotFound")) throw error;
  }
  return list;
}

/** Asks now, and then as long as something runs, or could not be asked. */
export function follow(): () => void {
  void act();
  const timer = setInterval(() => (!unread.value && listed.value.every(({ endedAt }) => endedAt)) || act(), AGAIN_MS);
  return () => clearInterval(timer);
}
