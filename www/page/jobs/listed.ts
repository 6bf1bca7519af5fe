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

const found = signal<readonly Listed[]>([]);
/** Why a gateway did not do what it was asked. */
export const problem = signal<unknown>(undefined);

export const listed = computed(() => {
  const own = new Set(jobs.value.map(({ gateway }) => gateway?.job));
  return found.value.filter(({ id }) => !own.has(id));
});

/** Does something, and then asks the gateways for their jobs. */
export async function act(work?: Promise<unknown>): Promise<void> {
  const ways = connected.value.map(({ connection }) => connection.by);
  const doors = new Map(ways.flatMap((by) => (by.type === "gateway" ? [[JSON.stringify(by), by]] : [])));
  try {
    await work;
    found.value = (await Promise.all([...doors.values()].map(jobsOf))).flat();
    problem.value = undefined;
  } catch (error) {
    problem.value = error;
  }
}

async function jobsOf(door: Door): Promise<Listed[]> {
  try {
    const { jobs } = await ask<BulkList>(door, "/v1/bulk?limit=40");
    return jobs.map((job) => ({ ...job, door }));
  } catch (error) {
    // It takes no jobs.
    if (error instanceof CloudError && error.kind === "NotFound") return [];
    throw error;
  }
}

/** Asks now, and then as long as something runs. */
export function follow(): () => void {
  void act();
  const timer = setInterval(() => listed.value.every(({ endedAt }) => endedAt) || act(), AGAIN_MS);
  return () => clearInterval(timer);
}
