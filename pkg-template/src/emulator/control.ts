// The emulator's own calls, under /_emulator on every host. All JSON.

import { readFaults } from "./fault-rules.ts";
import { settleDesktopEips } from "./huawei/desktop-eip.ts";
import { settleDesktops } from "./huawei/desktop-network.ts";
import { settleDns } from "./huawei/dns-settle.ts";
import { settleGateways } from "./huawei/gateway.ts";
import { settlePublicips } from "./huawei/publicip.ts";
import type { Received } from "./received.ts";
import type { Reply } from "./reply.ts";
import { integer, object, optional, ShapeError } from "./shape.ts";
import { settleTencent } from "./tencent/model/settle.ts";
import type { World } from "./world.ts";

export const CONTROL = "/_emulator/";

const nothing = object({});
const clockMove = object({ offsetMs: optional(integer), advanceMs: optional(integer) });

const calls: Record<string, (world: World, body: unknown) => unknown> = {
  "POST /_emulator/reset": (world, body) => {
    nothing(body, "");
    world.reset();
    return {};
  },
  "POST /_emulator/seed": (world, body) => {
    world.seed(body);
    return {};
  },
  "POST /_emulator/faults": (world, body) => {
    world.faults.replace(readFaults(body));
    return {};
  },
  "POST /_emulator/clock": (world, body) => {
    moveClock(world, clockMove(body, ""));
    return { offsetMs: world.clock.offsetMs, now: new Date(world.clock.now()).toISOString() };
  },
  "GET /_emulator/requests": (world) => ({ requests: world.journal.entries }),
  "GET /_emulator/state": showState,
};

export function control(world: World, { method, path, body }: Received): Reply {
  const call = Object.hasOwn(calls, `${method} ${path}`) ? calls[`${method} ${path}`] : undefined;
  if (!call) {
    return { status: 404, body: { error: `${method} ${path} does not exist`, calls: Object.keys(calls) } };
  }
  try {
    return { status: 200, body: call(world, parse(body)) };
  } catch (error) {
    if (!(error instanceof ShapeError)) throw error;
    return { status: 400, body: { error: error.message, field: error.field } };
  }
}

function parse(body: Uint8Array): unknown {
  const text = new TextDecoder().decode(body);
  if (text.trim() === "") return {};
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ShapeError("", `must be JSON: ${String(error)}`);
  }
}

function moveClock(
  world: World,
  { offsetMs, advanceMs }: { offsetMs: number | undefined; advanceMs: number | undefined },
): void {
  if ((offsetMs === undefined) === (advanceMs === undefined)) {
    throw new ShapeError("offsetMs", "give either offsetMs or advanceMs");
  }
  // Nothing the emulator holds can be undone, so going back needs an explicit offset.
  if (advanceMs !== undefined && advanceMs < 0) throw new ShapeError("advanceMs", "must not be negative");
  world.clock.offsetMs = offsetMs ?? world.clock.offsetMs + (advanceMs ?? 0);
}

/** Everything but the credentials, with every change that is due in effect. The result can be sent to seed. */
function showState(world: World): unknown {
  const now = world.clock.now();
  const { credentials: _, ...state } = world.state;
  settleDns(world, now);
  settlePublicips(world, now);
  settleGateways(world, now);
  settleDesktopEips(world, now);
  settleDesktops(world, now);
  settleTencent(world, now);
  return state;
}
