// A Worker that calls `fetch`: what the gateway takes beside this is its own. It asks for no token and signs nothing.

import { bare } from "../../call/contestants/bare.mjs";
import { routes } from "../routes.mjs";

export default {
  async fetch(request) {
    const call = routes[new URL(request.url).pathname];
    await request.json();
    return Response.json(await bare.make(call, fetch)());
  },
};
