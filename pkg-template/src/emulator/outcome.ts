// What a request comes to: the cloud's own answer, or what a fault makes of it.
import { httpTime } from "./clock.ts";
import type { Answer } from "./delivery.ts";
import type { FaultRule } from "./fault-rules.ts";
import type { Front, Visit } from "./front.ts";
import { jsonOf } from "./kept.ts";
import { Refusal, type Reply } from "./reply.ts";
import type { Steps } from "./steps.ts";
import type { World } from "./world.ts";

export interface Outcome {
  answer: Answer;
  /** The provider's error code, if the request was refused. */
  code: string | undefined;
}

const MESSAGE = "A fault rule of the emulator asks for this error.";
/** Statuses whose answers never have a body. */
const BODILESS = [204, 205, 304];

/** Undefined if the connection breaks before the request takes effect. */
export function* outcomeOf(
  world: World,
  front: Front,
  visit: Visit,
  fault: FaultRule | undefined,
): Steps<Outcome | undefined> {
  if (fault?.cut === "before") return undefined;
  const injected = fault && injectedBy(fault, front, visit);
  const own = injected && !fault?.effect ? undefined : yield* ownOutcome(world, front, visit);
  const outcome = injected ?? own;
  return outcome && { answer: finished(outcome.answer, front, visit, fault), code: outcome.code };
}

export function* ownOutcome(world: World, front: Front, visit: Visit): Steps<Outcome> {
  try {
    return { answer: answerOf(yield* front.handle(world, visit)), code: undefined };
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
  return { answer: { status, headers: { "content-type": "text/html" }, body, manner: undefined }, code: undefined };
}

const refused = (refusal: Refusal, { requestId }: Visit): Outcome => ({
  answer: answerOf({ status: refusal.status, body: refusal.body(requestId) }),
  code: refusal.code,
});

export function answerOf({ status, headers, body }: Reply): Answer {
  if (body === undefined) return { status, headers: { ...headers }, body, manner: undefined };
  // Exactly this type: with a charset the Python client of Tencent Cloud takes errors for successes (tencent.md 3.1).
  return { status, headers: { "content-type": "application/json", ...headers }, body: jsonOf(body), manner: undefined };
}

/** With what every answer has, and what a fault changes in any of them. */
function finished(answer: Answer, { requestIdHeader }: Front, { now, requestId }: Visit, fault?: FaultRule): Answer {
  const { status, headers, body } = fault?.body === undefined ? answer : withBody(answer, fault.body);
  const all: Answer["headers"] = { date: httpTime(now + (fault?.dateOffsetMs ?? 0)) };
  if (requestIdHeader) all[requestIdHeader] = requestId;
  const isSlow = fault?.truncate !== undefined || fault?.trickle !== undefined;
  return {
    status,
    headers: Object.assign(all, headers, fault?.headers),
    body: BODILESS.includes(status) ? undefined : body,
    manner: isSlow ? { truncate: fault.truncate, trickle: fault.trickle } : undefined,
  };
}

function withBody({ status, headers }: Answer, body: unknown): Answer {
  const isText = typeof body === "string";
  const type = isText ? "text/html" : "application/json";
  const text = isText ? body : JSON.stringify(body);
  return { status, headers: { ...headers, "content-type": type }, body: text, manner: undefined };
}
