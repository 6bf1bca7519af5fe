/** Calls through a gateway (`gateway/`), which has the keys: what it is asked, and what it tells. */

import type { Keys } from "./credentials.js";
import type { Call } from "./engine.js";
import { filled, members, refuse } from "./input.js";
import { read } from "./json.js";
import type { Reply } from "./reply.js";
import type { Outgoing, Step } from "./step.js";

/** Where a gateway is (`createGateway` of `cloudip/gateway`), which has the keys and calls the provider. */
export interface GatewayAddress {
  /** The URL that the gateway's `/v1` is under. */
  url: string;
  /** What proves to the gateway who calls, where nothing else does, such as a cookie of Cloudflare Access. */
  token?: string;
  /** The name of an account of the gateway's; its first one of the cloud if left out. */
  account?: string;
}

/** What a gateway is asked for: a call, or what stands behind its path, such as `/prepare`. */
export type Ask = (call: Call, nonce: number, behind: string) => Outgoing;

/** Keys of nobody: the wasm checks, counts and repeats a call as any other, and what it signs is not sent. */
export const nobody: Record<string, Keys> = {
  huawei: { fields: ["huawei-token", "", "-", ""], expiresAt: Number.POSITIVE_INFINITY, projectId: "-" },
  tencent: { fields: ["tencent", "-", "-", ""], expiresAt: Number.POSITIVE_INFINITY },
};

export function readGateway(given: unknown, cloud: string, region: string): Ask {
  const { url, token, account } = members(given, "options.gateway", ["url", "token", "account"]);
  const [, base] = /^(https?:\/\/[^\s?#]+?)\/?$/.exec(filled(url, "options.gateway.url")) ?? [];
  if (!base) refuse("options.gateway.url", "an absolute URL without a query", "another text");
  const query = new URLSearchParams({ region });
  if (account != null) query.set("account", filled(account, "options.gateway.account"));
  const proof = token == null ? "" : filled(token, "options.gateway.token");
  if (!/^[!-~]*$/.test(proof)) refuse("options.gateway.token", "printable ASCII without spaces", "other text");
  return ({ service, operation, params }, nonce, behind) => ({
    method: "POST",
    url: `${base}/v1/${cloud}/${service}/${operation}${behind}?${query}`,
    headers: {
      "Content-Type": "application/json",
      // No number is given twice, so that a gateway that takes each call but once can tell them apart.
      "Idempotency-Key": `cloudip-${nonce}`,
      ...(proof && { Authorization: `Bearer ${proof}` }),
    },
    body: params,
  });
}

/**
 * What a gateway's answer comes to; `otherwise` is what its status alone would. It has tried as often as may be: only
 * what it did not send at all, or no gateway answered, may be asked for again.
 */
export function toldByGateway(status: number, text: string, otherwise: () => string): Step {
  let told: (Reply<unknown> & Step) | undefined;
  try {
    told = read(text) as typeof told;
  } catch {
    // Something on the way answered.
  }
  if (status === 200 && told?.attempts !== undefined) return { done: told };
  const step = read(otherwise()) as Step;
  const error = told?.error;
  return error?.kind && (error.attempts > 0 || !step.wait) ? { error } : step;
}
