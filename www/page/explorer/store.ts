/** The call that is being put together: its parameters, its signed request, and what came of sending it. */

import { effect, signal } from "@preact/signals";
import { CloudError, type PreparedRequest } from "cloudip";
import { operation, type Params } from "./catalogue.js";
import { complete, place } from "./place.js";
import { type Sent, send } from "./send.js";

export const params = signal<Params>({});
/** The request of a dry run; what it was refused for; nothing where there is no account. */
export const prepared = signal<PreparedRequest | CloudError | undefined>(undefined);
export const sent = signal<Sent | undefined>(undefined);

effect(() => {
  params.value = operation.value?.example ?? {};
  sent.value = undefined;
  prepared.value = undefined;
});

/** Builds and signs the request of now; sends nothing but perhaps what tells the project. */
export async function prepare(): Promise<PreparedRequest | CloudError | undefined> {
  const [what, where, given] = [operation.peek(), place.peek(), params.peek()];
  if (!what || !where) return undefined;
  try {
    const all = await complete(what, where, given);
    return await where.client.prepare(what.service, what.method, all);
  } catch (error) {
    if (error instanceof CloudError) return error;
    throw error;
  }
}

/** Long enough that a word is typed whole. */
const PAUSE_MS = 120;
let latest = 0;

effect(() => {
  const isComplete = operation.value && place.value && params.value;
  latest += 1;
  const own = latest;
  if (!isComplete) {
    prepared.value = undefined;
    return;
  }
  setTimeout(async () => {
    if (own !== latest) return;
    const outcome = await prepare();
    // What was asked for since has a request of its own.
    if (own === latest) prepared.value = outcome;
  }, PAUSE_MS);
});

export const isSending = signal(false);

/** Sends the call for good. */
export async function perform(): Promise<void> {
  const [what, where, given] = [operation.peek(), place.peek(), params.peek()];
  if (!what || !where || isSending.peek()) return;
  isSending.value = true;
  try {
    const outcome = await send(what, where, given);
    if (operation.peek() === what) sent.value = outcome;
  } finally {
    isSending.value = false;
  }
}
