/** A call on its way to a provider: what a caller is allowed to do is done with the account's keys. */

import type { PreparedRequest } from "../client.js";
import type { Reply } from "../reply.js";
import type { Action, Caller } from "./action.js";
import { refusal } from "./errors.js";
import type { Gateway } from "./gateway.js";

/** The clients of both clouds, by the names of operations. */
interface ByName {
  call(service: string, operation: string, params: object, options: object): Promise<Reply<unknown>>;
  prepare(service: string, operation: string, params: object): Promise<PreparedRequest>;
  free(): void;
}

/** What comes with a call. */
export interface CallContext {
  /** Ends the call. */
  signal?: AbortSignal;
  /** What the caller named the call by, if it did. */
  key?: string | undefined;
}

/** Refuses what the policy does not allow; tells whether it may be done but once. */
export function allowed({ policy, accounts }: Gateway, caller: Caller, action: Action): { once: boolean } {
  const verdict = policy.decide(caller, action);
  if (verdict.refused) throw verdict.refused;
  const { project_id } = action.params;
  // The keys may be good for other projects too, but those are none of the gateway's.
  if (project_id != null && project_id !== accounts.projectOf(action)) {
    throw refusal("Forbidden", "project_id: expected the account's own, or nothing, got another one");
  }
  return verdict;
}

/** Does it, if the policy allows it. No key is touched before. */
export async function perform(
  gateway: Gateway,
  caller: Caller,
  action: Action,
  { signal, key }: CallContext = {},
): Promise<Reply<unknown>> {
  if (allowed(gateway, caller, action).once) await gateway.once(caller, key);
  const client = gateway.accounts.client(action) as unknown as ByName;
  const options = { timeoutMs: gateway.limits.callMs, ...(signal && { signal }) };
  return client.call(action.service, action.operation, action.params, options);
}

/** Shows what would be sent. It is signed with nobody's keys, so no key and no signature of the account's can leave. */
export async function explain(gateway: Gateway, caller: Caller, action: Action): Promise<PreparedRequest> {
  allowed(gateway, caller, action);
  const client = gateway.accounts.explainer(action) as unknown as ByName;
  try {
    const prepared = await client.prepare(action.service, action.operation, action.params);
    const { signature: _, headers, ...shown } = prepared;
    const { Authorization: __, ...others } = headers;
    return { ...shown, headers: others };
  } finally {
    client.free();
  }
}
