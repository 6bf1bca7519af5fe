// The two pollers of API 3.0 (tencent.md 2.4).
import { v3Refusal } from "../errors.ts";
import { findTask, isRunning } from "../model/tasks.ts";
import { withV3Codes } from "../rules.ts";

export const tasks = withV3Codes({
  DescribeVpcTaskResult(world, { params }) {
    const [task] = world.state.tencent.tasks.by("request", String(params.TaskId));
    return { Status: isRunning(findTask(task, "vpc")) ? "RUNNING" : "SUCCESS", Output: "", Result: [] };
  },
});

export const eipTasks = withV3Codes(
  {
    DescribeTaskResult(world, { params }) {
      const { TaskId, DealName } = params as { TaskId?: number; DealName?: string };
      if (TaskId === undefined && DealName === undefined)
        throw v3Refusal("MissingParameter", "TaskId or DealName is required.");
      // The emulator makes no deals, so no name of one is known.
      const task = findTask(DealName === undefined ? world.state.tencent.tasks.get(TaskId) : undefined, "eip");
      return { TaskId: task.id, Result: isRunning(task) ? "RUNNING" : "SUCCESS" };
    },
  },
  { "task-missing": "InvalidParameter" },
);
