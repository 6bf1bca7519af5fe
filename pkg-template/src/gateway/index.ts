/**
 * A Worker that keeps the keys of the clouds away from those who call them, and asks a policy before it uses one.
 *
 * ```ts
 * export { GatewayObject } from "cloudip/gateway";
 * export default createGateway((env) => ({
 *   accounts: { main: { cloud: "huawei", regions: ["cn-north-4"], credentials: { accessKeyId: env.AK, secretAccessKey: env.SK } } },
 *   callers: { tokens: { console: env.CONSOLE_TOKEN_SHA256 } },
 * }));
 * ```
 *
 * @module cloudip/gateway
 */
import { createApp } from "./app.js";
import { consume } from "./bulk/consume.js";
import type { App } from "./context.js";
import { type Gateway, readOptions } from "./gateway.js";
import type { Context, QueueBatch, ScheduledEvent } from "./platform.js";
import type { GatewaySource } from "./types.js";

export type * from "./action.js";
export { BulkJob } from "./bulk/job.js";
export type * from "./bulk/types.js";
export { GatewayObject } from "./object.js";
export type { Effect, Operation } from "./operations.js";
export type * from "./platform.js";
export type * from "./types.js";

/** A Worker: what it does with requests, with messages of queues, and when the clock wakes it. */
export interface GatewayHandler<Env> {
  /** Outside of Workers, environment and context may be left out. */
  fetch(request: Request, env?: Env, context?: Context): Promise<Response>;
  /** Works for bulk jobs: each message of their queue calls it to one. */
  queue(batch: QueueBatch, env: Env): Promise<void>;
  /** Takes away the lines of the audit that are older than its `keepDays`, though nobody calls. */
  scheduled(event: ScheduledEvent, env: Env): Promise<void>;
}

/**
 * Makes a gateway of its options, or of a function that makes those of a Worker's environment, where secrets and
 * bindings are. It is called when the first request of an isolate comes.
 */
export function createGateway<Env = unknown>(source: GatewaySource<Env>): GatewayHandler<Env> {
  let made: { env: Env | undefined; gateway: Gateway; app: App } | undefined;
  const of = (env: Env | undefined) => {
    if (made && (typeof source !== "function" || made.env === env)) return made;
    const gateway = readOptions(typeof source === "function" ? source(env as Env) : source);
    made = { env, gateway, app: createApp(gateway) };
    return made;
  };
  // What is wrong with options that are there is told at once.
  if (typeof source !== "function") of(undefined);
  return {
    async fetch(request, env, context = outside) {
      const waitUntil = (work: Promise<unknown>) => context.waitUntil(work);
      return of(env).app.fetch(request, env ?? {}, { waitUntil, passThroughOnException() {}, props: {} });
    },
    async queue(batch, env) {
      const { gateway } = of(env);
      const { bulk } = gateway.options;
      if (!bulk) throw new Error("options.bulk: expected what bulk jobs need, since their queue is delivered here");
      await consume(gateway, bulk, batch);
    },
    async scheduled({ scheduledTime }, env) {
      await of(env).gateway.auditStore?.age(scheduledTime);
    },
  };
}

/** Where no platform waits for work, the work goes on by itself. */
const outside: Context = { waitUntil: () => {} };
