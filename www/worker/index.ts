import { emulatedUrl } from "../emulated.js";
import { type Env, gateway } from "./gateway.js";

export { EmulatorObject } from "./emulator.js";
export { BulkJob, GatewayObject } from "./gateway.js";

/** `/v1/` and `/health` are the gateway's, `/api/` the emulator's. Everything else is the page, which the platform serves. */
export default {
  async fetch(request, env, context): Promise<Response> {
    const url = new URL(request.url);
    if (url.pathname === "/health" || url.pathname.startsWith("/v1/")) return gateway.fetch(request, env, context);
    const emulated = emulatedUrl(url);
    if (!emulated) return new Response("Not found\n", { status: 404 });
    const upstream = new Request(emulated, request);
    // The signature covers the provider's host, not this Worker's.
    upstream.headers.set("Host", new URL(emulated).host);
    return env.EMULATOR.getByName("default").fetch(upstream);
  },
  queue: (batch, env) => gateway.queue(batch, env),
} satisfies ExportedHandler<Env>;
