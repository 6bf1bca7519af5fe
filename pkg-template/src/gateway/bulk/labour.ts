/** What is done for each kind of task, and the line of the audit about it. */

import type { Desk } from "../../bindings/desks.js";
import { Bindings } from "../../bindings/index.js";
import { paramsOf } from "../../bindings/requests.js";
import { type Performer, perform } from "../../bindings/step.js";
import type { PlanItem, Refused, SideEffect, Step } from "../../bindings/types.js";
import { resourcesOf } from "../audit.js";
import type { Gateway } from "../gateway.js";
import type { AuditLine } from "../types.js";
import { callDirectly } from "./direct.js";
import type { Ended } from "./protocol.js";
import { find } from "./reading.js";
import type { Planned } from "./record.js";
import type { CallTask, StepTask, Work } from "./task.js";

/** Only its planner is needed, which goes by what it is given. */
const planner = new Bindings([]);

/** What a report needs of a change: where it is bound is for the steps. */
export function planned({ binding: _, to: __, ...entry }: PlanItem | Refused): Planned["entry"] {
  return entry;
}

export const stepTask = (step: Step): StepTask => ({ ...step, type: "step" });

/** Makes a plan of changes. */
export const plan = planner.plan.bind(planner);

/** Does what a task is for. */
export async function labour(
  gateway: Gateway,
  performer: Performer,
  allow: readonly SideEffect[],
  work: Work,
): Promise<Omit<Ended, "task">> {
  switch (work.type) {
    case "read":
      return { items: [], found: await find(deskOf(gateway, work.task), performer.calls, work.task, work.actions) };
    case "plan": {
      const { items, refused, steps } = plan(work.changes, { allow });
      return { items: [], plan: { planned: [...items, ...refused].map(planned), tasks: steps.map(stepTask) } };
    }
    case "step":
      return { items: await perform(work.task, deskOf(gateway, work.task), performer, work.intent) };
    case "call":
      return { items: await callDirectly(work.task, deskOf(gateway, work.task), performer, work.intent) };
  }
}

type Place = Pick<Desk, "cloud" | "region"> & { account: string };

const deskOf = ({ accounts }: Gateway, { cloud, account, region }: Place): Desk => ({
  cloud,
  name: account,
  region,
  client: accounts.client({ cloud, account, region }),
});

/** Tells the audit of a request that changed something, as of one that a caller made by itself. */
export async function audited(
  { audit }: Gateway,
  { job, caller }: { job: string; caller: string },
  task: StepTask | CallTask,
  { items }: Pick<Ended, "items">,
  began: number,
): Promise<void> {
  const { cloud, account, region, service, operation } = task;
  const bad = items.find(({ outcome }) => outcome !== "done" && outcome !== "already");
  const { requestId, attempts } = items.find((item) => item.requestId) ?? {};
  const outcome: AuditLine["outcome"] = bad ? "failed" : "ok";
  await audit({
    at: new Date(began).toISOString(),
    id: crypto.randomUUID(),
    method: "POST",
    path: `/v1/bulk/${job}`,
    caller,
    ...{ cloud, account, region, service, operation },
    resources: resourcesOf(task.type === "call" ? task.params : paramsOf(task, task.items)),
    outcome,
    // Of the answer that accepted the job.
    status: 202,
    ...(bad?.code && { code: bad.code }),
    ...(requestId && { requestId }),
    ...(attempts !== undefined && { attempts }),
    durationMs: Date.now() - began,
  });
}
