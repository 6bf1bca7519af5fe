/** Runs that a gateway performs: it goes on when the page is closed, and tells what has come of what. */

import { CloudError } from "cloudip";
import type { Outcome, Plan, Report, Step } from "cloudip/bindings";
import type { BulkItemReport, BulkProblem, BulkReport, BulkStatus } from "cloudip/gateway";
import type { Connection } from "../connections/connection.js";
import { ask, type Door, send } from "../connections/gateway.js";
import { connected } from "../connections/store.js";
import { say } from "../words/index.js";
import type { Job } from "./job.js";
import { keep } from "./storage.js";
import { change, liveOf, lockOf } from "./store.js";

const ROUTE = "/v1/bulk";
/** Before a gateway is asked again how a run stands. */
const AGAIN_MS = 1000;

/**
 * The gateway that has all accounts of a plan and can perform it. It tells of no binding that there is afterwards, so that
 * only unbinding could be undone.
 */
export function gatewayOf({ items, steps }: Plan): Door | undefined {
  const [first, ...others] = steps.map(wayTo);
  if (first?.type !== "gateway" || items.some(({ action }) => action !== "unbind")) return undefined;
  const isOne = others.every((way) => way?.type === "gateway" && way.url === first.url && way.token === first.token);
  return isOne ? first : undefined;
}

const wayTo = ({ cloud, account, region }: Step): Connection["by"] | undefined =>
  connected.value.find(({ connection }) => {
    return connection.cloud === cloud && connection.name === account && connection.regions.includes(region);
  })?.connection.by;

/** The gateway that performs a run, if that is connected. */
export function doorOf({ plan, gateway }: Job): Door | undefined {
  const door = gateway && gatewayOf(plan);
  return door?.url === gateway?.url ? door : undefined;
}

/** Has a gateway perform a run, or follows it where it was begun before. */
export async function performThere(job: Job, door: Door, signal: AbortSignal): Promise<Report> {
  const begun = job.gateway?.job ?? (await submit(job, door));
  const { report, state, requests, createdAt, endedAt = createdAt } = await follow(job, door, begun, signal);
  return reportOf(job.plan, report, {
    aborted: state === "cancelled",
    calls: requests,
    elapsedMs: Date.parse(endedAt) - Date.parse(createdAt),
  });
}

/** What has begun comes to its end, and nothing more begins. */
export const cancel = ({ gateway }: Job, door: Door): Promise<BulkStatus> =>
  ask(door, `${ROUTE}/${gateway?.job}/cancel`, { method: "POST" });

/** Gives the id of the gateway's job, which is kept. */
async function submit({ id, at, plan }: Job, door: Door): Promise<string> {
  const init = { method: "POST", body: JSON.stringify({ plan }), headers: { "Idempotency-Key": id } };
  const keepAt = (gateway: NonNullable<Job["gateway"]>) => {
    change(id, { gateway });
    return keep({ id, at, plan, gateway });
  };
  return navigator.locks.request(lockOf(id), async () => {
    const { url } = door;
    await keepAt({ url });
    try {
      const { id: job } = await ask<BulkStatus>(door, ROUTE, init);
      await keepAt({ url, job });
      return job;
    } catch (error) {
      if (!(error instanceof CloudError)) throw error;
      if (error.code === "Gateway.BulkRefused") {
        const problems = (error.details as BulkProblem[]).map((each) => ({ ...each, outcome: "refused" as const }));
        change(id, { report: reportOf(plan, problems, { aborted: true, calls: 0, elapsedMs: 0 }) });
      }
      throw error.kind === "NotFound" ? new CloudError(say("jobs.unserved"), error) : error;
    }
  });
}

/** Follows a job to its end. */
async function follow({ id, plan }: Job, door: Door, job: string, signal: AbortSignal): Promise<BulkReport> {
  const path = `${ROUTE}/${job}`;
  const names = new Map(plan.items.map((item) => [item.change, item.id]));
  let last = "0";
  for (;;) {
    try {
      const { state, tasks, endedAt } = await ask<BulkStatus>(door, path, { signal });
      change(id, { state: state === "cancelling" ? "stopping" : "running", done: tasks.done, error: undefined });
      if (endedAt) return await ask<BulkReport>(door, `${path}/report`, { signal });
      const { body } = await send(door, `${path}/events`, { signal, headers: { "Last-Event-ID": last } });
      for await (const event of eventsOf(body)) {
        last = event.id;
        if ("state" in event) {
          if (event.state === "cancelling") change(id, { state: "stopping" });
          continue;
        }
        const items = event.items.map(({ item, outcome }) => ({ item: names.get(item) ?? "", outcome }));
        liveOf(id).take({ type: "outcome", step: event.task, at: 0, items });
        change(id, { done: event.tasks.done });
      }
    } catch (error) {
      if (signal.aborted || (error instanceof CloudError && !error.retryable)) throw error;
      // Of a stream that was cut, the next question tells whether the gateway is there.
      if (error instanceof CloudError) change(id, { error });
    }
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
  }
}

/** What an event of a job tells. */
type BulkEvent = { id: string } & (
  | Pick<BulkStatus, "state">
  | { task: string; tasks: BulkStatus["tasks"]; items: { item: number; outcome: Outcome }[] }
);

/** Server-sent events, as they come. */
async function* eventsOf(body: Response["body"]): AsyncGenerator<BulkEvent> {
  const reader = body?.getReader();
  const decoder = new TextDecoder();
  let text = "";
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true };
    if (done) return;
    const events = (text + decoder.decode(value, { stream: true })).split("\n\n");
    text = events.pop() ?? "";
    for (const event of events) {
      const [, id, data] = /^id: (.+)\nevent: .+\ndata: (.+)/.exec(event) ?? [];
      if (data) yield { id, ...JSON.parse(data) };
    }
  }
}

/** The report as a run of this page has it. */
function reportOf(
  { id, items, refused }: Plan,
  told: readonly Pick<BulkItemReport, "item" | "outcome" | "code" | "message">[],
  more: Pick<Report, "aborted" | "calls" | "elapsedMs">,
): Report {
  const known = new Map(told.map((each) => [each.item, each]));
  const all = [...items, ...refused].sort((a, b) => a.change - b.change);
  const reported = all.map((planned) => {
    const { outcome = "skipped", code, message } = known.get(planned.change) ?? {};
    // Unbinding is one step at most.
    const steps = "steps" in planned ? planned.steps.map((step) => [step, outcome]) : [];
    return {
      ...planned,
      outcome,
      steps: Object.fromEntries(steps),
      ...(code && { code }),
      ...(message && { message }),
    };
  });
  const complete = reported.every(({ outcome }) => outcome === "done" || outcome === "already");
  return { version: 1, plan: id, complete, items: reported, ...more };
}
