// The two pollers of API 3.0 (tencent.md 2.4).
import { v3Refusal } from "../errors.ts";
import { findTask, isRunning } from "../model/tasks.ts";
import { withV3Codes } from "../rules.ts";

export const tasks = withV3Codes({
  DescribeVpcTaskResult(world, { params, now }) {
    const task = findTask(world, ({ requestId, family }) => family === "vpc" && requestId === params.TaskId);
    return { Status: isRunning(task, now) ? "RUNNING" : "SUCCESS", Output: "", Result: [] };
  },
});

export const eipTasks = withV3Codes(
  {
    DescribeTaskResult(world, { params, now }) {
      const { TaskId, DealName } = params as { TaskId?: number; DealName?: string };
      if (TaskId === undefined && DealName === undefined)
        throw v3Refusal("MissingParameter", "TaskId or DealName is required.");
      // The emulator makes no deals, so no name of one is known.
      const task = findTask(world, ({ id, family }) => family === "eip" && DealName === undefined && id === TaskId);
      return { TaskId: task.id, Result: isRunning(task, now) ? "RUNNING" : "SUCCESS" };
    },
  },
  { "task-missing": "InvalidParameter" },
);
