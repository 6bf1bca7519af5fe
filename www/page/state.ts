import { signal } from "@preact/signals";
import { CloudError, type Explanation } from "cloudip";
import { lastSent, type Sent } from "./clients.js";
import { explain } from "./explain.js";
import { type Call, type Resource, type System, systems } from "./systems.js";

/** A call that was made: what went out, how it was signed, what came back. */
export interface Exchange {
  sent: Sent | undefined;
  explanation: Explanation | undefined;
  answer: unknown;
  error: CloudError | undefined;
}

export const system = signal<System | undefined>(undefined);
export const resources = signal<Resource[]>([]);
/** Why the list could not be read. */
export const listError = signal<CloudError | undefined>(undefined);
export const exchange = signal<Exchange | undefined>(undefined);
/** Whether a change is being sent. */
export const busy = signal(false);

/** How often, and how long, the list is read again after a change: the emulator settles within seconds. */
const FOLLOW = { everyMs: 700, times: 8 };

let following: ReturnType<typeof setTimeout> | undefined;

/** Shows a system. */
export async function show(chosen: System): Promise<void> {
  clearTimeout(following);
  system.value = chosen;
  resources.value = [];
  exchange.value = undefined;
  await refresh();
}

async function refresh(): Promise<void> {
  const shown = system.value;
  try {
    const list = (await shown?.list()) ?? [];
    if (system.value !== shown) return;
    resources.value = list;
    listError.value = undefined;
  } catch (error) {
    listError.value = known(error);
  }
}

/** Makes a call that changes something, shows the exchange, and follows the change. */
export async function act(call: Call): Promise<void> {
  busy.value = true;
  const before = lastSent;
  const outcome: Pick<Exchange, "answer" | "error"> = { answer: undefined, error: undefined };
  try {
    outcome.answer = await call();
  } catch (error) {
    outcome.error = known(error);
  }
  // A request that was refused before it was sent has nothing to show.
  const sent = lastSent === before ? undefined : lastSent;
  exchange.value = { sent, explanation: sent && explain(sent), ...outcome };
  busy.value = false;
  await follow(FOLLOW.times);
}

async function follow(times: number): Promise<void> {
  clearTimeout(following);
  await refresh();
  if (times > 1) following = setTimeout(() => follow(times - 1), FOLLOW.everyMs);
}

/** Everything that a client throws is a `CloudError`; anything else is a defect and must be seen. */
function known(error: unknown): CloudError {
  if (error instanceof CloudError) return error;
  throw error;
}

const [first] = systems;
if (first) void show(first);
