import { run } from "./entry.ts";

export default {
  fetch: async (): Promise<Response> => Response.json(await run()),
};
