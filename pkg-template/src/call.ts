/** Performs a call: the wasm says what to do next, and this does it with the platform's `fetch`, clock and dice. */

import { readBody, TooLong } from "./body.js";
import { Deadline } from "./deadline.js";
import type { Call } from "./engine.js";
import { CloudError } from "./error.js";
import type { Emit } from "./events.js";
import { type Ask, toldByGateway } from "./gateway-call.js";
import { unreadable } from "./input.js";
import type { Pace } from "./pace.js";
import type { Plain, ReadPlain } from "./plain.js";
import type { Reply } from "./reply.js";
import type { Session } from "./session.js";
import { accepted, good, next, type Outgoing, type Step } from "./step.js";

/** A caller's own `fetch`, or the platform's. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** What is read of an answer. */
interface Answer {
  status: number;
  /** The values of `READ`, empty where there is none. */
  headers: string[];
  text: string;
  /** What it says, if it is plainly good. */
  plain: Plain | undefined;
  /** The provider's time, and how many milliseconds it asked to wait; both perhaps `NaN`. Nobody asks a good one. */
  server: number;
  retryAfter: number;
}

/** What a client's calls have from their host. */
export interface Host {
  fetch: Fetch | undefined;
  emit: Emit | undefined;
  /** How the gateway is asked, if there is one. */
  ask: Ask | undefined;
  /** Reads an answer of the provider's that is plainly good. */
  readPlain: ReadPlain;
}

/** Why there is no answer, by the numbers of `src/js/client.rs`. */
const FAILURE = { broken: 0, unsent: 1, slow: 2, timeout: 3, aborted: 4, tooLong: 5 };

/** What Node says of a connection that was never there. Other platforms do not tell. */
const UNSENT = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT)$/;

/** The headers of an answer that the wasm reads, in the order of `HEADERS` in `src/js/client.rs`. */
const READ = ["x-request-id", "x-iam-trace-id", "x-tc-requestid", "x-subject-token"];

/** It need not be secret, only new within the minutes that a provider remembers. */
const nonce = () => 1 + Math.floor(Math.random() * (Number.MAX_SAFE_INTEGER - 1));

/** The signed request with its explanation. */
export async function prepare(call: Call, session: Session): Promise<unknown> {
  try {
    await session.getKeysAtHand();
    return next(call.prepare(Date.now(), nonce())).send;
  } finally {
    call.free();
  }
}

/**
 * Does what the wasm asks for until the call is done. Keys and project come from the session, if there is one. A gateway
 * may be asked for what stands behind the call's path.
 */
export async function perform(
  call: Call,
  host: Host,
  pace: Pace,
  signal: AbortSignal | undefined,
  session: Session | undefined,
  behind = "",
): Promise<Reply<unknown>> {
  const deadline = deadlineOf(call, signal, pace.timeoutMs);
  let keys = session?.keys;
  try {
    for (let attempt = 1; ; ) {
      if (session && !session.keys) {
        // Nothing is sent for a call that is refused, and so no token is got for it.
        accepted(call.refusal());
        await session.getKeys(deadline);
      }
      keys = session?.keys;
      deadline.check();
      let step = next(call.start(Date.now(), nonce()));
      if (step.project) await (session as Session).getProject(deadline);
      const outgoing = step.send && host.ask ? host.ask(call, nonce(), behind) : step.send;
      if (outgoing) step = await exchange(call, outgoing, host, pace, deadline, attempt++);
      if (step.done) return step.done;
      if (step.renew) session?.refused(keys);
      const pause = step.wait ?? step.renew;
      if (!pause) continue;
      const { ms, reason } = pause;
      if (reason) host.emit?.({ type: "retry", ...named(call, attempt - 1), reason, delayMs: ms });
      if (ms) await deadline.pause(ms);
    }
  } catch (error) {
    // What many calls wait for has an error of its own, unless this call gave up waiting.
    if (deadline.outcome && error === deadline.reason)
      next(call.failed(FAILURE[deadline.outcome], Date.now(), 0), error);
    if (error instanceof CloudError && error.kind === "Credentials") session?.refused(keys);
    throw error;
  } finally {
    deadline.end();
    call.free();
  }
}

/** A signal of a caller's own making may throw; the call is over then. */
function deadlineOf(call: Call, signal: AbortSignal | undefined, timeoutMs: number | undefined): Deadline {
  try {
    return new Deadline(signal, timeoutMs);
  } catch (error) {
    call.free();
    return unreadable(error, "options.signal");
  }
}

const named = ({ service, operation }: Call, attempt: number) => ({ service, operation, attempt });

/** Sends one request, and tells the wasm what came of it. */
async function exchange(
  call: Call,
  outgoing: Outgoing,
  // The platform's is asked for at each request, so that a page or a test may replace it.
  { fetch = globalThis.fetch, emit, ask: isGateway, readPlain }: Host,
  pace: Pace,
  deadline: Deadline,
  attempt: number,
): Promise<Step> {
  const { method, url } = outgoing;
  emit?.({ type: "attempt", ...named(call, attempt), method, url: url.replace(/\?.*/, "") });
  const limit = deadline.within(pace.attemptTimeoutMs);
  const start = Date.now();
  let answer: Answer;
  try {
    answer = await limit.race(ask(outgoing, fetch, limit, isGateway ? undefined : readPlain));
  } catch (cause) {
    const slow = limit.outcome && FAILURE.slow;
    const failure = deadline.outcome ? FAILURE[deadline.outcome] : (slow ?? failureOf(cause));
    return next(call.failed(failure, Date.now(), Math.random()), cause);
  } finally {
    limit.end();
  }
  const now = Date.now();
  const { status, headers, text, plain, server, retryAfter } = answer;
  const requestId = headers[0] || undefined;
  emit?.({ type: "response", ...named(call, attempt), status, requestId, durationMs: now - start });
  if (plain) {
    call.good();
    return { done: { data: plain.data, status, requestId: plain.requestId, attempts: attempt } };
  }
  const told = () => call.received(status, headers, text, now, Math.random(), server, retryAfter);
  return isGateway ? good(toldByGateway(status, text, told)) : next(told());
}

/** What the signal of a request comes from. */
const LIMIT = Symbol();

/**
 * Made for a `fetch` that asks for it: a signal costs as much time as a signature, and one in memory needs none. All
 * requests share one getter. With one of its own each is of another shape to the engine, which keeps shapes, and all that
 * a getter can reach, until it looks through the whole heap: in Node 20 it did so three times as often.
 */
const SIGNAL = {
  enumerable: true,
  get(this: { [LIMIT]: Deadline }) {
    return this[LIMIT].signal;
  },
};

async function ask(
  { method, url, headers, body }: Outgoing,
  fetch: Fetch,
  limit: Deadline,
  readPlain: ReadPlain | undefined,
): Promise<Answer> {
  // A signature holds for one URL. Workers know no `error` mode.
  const init = { method, headers, body: body || null, redirect: "manual", [LIMIT]: limit } as const;
  const response = await fetch(url, Object.defineProperty(init, "signal", SIGNAL));
  const text = await readBody(response, limit);
  const { status } = response;
  // A `fetch` of the caller's own need not keep to its type.
  if (typeof status !== "number") throw new TypeError("the answer has no status");
  const header = (name: string) => response.headers.get(name) ?? "";
  const own = READ.map(header);
  const plain = readPlain?.(status, own, text);
  let server = Number.NaN;
  let retryAfter = server;
  if (!plain) {
    // An answer with an age comes from a store, and tells the time of then.
    if (!header("age")) server = Date.parse(header("date"));
    const after = header("retry-after");
    retryAfter = /^\d+$/.test(after) ? Number(after) * 1000 : Date.parse(after) - (server || Date.now());
  }
  return { status, headers: own, text, plain, server, retryAfter };
}

function failureOf(cause: unknown): number {
  try {
    if (cause instanceof TooLong) return FAILURE.tooLong;
    const { code } = (cause as { cause?: { code?: unknown } } | undefined)?.cause ?? {};
    return UNSENT.test(String(code)) ? FAILURE.unsent : FAILURE.broken;
  } catch {
    // What a caller's own `fetch` throws may throw in turn when it is looked at.
    return FAILURE.broken;
  }
}
