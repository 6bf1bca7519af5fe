/** What every request goes through: origin, audit, caller, rate. Then its route. */

import { Hono } from "hono";
import { answer } from "./answer.js";
import { bulkRoutes } from "./bulk/routes.js";
import type { App } from "./context.js";
import { readCors } from "./cors.js";
import { asCloudError, errorMembers, refusal, statusOf } from "./errors.js";
import type { Gateway } from "./gateway.js";
import { auditRoutes, callRoutes, operationRoutes } from "./routes.js";

export function createApp(gateway: Gateway): App {
  const app: App = new Hono();
  const { audit, identify, limits, options } = gateway;
  app.onError((thrown, c) => {
    const error = asCloudError(thrown);
    if (error.kind === "Internal" || error.code === "Gateway.BadAccount") console.error(error.cause);
    const { retryAfterMs } = (error.details ?? {}) as { retryAfterMs?: number };
    if (retryAfterMs !== undefined) c.header("Retry-After", String(Math.ceil(retryAfterMs / 1000)));
    return answer(c, { error: errorMembers(error) }, statusOf(error));
  });
  app.notFound(() => {
    throw refusal("NotFound", "the gateway has no such route");
  });
  app.use(async (c, next) => {
    await next();
    c.header("Cache-Control", "no-store");
    c.header("X-Content-Type-Options", "nosniff");
  });
  app.use(readCors(options.cors ?? { origins: [] }));
  app.get("/health", (c) => answer(c, { ok: true }));
  app.use("/v1/*", async (c, next) => {
    const began = Date.now();
    const id = crypto.randomUUID();
    const line = { at: new Date(began).toISOString(), id, method: c.req.method, path: c.req.path };
    c.set("line", line);
    // Asked for before anything is done: the platform stops what a caller who goes away has begun, and the line with it.
    let write: (written: Promise<void>) => void = () => {};
    const isWritten = new Promise<void>((resolve) => {
      write = resolve;
    });
    c.executionCtx.waitUntil(isWritten);
    await next();
    const error = c.error && asCloudError(c.error);
    c.header("X-Request-Id", id);
    const written = audit({
      ...line,
      ...(error && { kind: error.kind, code: error.code, attempts: error.attempts }),
      ...(error?.requestId && { requestId: error.requestId }),
      outcome: !error ? "ok" : error.attempts === 0 ? "refused" : "failed",
      status: c.res.status,
      durationMs: Date.now() - began,
    });
    write(written);
  });
  app.use("/v1/*", async (c, next) => {
    const caller = await identify(c.req.raw);
    c.set("caller", caller);
    c.get("line").caller = caller.id;
    await limits.take(caller);
    await next();
  });
  operationRoutes(app, gateway);
  callRoutes(app, gateway);
  auditRoutes(app, gateway);
  bulkRoutes(app, gateway);
  return app;
}
