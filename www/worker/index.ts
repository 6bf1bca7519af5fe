import { type Env, gateway } from "./gateway.js";

export { EmulatorObject } from "./emulator.js";
export { BulkJob, GatewayObject } from "./gateway.js";

/**
 * `/v1/` and `/health` are the gateway's. `/api/<host>/<path>` goes to the emulator as `https://<host>/<path>`: the page
 * signs for the provider's own host, and the emulator sees the request as the provider would. Everything else is the
 * page, which the platform serves.
 */
export default {
  async fetch(request, env, context): Promise<Response> {
    const url = new URL(request.url);
    if (url.pathname === "/health" || url.pathname.startsWith("/v1/")) return gateway.fetch(request, env, context);
    const [, api, host] = url.pathname.split("/", 3);
    if (api !== "api" || !host) return new Response("Not found\n", { status: 404 });
    const path = url.pathname.slice(`/api/${host}`.length) || "/";
    const upstream = new Request(`https://${host}${path}${url.search}`, request);
    // The signature covers the provider's host, not this Worker's.
    upstream.headers.set("Host", host);
    return env.EMULATOR.getByName("default").fetch(upstream);
  },
  queue: (batch, env) => gateway.queue(batch, env),
} satisfies ExportedHandler<Env>;
