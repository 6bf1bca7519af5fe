// Which cloud a request is for, what becomes of it, and its line in the journal.
import { CONTROL, control } from "./control.ts";
import { handleHuawei, isHuaweiHost } from "./huawei/handle.ts";
import { describe } from "./journal.ts";
import type { Received } from "./received.ts";
import { Refusal, type Reply } from "./reply.ts";
import { handleLegacy, handleV3, isLegacyHost, isV3Host, LEGACY_PATH } from "./tencent/handle.ts";
import type { Visit } from "./visit.ts";
import type { World } from "./world.ts";

type Handle = (world: World, visit: Visit) => Promise<Reply>;

/** At the providers' own hosts the host decides, at any other one the path does. */
function chooseHandler({ host, path }: Received): Handle {
  if (isHuaweiHost(host)) return handleHuawei;
  if (isV3Host(host)) return handleV3;
  if (isLegacyHost(host) || path === LEGACY_PATH) return handleLegacy;
  return path === "/" ? handleV3 : handleHuawei;
}

export async function respond(world: World, received: Received): Promise<Response> {
  if (received.path.startsWith(CONTROL)) return toResponse(control(world, received), {});

  const handle = chooseHandler(received);
  const isHuawei = handle === handleHuawei;
  // Taken on arrival, so that concurrent requests get theirs in the order they came.
  const requestId = isHuawei ? world.ids.hex32() : world.ids.uuid();
  const visit: Visit = { received, requestId, now: world.clock.now() };
  let reply: Reply;
  let code: string | undefined;
  try {
    reply = await handle(world, visit);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    reply = { status: error.status, body: error.body(requestId) };
    code = error.code;
  }
  world.journal.add({
    at: new Date(visit.now).toISOString(),
    requestId,
    ...describe(received),
    cloud: isHuawei ? "huawei" : "tencent",
    ...(visit.operation && { service: visit.operation.service, operation: visit.operation.name }),
    status: reply.status,
    ...(code !== undefined && { code }),
  });
  const id = isHuawei ? { "x-request-id": requestId } : handle === handleV3 ? { "x-tc-requestid": requestId } : {};
  return toResponse(reply, { date: new Date(visit.now).toUTCString(), ...id });
}

function toResponse({ status, headers: own, body }: Reply, always: Record<string, string>): Response {
  const headers = { ...always, ...own };
  if (body === undefined) return new Response(null, { status, headers });
  // Exactly this type: with a charset the Python client of Tencent Cloud takes errors for successes (tencent.md 3.1).
  return new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json", ...headers } });
}
