import { type Play, play } from "./determinism-play.ts";

export default {
  async fetch(request: Request): Promise<Response> {
    return Response.json(await play((await request.json()) as Play));
  },
};
