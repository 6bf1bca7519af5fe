// What becomes of a request, when its turn has come, and its line in the journal.
import { CONTROL, control } from "./control.ts";
import { type Answer, ConnectionCut, pause } from "./delivery.ts";
import type { Emulation } from "./emulation.ts";
import type { FaultRule } from "./fault-rules.ts";
import type { Visit } from "./front.ts";
import { chooseFront } from "./fronts.ts";
import { answerOf, outcomeOf } from "./outcome.ts";
import type { Received } from "./received.ts";
import { ready, type Soon, type Steps, walk } from "./steps.ts";

/**
 * Rejects with a ConnectionCut where a fault breaks the connection, or with the reason of the signal that tells whether
 * the caller is still there.
 */
export function respond(emulation: Emulation, arriving: Soon<Received>, gone: () => AbortSignal): Soon<Answer> {
  return walk(answering(emulation, arriving, gone));
}

function* answering(emulation: Emulation, arriving: Soon<Received>, gone: () => AbortSignal): Steps<Answer> {
  const performed = emulation.turns.take(arriving, (received) => walk(perform(emulation, received)));
  const { answer, fault } = yield* ready(performed);
  if (fault?.latencyMs) yield* ready(pause(fault.latencyMs, gone()));
  if (!answer || fault?.cut) throw new ConnectionCut();
  return answer;
}

/** Without an answer if the connection breaks before the request takes effect. */
function* perform(
  emulation: Emulation,
  received: Received,
): Steps<{ answer: Answer | undefined; fault: FaultRule | undefined }> {
  if (received.path.startsWith(CONTROL)) {
    return { answer: answerOf(yield* ready(control(emulation, received))), fault: undefined };
  }
  const front = chooseFront(received);
  const world = emulation.worldOf(front, received);
  const visit: Visit = {
    received,
    requestId: front.newRequestId(world),
    now: emulation.clock.now(),
    route: front.routeOf(received),
  };
  const fault = emulation.faults.meet(world, front, visit);
  const outcome = yield* outcomeOf(world, front, visit, fault);
  const operation = visit.route?.operation;
  world.journal.add({
    received,
    order: emulation.nextOrder(),
    at: visit.now,
    requestId: visit.requestId,
    cloud: front.cloud,
    service: operation?.service,
    operation: operation?.name,
    caller: visit.caller,
    status: outcome?.answer.status,
    code: outcome?.code,
    fault,
  });
  return { answer: outcome?.answer, fault };
}
