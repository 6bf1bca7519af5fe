/** Performs a call: the wasm says what to do next, and this does it with the platform's `fetch`, clock and dice. */

import type { Reply } from "./client.js";
import type { Deadline } from "./deadline.js";
import type { Call, Client } from "./engine.js";
import { CloudError, type CloudErrorInit } from "./error.js";
import { refuse } from "./input.js";
import { read } from "./json.js";
import type { Paging } from "./pages.js";
import type { Session } from "./session.js";

/** A caller's own `fetch`, or the platform's. */
export type Fetch = (request: Request) => Promise<Response>;

/** A request as the wasm built it. */
interface Outgoing {
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: string;
}

interface Step {
  paging?: Partial<Paging>;
  project?: object;
  send?: Outgoing;
  done?: Reply<unknown>;
  error?: CloudErrorInit & { message: string };
}

/** The headers of an answer that the wasm reads. */
const READ = ["x-request-id", "x-iam-trace-id", "x-tc-requestid", "x-subject-token"];

/** In seconds since the epoch. */
const now = () => Date.now() / 1000;
/** It need not be secret, only new within the minutes that a provider remembers. */
const nonce = () => 1 + Math.floor(Math.random() * (Number.MAX_SAFE_INTEGER - 1));

/** What the wasm tells; an error is thrown. */
function next(text: string, cause?: unknown): Step {
  const step = read(text) as Step;
  if (!step.error) return step;
  const { message, ...init } = step.error;
  throw new CloudError(message, { ...init, cause });
}

/** Throws if the wasm refused the options of a client. */
export function accepted(refusal: string | undefined): void {
  if (refusal) next(refusal);
}

/** How the list of an operation is read to its end. */
export function pagingOf(client: Client, service: string, operation: string): Paging {
  const { paging } = next(client.paging(service, operation));
  return paging?.items ? (paging as Paging) : refuse("operation", "one that answers a list", `${service}.${operation}`);
}

/** The signed request with its explanation. */
export async function prepare(call: Call, session: Session): Promise<unknown> {
  try {
    await session.getKeysAtHand();
    return next(call.prepare(now(), nonce())).send;
  } finally {
    call.free();
  }
}

/** Sends what the wasm asks for until the call is done. Keys and project come from the session, if there is one. */
export async function perform(
  call: Call,
  fetch: Fetch | undefined,
  deadline: Deadline,
  session: Session | undefined,
): Promise<Reply<unknown>> {
  let keys = session?.keys;
  try {
    if (session && !keys) {
      // Nothing is sent for a call that is refused, and so no token is got for it.
      accepted(call.refusal());
      keys = await waited(session.getKeys(deadline), call, deadline);
    }
    let step = next(call.start(now(), nonce()));
    if (session && step.project) {
      await waited(session.getProject(deadline), call, deadline);
      step = next(call.start(now(), nonce()));
    }
    while (step.send) {
      step = await exchange(step.send, fetch, deadline).then(
        (answer) => next(call.received(...answer)),
        (cause: unknown) => next(call.failed(deadline.outcome ?? ""), cause),
      );
    }
    return step.done as Reply<unknown>;
  } catch (error) {
    if (error instanceof CloudError && error.kind === "Credentials") session?.refused(keys);
    throw error;
  } finally {
    deadline.end();
    call.free();
  }
}

/** What many calls wait for has an error of its own, unless this call gave up waiting. */
async function waited<T>(work: Promise<T>, call: Call, deadline: Deadline): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (deadline.outcome) next(call.failed(deadline.outcome), error);
    throw error;
  }
}

/** Status, headers and body of the answer. */
async function exchange(
  { method, url, headers, body }: Outgoing,
  // Asked for at each call, so that a page or a test may replace it.
  fetch: Fetch = globalThis.fetch,
  deadline: Deadline,
): Promise<[number, string, string]> {
  const { signal = null } = deadline;
  // An abort that came before the call must not send anything.
  signal?.throwIfAborted();
  // A signature holds for one URL. Workers know no `error` mode.
  const request = new Request(url, { method, headers, body: body ?? null, signal, redirect: "manual" });
  const response = await deadline.race(fetch(request));
  const text = await deadline.race(response.text());
  const found = READ.map((name) => [name, response.headers.get(name)]);
  return [response.status, JSON.stringify(Object.fromEntries(found)), text];
}
