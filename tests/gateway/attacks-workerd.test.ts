// The attacks on the gateway, tried in real workerd.
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { AuditLine } from "../../pkg/gateway/index.js";
import { createEmulator } from "../../pkg-template/src/emulator/index.ts";
import { huaweiKey, tencentKey } from "../emulator/sign.ts";
import { Miniflare, type MiniflareRequest, MiniflareResponse } from "../support/miniflare.ts";
import { sharedProject } from "../support/project.ts";
import { workerOf } from "../support/workerd.ts";
import { TEAM, team } from "./support/access.ts";
import { hasty, options } from "./support/attack-rows.ts";
import { attacks, type Target } from "./support/attacks.ts";
import { doorOf, URL_OF_GATEWAY } from "./support/gateway.ts";

const people = await team();
const emulator = createEmulator({ settleMs: 0 });
/** Where the Worker asks for keys, and where it sends the lines of its audit. */
const KEYS = "https://keys.example";
const AUDIT = "https://audit.example";

let worker: Miniflare;
let sent: Request[] = [];
let lines: AuditLine[] = [];
let asked = 0;

/** All that the Worker fetches. */
async function outside(request: Request): Promise<Response> {
  switch (new URL(request.url).origin) {
    case TEAM:
      return people.fetch(request.url);
    case KEYS:
      asked += 1;
      return Response.json(request.url.endsWith("tencent") ? tencentKey : huaweiKey);
    case AUDIT:
      lines.push((await request.json()) as AuditLine);
      return new Response(null, { status: 204 });
    default:
      sent.push(request.clone());
      return emulator.fetch(request);
  }
}

beforeAll(async () => {
  worker = new Miniflare({
    ...(await workerOf(await sharedProject(), fileURLToPath(new URL("attacks.worker.ts", import.meta.url)))),
    bindings: { OPTIONS: options, HASTY: hasty, KEYS, AUDIT },
    // Miniflare has classes of its own for requests and answers.
    outboundService: async ({ url, method, headers, body }: MiniflareRequest) => {
      const init = { method, headers: [...headers], ...(body && { body, duplex: "half" }) };
      const answer = await outside(new Request(url, init as RequestInit));
      const text = answer.status === 204 ? null : await answer.text();
      return new MiniflareResponse(text, { status: answer.status, headers: [...answer.headers] });
    },
  });
});
afterAll(() => worker?.dispose());

attacks(people, (given = options): Target => {
  [sent, lines, asked] = [[], [], 0];
  const url = given === hasty ? "https://hasty.example" : URL_OF_GATEWAY;
  const door = doorOf(async (path, init) => {
    const answer = await worker.dispatchFetch(new URL(path, url), init as never);
    return answer as unknown as Response;
  });
  return { ...door, lines, sent, keysAsked: () => asked };
});

test("the runtime is workerd", async () => {
  const answer = await worker.dispatchFetch(`${URL_OF_GATEWAY}/runtime`);
  expect(await answer.text()).toBe("Cloudflare-Workers");
});
