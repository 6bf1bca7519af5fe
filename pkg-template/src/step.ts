/** What the wasm tells: the next step of a call, a fact or an error. */

import type { Client } from "./engine.js";
import { CloudError, type CloudErrorInit } from "./error.js";
import { text } from "./input.js";
import { read } from "./json.js";
import type { Paging } from "./pages.js";
import type { Reply } from "./reply.js";

/** A request as the wasm built it. */
export interface Outgoing {
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: string;
}

/** How an operation's list is read to its end, if it has one, and how to tell that it took effect. */
interface Facts extends Paging {
  completion: string;
}

/** What a call needs next, or its end. */
export interface Step {
  facts?: Facts;
  project?: object;
  /** The reason is missing where the call waits for its turn. */
  wait?: { ms: number; reason?: string };
  /** The same, with a new token: the one that was sent is no longer taken. */
  renew?: { ms: number; reason: string };
  send?: Outgoing;
  done?: Reply<unknown>;
  error?: CloudErrorInit & { message: string };
}

/** What the wasm tells; an error is thrown. All but a signed request is JSON. */
export const next = (text: string, cause?: unknown): Step =>
  text.startsWith("{") ? good(read(text) as Step, cause) : { send: packed(text) };

/** A signed request: `packed` in `src/js/client.rs` says how it is written. */
function packed(text: string): Outgoing {
  const [method, url, body, ...pairs] = text.split("\0") as [string, string, string, ...string[]];
  const headers: Record<string, string> = {};
  for (let at = 0; at < pairs.length; at += 2) headers[pairs[at] as string] = pairs[at + 1] as string;
  return { method, url, headers, body };
}

/** A step that is no error; one that is gets thrown. */
export function good(step: Step, cause?: unknown): Step {
  if (!step.error) return step;
  const { message, ...init } = step.error;
  throw new CloudError(message, { ...init, cause });
}

/** Throws if the wasm refused the options of a client. */
export function accepted(refusal: string | undefined): void {
  if (refusal) next(refusal);
}

/** What is done with an operation beside calling it. */
export const factsOf = (client: Client, service: string, operation: string): Facts =>
  next(client.facts(text(service, "service"), text(operation, "operation"))).facts as Facts;
