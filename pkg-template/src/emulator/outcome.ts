// What a request comes to: the cloud's own answer, or what a fault makes of it.
import type { Answer } from "./delivery.ts";
import type { FaultRule } from "./fault-rules.ts";
import type { Front, Visit } from "./front.ts";
import { jsonOf } from "./kept.ts";
import { Refusal, type Reply } from "./reply.ts";
import type { World } from "./world.ts";

export interface Outcome {
  answer: Answer;
  /** The provider's error code, if the request was refused. */
  code?: string;
}

const MESSAGE = "A fault rule of the emulator asks for this error.";
/** Statuses whose answers never have a body. */
const BODILESS = [204, 205, 304];

/** Undefined if the connection breaks before the request takes effect. */
export async function outcomeOf(
  world: World,
  front: Front,
  visit: Visit,
  fault: FaultRule | undefined,
): Promise<Outcome | undefined> {
  if (fault?.cut === "before") return undefined;
  const injected = fault && injectedBy(fault, front, visit);
  const own = injected && !fault?.effect ? undefined : await ownOutcome(world, front, visit);
  const outcome = injected ?? own;
  return outcome && { ...outcome, answer: finished(outcome.answer, front, visit, fault) };
}

export async function ownOutcome(world: World, front: Front, visit: Visit): Promise<Outcome> {
  try {
    return { answer: answerOf(await front.handle(world, visit)) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return refused(error, visit);
  }
}

/** The error that a fault puts in place of the cloud's answer, if it does. */
function injectedBy({ status, code, message, throttle }: FaultRule, front: Front, visit: Visit): Outcome | undefined {
  if (throttle) return refused(front.throttled(visit.route), visit);
  if (code !== undefined) return refused(front.refusal(status, code, message ?? MESSAGE, visit.route), visit);
  if (status === undefined) return undefined;
  // What stands between a client and the cloud answers with a page (huawei.md 5.1, "Proxies").
  const body = `<html><head><title>${status}</title></head><body><h1>${status}</h1></body></html>`;
  return { answer: { status, headers: { "content-type": "text/html" }, body } };
}

const refused = (refusal: Refusal, { requestId }: Visit): Outcome => ({
  answer: answerOf({ status: refusal.status, body: refusal.body(requestId) }),
  code: refusal.code,
});

export function answerOf({ status, headers, body }: Reply): Answer {
  if (body === undefined) return { status, headers: { ...headers } };
  // Exactly this type: with a charset the Python client of Tencent Cloud takes errors for successes (tencent.md 3.1).
  return { status, headers: { "content-type": "application/json", ...headers }, body: jsonOf(body) };
}

/** With what every answer has, and what a fault changes in any of them. */
function finished(answer: Answer, { requestIdHeader }: Front, { now, requestId }: Visit, fault?: FaultRule): Answer {
  const { dateOffsetMs = 0, truncate, trickle } = fault ?? {};
  const { status, headers, body } = fault?.body === undefined ? answer : withBody(answer, fault.body);
  return {
    status,
    headers: {
      date: new Date(now + dateOffsetMs).toUTCString(),
      ...(requestIdHeader && { [requestIdHeader]: requestId }),
      ...headers,
      ...fault?.headers,
    },
    ...(body !== undefined && !BODILESS.includes(status) && { body }),
    ...((truncate !== undefined || trickle) && { manner: { truncate, trickle } }),
  };
}

function withBody({ status, headers }: Answer, body: unknown): Answer {
  const isText = typeof body === "string";
  const type = isText ? "text/html" : "application/json";
  return { status, headers: { ...headers, "content-type": type }, body: isText ? body : JSON.stringify(body) };
}
