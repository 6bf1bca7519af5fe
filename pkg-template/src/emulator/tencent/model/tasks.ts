// Changes that take a while: one task each, which holds what it changes until it is due.
import type { World } from "../../world.ts";
import { BrokenRule } from "../rules.ts";
import type { TencentCall } from "../service.ts";
import type { Task } from "../state.ts";

/** Another task holds the resource (tencent.md 2.4): one change at a time. */
export function refuseWhileBusy(world: World, ids: string[]): void {
  const held = ids.find((id) => world.state.tencent.tasks.by("held", id).length > 0);
  if (held !== undefined) throw new BrokenRule("busy", `Another task on ${held} is running, try again later.`);
}

/** Whether the change has yet to come into effect. */
export const isRunning = ({ settled }: Task): boolean => !settled;

/** Take hold of the resources until the clock has moved on by the settling time. */
export function startTask(
  world: World,
  { requestId, now }: TencentCall,
  resources: string[],
  family: Task["family"] = "vpc",
): Task {
  const { tencent } = world.state;
  while (tencent.tasks.has(tencent.nextTaskId)) tencent.nextTaskId += 1;
  const task = {
    id: tencent.nextTaskId,
    requestId,
    family,
    resources,
    settlesAt: now + world.settleMs,
    settled: false,
  };
  tencent.nextTaskId += 1;
  tencent.tasks.add(task);
  return task;
}

export function findTask(task: Task | undefined, family: Task["family"]): Task {
  if (task?.family !== family) throw new BrokenRule("task-missing", "The task does not exist.");
  return task;
}
