/** Who calls: what proves it is asked for in turn. */

import { refuse } from "../input.js";
import { ACCESS_HEADER, readAccess } from "./access-jwt.js";
import type { Caller } from "./action.js";
import { refusal } from "./errors.js";
import { readTokens } from "./tokens.js";
import type { CallerOptions } from "./types.js";

/** Longer proofs are not looked at. */
const LONGEST = 8192;

/** Tells who sent a request, and refuses one of nobody. */
export type Identify = (request: Request) => Promise<Caller>;

export function readCallers({ tokens, access, identify }: CallerOptions): Identify {
  if (!tokens && !access && !identify) refuse("options.callers", "tokens, access or identify", "none");
  const isToken = readTokens(tokens ?? {});
  const isAccess = access && readAccess(access);
  return async (request) => {
    const token = /^Bearer +(\S+)$/i.exec(request.headers.get("Authorization") ?? "")?.[1];
    const id = token && token.length <= LONGEST ? await isToken(token) : undefined;
    if (id !== undefined) return { id };
    const jwt = request.headers.get(ACCESS_HEADER);
    const person = isAccess && jwt && jwt.length <= LONGEST ? await isAccess(jwt) : undefined;
    if (person !== undefined) return { id: person };
    const { url, method, headers } = request;
    const own = await identify?.(new Request(url, { method, headers }));
    if (own) return own;
    throw refusal("Unauthenticated", "the request does not prove who calls");
  };
}
