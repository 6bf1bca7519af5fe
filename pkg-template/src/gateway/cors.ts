/** Pages of which origins may call. */

import { cors } from "hono/cors";
import { createMiddleware } from "hono/factory";
import { refuse } from "../input.js";
import { refusal } from "./errors.js";
import { KEY_HEADER } from "./once.js";
import type { CorsOptions } from "./types.js";

const MAX_AGE_SECONDS = 7200;

/** Answers the preflights of pages that may call, and refuses all other pages. What is no page sends no origin. */
export function readCors({ origins, maxAgeSeconds = MAX_AGE_SECONDS }: CorsOptions) {
  for (const [at, origin] of origins.entries()) {
    const isOrigin = URL.canParse(origin) && new URL(origin).origin === origin;
    if (!isOrigin)
      refuse(`options.cors.origins[${at}]`, "an origin such as https://console.example.com", "another text");
  }
  const allowed = new Set(origins);
  const answer = cors({
    origin: (origin) => (allowed.has(origin) ? origin : null),
    allowMethods: ["GET", "POST", "DELETE"],
    allowHeaders: ["Authorization", "Content-Type", "Last-Event-ID", KEY_HEADER],
    exposeHeaders: ["Location", "Retry-After", "X-Request-Id"],
    maxAge: maxAgeSeconds,
    credentials: false,
  });
  return createMiddleware(async (c, next) => {
    const origin = c.req.header("Origin");
    // A page that the gateway's own Worker serves needs no permission.
    if (origin === undefined || origin === new URL(c.req.url).origin) return next();
    if (!allowed.has(origin)) throw refusal("ForeignOrigin", "pages of this origin may not call");
    return answer(c, next);
  });
}
