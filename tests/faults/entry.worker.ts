// Makes the calls that it is told to make, in workerd.

import { perform } from "./call.ts";

export default {
  fetch: async (request: Request): Promise<Response> => Response.json(await perform(await request.json())),
};
