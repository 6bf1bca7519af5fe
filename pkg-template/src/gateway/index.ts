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
import { type App, createApp } from "./app.js";
import { readOptions } from "./gateway.js";
import type { Context } from "./platform.js";
import type { GatewayOptions } from "./types.js";

export { GatewayObject } from "./object.js";
export type { Effect, Operation } from "./operations.js";
export type * from "./platform.js";
export type * from "./types.js";

/** A Worker: what it does with requests, with messages of queues, and when the clock wakes it. */
export interface GatewayHandler<Env> {
  /** Outside of Workers, environment and context may be left out. */
  fetch(request: Request, env?: Env, context?: Context): Promise<Response>;
}

/**
 * Makes a gateway of its options, or of a function that makes those of a Worker's environment, where secrets and
 * bindings are. It is called when the first request of an isolate comes.
 */
export function createGateway<Env = unknown>(
  source: GatewayOptions | ((env: Env) => GatewayOptions),
): GatewayHandler<Env> {
  let made: { env: Env | undefined; app: App } | undefined;
  const appFor = (env: Env | undefined): App => {
    if (made && (typeof source !== "function" || made.env === env)) return made.app;
    made = { env, app: createApp(readOptions(typeof source === "function" ? source(env as Env) : source)) };
    return made.app;
  };
  // What is wrong with options that are there is told at once.
  if (typeof source !== "function") appFor(undefined);
  return {
    async fetch(request, env, context = outside) {
      const waitUntil = (work: Promise<unknown>) => context.waitUntil(work);
      return appFor(env).fetch(request, undefined, { waitUntil, passThroughOnException() {}, props: {} });
    },
  };
}

/** Where no platform waits for work, the work goes on by itself. */
const outside: Context = { waitUntil: () => {} };
