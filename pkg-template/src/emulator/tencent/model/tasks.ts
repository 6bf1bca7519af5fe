// Changes that take a while: one task each, which holds what it changes until it is due.
import type { World } from "../../world.ts";
import { BrokenRule } from "../rules.ts";
import type { TencentCall } from "../service.ts";
import type { Task } from "../state.ts";

/** Another task holds the resource (tencent.md 2.4): one change at a time. */
export function refuseWhileBusy(world: World, ids: string[], now: number): void {
  const held = world.state.tencent.tasks
    .filter((task) => isRunning(task, now))
    .flatMap(({ resources }) => resources)
    .find((id) => ids.includes(id));
  if (held !== undefined) throw new BrokenRule("busy", `Another task on ${held} is running, try again later.`);
}

/** Take hold of the resources until the clock has moved on by the settling time. */
export function startTask(
  world: World,
  { requestId, now }: TencentCall,
  resources: string[],
  family: Task["family"] = "vpc",
): Task {
  const { tencent } = world.state;
  const task = {
    id: tencent.nextTaskId,
    requestId,
    family,
    resources,
    settlesAt: now + world.settleMs,
    settled: false,
  };
  tencent.nextTaskId += 1;
  tencent.tasks.push(task);
  return task;
}

export function findTask(world: World, matches: (task: Task) => boolean): Task {
  const task = world.state.tencent.tasks.find(matches);
  if (!task) throw new BrokenRule("task-missing", "The task does not exist.");
  return task;
}

export const isRunning = (task: Task, now: number): boolean => now < task.settlesAt;
