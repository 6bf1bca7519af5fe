// A journal, acted out again: it brings an emulator that begins where the recorded one began into the state in which that
// one ended. The secrets are gone from the journal, so no signature is checked here: who called is what the journal says.
import { DEFAULT_ACCOUNT } from "./accounts.ts";
import { utf8 } from "./bytes.ts";
import type { Emulation } from "./emulation.ts";
import type { Visit } from "./front.ts";
import { chooseFront } from "./fronts.ts";
import type { JournalEntry } from "./journal.ts";
import { ownOutcome } from "./outcome.ts";
import { type Received, splitTarget } from "./received.ts";
import {
  anyText,
  anything,
  integer,
  list,
  nullable,
  type Of,
  object,
  oneOf,
  optional,
  record,
  ShapeError,
  text,
  textLike,
  withDefault,
} from "./shape.ts";
import { walk } from "./steps.ts";
import type { World } from "./world.ts";

const recording = object({
  requests: list(
    object({
      at: textLike("a time such as 2025-01-02T03:04:05.000Z", (value) => !Number.isNaN(Date.parse(value))),
      account: withDefault(text, () => DEFAULT_ACCOUNT),
      requestId: text,
      method: text,
      url: textLike("a host and a path", (value) => value.includes("/")),
      headers: record(anyText),
      body: anyText,
      cloud: oneOf("huawei", "tencent"),
      service: optional(text),
      operation: optional(text),
      caller: optional(
        object({
          token: optional(object({ projectId: nullable(text), userId: nullable(text), agency: nullable(text) })),
        }),
      ),
      status: optional(integer),
      code: optional(text),
      fault: optional(anything),
    }),
  ),
});

type Recorded = Of<typeof recording>["requests"][number];
type Result = Pick<JournalEntry, "requestId" | "status" | "code">;

/** Where a request did not come to what it came to then. */
interface Difference {
  index: number;
  was: Result;
  is: Result;
}

/** Act out the entries of `GET /_emulator/requests`, each at its own time; the clock stays where it is. */
export async function replay(
  emulation: Emulation,
  body: unknown,
): Promise<{ replayed: number; differences: Difference[] }> {
  const { requests } = recording(body, "");
  const worlds = requests.map(({ account }, index) => {
    const world = emulation.worlds.find((entry) => entry.account === account);
    if (!world) throw new ShapeError(`requests[${index}].account`, `there is no account ${account}`);
    return world;
  });
  const differences: Difference[] = [];
  for (const [index, world] of worlds.entries()) {
    const entry = requests[index];
    if (!entry) continue;
    const was = resultOf(entry);
    const is = await actOut(emulation, world, entry);
    if (was.requestId !== is.requestId || was.status !== is.status || was.code !== is.code) {
      differences.push({ index, was, is });
    }
  }
  return { replayed: requests.length, differences };
}

async function actOut(emulation: Emulation, world: World, entry: Recorded): Promise<Result> {
  const received = receivedOf(entry);
  const front = chooseFront(received);
  const now = Date.parse(entry.at);
  const requestId = front.newRequestId(world);
  let result: Result = { ...resultOf(entry), requestId };
  if (hadEffect(entry)) {
    const recorded = { caller: entry.caller ?? {}, isRefused: entry.code !== undefined };
    const visit: Visit = { received, requestId, now, route: front.routeOf(received), recorded };
    const { answer, code } = await walk(ownOutcome(world, front, visit));
    // A fault answered with something else than what the request came to.
    if (entry.fault === undefined) result = { requestId, status: answer.status, ...(code !== undefined && { code }) };
  }
  const { cloud, service, operation, caller, fault } = entry;
  const { status, code } = result;
  const order = emulation.nextOrder();
  world.journal.add({ received, order, at: now, requestId, cloud, service, operation, caller, status, code, fault });
  return result;
}

/** Who was refused at the door changed nothing, and neither did who only looked. */
const hadEffect = ({ caller, cloud, method }: Recorded): boolean =>
  caller !== undefined && !(cloud === "huawei" && method === "GET");

const resultOf = ({ requestId, status, code }: Recorded): Result => ({
  requestId,
  ...(status !== undefined && { status }),
  ...(code !== undefined && { code }),
});

function receivedOf({ method, url, headers, body }: Recorded): Received {
  const slash = url.indexOf("/");
  return {
    method,
    host: url.slice(0, slash),
    ...splitTarget(url.slice(slash)),
    headers: new Headers(headers),
    body: utf8(body),
  };
}
