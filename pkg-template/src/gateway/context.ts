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

/** The environment of the Worker, whose bindings options may name, and what there is of the request. */
export interface Env {
  Bindings: Record<string, unknown>;
  Variables: Variables;
}

export type App = Hono<Env>;
