/** An operation that the planner does not know, called as it is. */

import type { Desk } from "../../bindings/desks.js";
import type { Intent, StepOutcome } from "../../bindings/journal.js";
import { DOUBTFUL, type Performer } from "../../bindings/step.js";
import { CloudError } from "../../error.js";
import type { Reply } from "../../reply.js";
import { findOperation } from "../operations.js";
import type { CallTask } from "./task.js";

/** The clients of both clouds, by the names of operations. */
interface ByName {
  call(service: string, operation: string, params: object): Promise<Reply<unknown>>;
}

/**
 * Makes the call. One that was begun before is made again only where a second time does not count: nothing tells what
 * came of it, so otherwise its outcome is unknown.
 */
export async function callDirectly(
  task: CallTask,
  desk: Desk,
  performer: Performer,
  intent?: Intent,
): Promise<StepOutcome[]> {
  const { id, cloud, service, operation, params } = task;
  if (intent && !findOperation(cloud, service, operation)?.repeatable) {
    const message = "the request was sent, and its consumer ended before an answer came";
    return [{ item: id, outcome: "unknown", code: "Interrupted", message }];
  }
  await performer.append({ type: "intent", step: id, at: Date.now() });
  const client = desk.client as unknown as ByName;
  try {
    const { requestId, attempts } = await performer.calls.reply(() => client.call(service, operation, params));
    return [{ item: id, outcome: "done", attempts, ...(requestId && { requestId }) }];
  } catch (error) {
    if (!(error instanceof CloudError)) throw error;
    const { kind, code, message, attempts, requestId } = error;
    const outcome = DOUBTFUL.includes(kind) ? "unknown" : "failed";
    return [{ item: id, outcome, code, message, attempts, ...(requestId && { requestId }) }];
  }
}
