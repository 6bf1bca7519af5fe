import type { EmulatorObject } from "./emulator.js";

export { EmulatorObject } from "./emulator.js";

interface Env {
  EMULATOR: DurableObjectNamespace<EmulatorObject>;
}

/**
 * `/api/<host>/<path>` goes to the emulator as `https://<host>/<path>`: the page signs for the provider's own host, and
 * the emulator sees the request as the provider would. Everything else is the page, which the platform serves.
 */
export default {
  async fetch(request, env): Promise<Response> {
    const url = new URL(request.url);
    const [, api, host] = url.pathname.split("/", 3);
    if (api !== "api" || !host) return new Response("Not found\n", { status: 404 });
    const path = url.pathname.slice(`/api/${host}`.length) || "/";
    const upstream = new Request(`https://${host}${path}${url.search}`, request);
    // The signature covers the provider's host, not this Worker's.
    upstream.headers.set("Host", host);
    return env.EMULATOR.getByName("default").fetch(upstream);
  },
} satisfies ExportedHandler<Env>;
