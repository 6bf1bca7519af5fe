import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { exactJson } from "./json.js";

/** An answer of the gateway's: JSON, whatever it says. */
export const answer = (c: Context, value: unknown, status = 200): Response => text(c, exactJson(value), status);

/** The same of what is JSON already. */
export const text = (c: Context, json: string, status = 200): Response =>
  c.body(json, status as ContentfulStatusCode, { "Content-Type": "application/json" });
