/** What the gateway keeps of a request while it is served. */

import type { Hono } from "hono";
import type { Caller } from "./action.js";
import type { AuditLine } from "./types.js";

/** What a route finds in its context. */
export interface Variables {
  caller: Caller;
  /** The line of the audit, as far as it is known: a route adds what it is about. */
  line: Partial<AuditLine>;
}

export type App = Hono<{ Variables: Variables }>;
