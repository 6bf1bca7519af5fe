// A repeated call with the same ClientToken has no second effect; with other parameters it is refused (A.b1).
import type { World } from "../world.ts";
import { v3Refusal } from "./errors.ts";
import { isRunning } from "./model/tasks.ts";
import type { TencentCall } from "./service.ts";

/**
 * What the call made, or what it made the first time, with the first call's request id: that is the task's handle.
 * `refuses`: the action lists UnsupportedOperation.IdempotentProcessing, so a repetition has to wait for the task.
 */
export function once(
  world: World,
  { action, params, requestId }: TencentCall,
  refuses: boolean,
  effect: () => string[],
): { requestId: string; made: readonly string[] } {
  if (typeof params.ClientToken !== "string") return { requestId, made: effect() };
  const { ClientToken: token, ...rest } = params;
  const request = JSON.stringify({ action, ...rest });
  const { clientTokens, tasks } = world.state.tencent;
  const earlier = clientTokens.get(token);
  if (!earlier) {
    const call = { token, request, requestId, made: effect() };
    clientTokens.add(call);
    return call;
  }
  if (earlier.request !== request) {
    throw v3Refusal(
      "UnsupportedOperation.IdempotentParameterMismatch",
      "The ClientToken was used with other parameters.",
    );
  }
  if (refuses && tasks.by("request", earlier.requestId).some(isRunning)) {
    throw v3Refusal("UnsupportedOperation.IdempotentProcessing", "A call with this ClientToken is still running.");
  }
  return earlier;
}
