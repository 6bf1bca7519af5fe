// Which cloud a request is for, what becomes of it, and its line in the journal.
import { CONTROL, control } from "./control.ts";
import { type Answer, ConnectionCut, pause } from "./delivery.ts";
import type { Front, Visit } from "./front.ts";
import { huawei, isHuaweiHost } from "./huawei/handle.ts";
import { answerOf, outcomeOf } from "./outcome.ts";
import type { Received } from "./received.ts";
import { isLegacyHost, isV3Host, LEGACY_PATH, legacy, v3 } from "./tencent/handle.ts";
import type { World } from "./world.ts";

/** At the providers' own hosts the host decides, at any other one the path does. */
function chooseFront({ host, path }: Received): Front {
  if (isHuaweiHost(host)) return huawei;
  if (isV3Host(host)) return v3;
  if (isLegacyHost(host) || path === LEGACY_PATH) return legacy;
  return path === "/" ? v3 : huawei;
}

/**
 * Rejects with a ConnectionCut where a fault breaks the connection, or with the reason of the signal that tells whether
 * the caller is still there.
 */
export async function respond(world: World, received: Received, gone: () => AbortSignal): Promise<Answer> {
  if (received.path.startsWith(CONTROL)) return answerOf(control(world, received));

  const front = chooseFront(received);
  const visit: Visit = {
    received,
    // Taken on arrival, so that concurrent requests get theirs in the order they came.
    requestId: front.newRequestId(world.ids),
    now: world.clock.now(),
    route: front.routeOf(received),
  };
  const fault = world.faults.meet(front, visit);
  const outcome = await outcomeOf(world, front, visit, fault);
  world.journal.add(received, {
    at: visit.now,
    requestId: visit.requestId,
    cloud: front.cloud,
    ...(visit.route && { service: visit.route.operation.service, operation: visit.route.operation.name }),
    ...(outcome && { status: outcome.answer.status }),
    ...(outcome?.code !== undefined && { code: outcome.code }),
    ...(fault && { fault }),
  });
  if (fault?.latencyMs) await pause(fault.latencyMs, gone());
  if (!outcome || fault?.cut) throw new ConnectionCut();
  return outcome.answer;
}
