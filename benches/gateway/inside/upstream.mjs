// The clouds: each answers the call that it knows, and no other, so that both Workers are seen to send the same.

import { calls, transport } from "../../call/calls.mjs";

const answers = new Map(Object.values(calls).map((call) => [call.url, { body: call.body, answer: transport(call) }]));

export default {
  async fetch(request) {
    const known = answers.get(request.url);
    if (!known || !request.headers.has("authorization") || (await request.text()) !== known.body) {
      return new Response("not the call that is measured", { status: 400 });
    }
    return known.answer();
  },
};
