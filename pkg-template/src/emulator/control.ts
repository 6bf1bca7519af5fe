// The emulator's own calls, under /_emulator on every host. All JSON.
//
// With `?account=NAME` a call is about that account, else about all there are; clock and fault rules are everybody's.
import { DEFAULT_ACCOUNT } from "./accounts.ts";
import { formPairs, textOf } from "./bytes.ts";
import type { Emulation } from "./emulation.ts";
import { readFaults } from "./fault-rules.ts";
import { entriesOf } from "./journal.ts";
import type { Received } from "./received.ts";
import { replay } from "./replay.ts";
import type { Reply } from "./reply.ts";
import { stateSchema } from "./schema.ts";
import { settle } from "./settle.ts";
import { integer, object, optional, ShapeError, text } from "./shape.ts";
import type { World } from "./world.ts";

export const CONTROL = "/_emulator/";

/** What a call gets: `world` is the account it names, `worlds` those it is about. */
interface ControlCall {
  body: unknown;
  world: World | undefined;
  worlds: readonly World[];
}

const nothing = object({});
const clockMove = object({ offsetMs: optional(integer), advanceMs: optional(integer) });
const snapshot = object({ name: text });

const calls: Record<string, (emulation: Emulation, call: ControlCall) => unknown> = {
  "POST /_emulator/reset": (emulation, { body, world }) => {
    nothing(body, "");
    emulation.reset(world);
    return {};
  },
  "POST /_emulator/seed": (emulation, { body, world }) => {
    emulation.seed(body, world);
    return {};
  },
  "POST /_emulator/faults": (emulation, { body }) => {
    const document = readFaults(body);
    document.faults.forEach(({ account }, index) => {
      if (account !== undefined) worldOf(emulation, account, `faults[${index}].account`);
    });
    emulation.faults.replace(document);
    return {};
  },
  "POST /_emulator/clock": ({ clock }, { body }) => {
    const { offsetMs, advanceMs } = clockMove(body, "");
    clock.offsetMs = offsetAfter(clock.offsetMs, offsetMs, advanceMs);
    return { offsetMs: clock.offsetMs, now: new Date(clock.now()).toISOString() };
  },
  "GET /_emulator/requests": (_, { worlds }) => ({ requests: entriesOf(worlds) }),
  "POST /_emulator/replay": (emulation, { body }) => replay(emulation, body),
  "GET /_emulator/state": ({ clock }, { world, worlds }) => {
    for (const world of worlds) settle(world, clock.now());
    return world ? documentOf(world) : documentsOf(worlds);
  },
  "GET /_emulator/schema": stateSchema,
  "GET /_emulator/snapshots": ({ snapshots }) => ({ snapshots: snapshots.names.map((name) => ({ name })) }),
  "POST /_emulator/snapshots": ({ snapshots }, { body, world, worlds }) => {
    snapshots.keep(snapshot(body, "").name, worlds, world === undefined);
    return {};
  },
  "POST /_emulator/restore": (emulation, { body }) => {
    emulation.restore(emulation.snapshots.get(snapshot(body, "").name));
    return {};
  },
  "DELETE /_emulator/snapshots": ({ snapshots }, { body }) => {
    snapshots.drop(snapshot(body, "").name);
    return {};
  },
};

export async function control(emulation: Emulation, { method, path, query, body }: Received): Promise<Reply> {
  const call = Object.hasOwn(calls, `${method} ${path}`) ? calls[`${method} ${path}`] : undefined;
  if (!call) {
    return { status: 404, body: { error: `${method} ${path} does not exist`, calls: Object.keys(calls) } };
  }
  try {
    const world = namedWorld(emulation, query);
    const worlds = world ? [world] : emulation.worlds;
    return { status: 200, body: await call(emulation, { body: parse(body), world, worlds }) };
  } catch (error) {
    if (!(error instanceof ShapeError)) throw error;
    return { status: 400, body: { error: error.message, field: error.field } };
  }
}

function namedWorld(emulation: Emulation, query: string): World | undefined {
  const pairs = formPairs(query);
  const other = pairs.find(([name]) => name !== "account");
  if (other) throw new ShapeError(other[0], "is not known here; known is account");
  const [, name] = pairs[0] ?? [];
  return name === undefined ? undefined : worldOf(emulation, name, "account");
}

function worldOf({ worlds }: Emulation, name: string, field: string): World {
  const world = worlds.find(({ account }) => account === name);
  if (!world) {
    const known = worlds.map(({ account }) => account).join(", ");
    throw new ShapeError(field, `there is no account ${name}, but ${known}`);
  }
  return world;
}

function parse(body: Uint8Array): unknown {
  const json = textOf(body);
  if (json.trim() === "") return {};
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new ShapeError("", `must be JSON: ${String(error)}`);
  }
}

function offsetAfter(before: number, offsetMs: number | undefined, advanceMs: number | undefined): number {
  if ((offsetMs === undefined) === (advanceMs === undefined)) {
    throw new ShapeError("offsetMs", "give either offsetMs or advanceMs");
  }
  // Nothing the emulator holds can be undone, so going back needs an explicit offset.
  if (advanceMs !== undefined && advanceMs < 0) throw new ShapeError("advanceMs", "must not be negative");
  return offsetMs ?? before + (advanceMs ?? 0);
}

/** Everything but the credentials: a document that can be sent to seed. */
function documentOf({ state: { credentials: _, ...state } }: World): object {
  return state;
}

function documentsOf(worlds: readonly World[]): object {
  const [first, second] = worlds;
  if (first?.account === DEFAULT_ACCOUNT && !second) return documentOf(first);
  return { accounts: worlds.map((world) => ({ name: world.account, ...documentOf(world) })) };
}
