/** A call on its way to a provider: what a caller is allowed to do is done with the account's keys. */

import type { PreparedRequest } from "../client.js";
import type { Reply } from "../reply.js";
import type { Gateway } from "./gateway.js";
import type { Action, Caller } from "./types.js";

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

/** Does it, if the policy allows it. No key is touched before. */
export async function perform(
  gateway: Gateway,
  caller: Caller,
  action: Action,
  { signal, key }: CallContext = {},
): Promise<Reply<unknown>> {
  const { refused, once } = { once: false, ...gateway.policy.decide(caller, action) };
  if (refused) throw refused;
  if (once) await gateway.once(caller, key);
  const client = gateway.accounts.client(action) as unknown as ByName;
  const options = { timeoutMs: gateway.limits.callMs, ...(signal && { signal }) };
  return client.call(action.service, action.operation, action.params, options);
}

/** Shows what would be sent. It is signed with nobody's keys, so no key and no signature of the account's can leave. */
export async function explain(gateway: Gateway, caller: Caller, action: Action): Promise<PreparedRequest> {
  const { refused } = gateway.policy.decide(caller, action);
  if (refused) throw refused;
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
