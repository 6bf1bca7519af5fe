/** What a client tells while it works: enough for a log, or for the spans of OpenTelemetry. It never holds a secret. */

import type { WaitProgress } from "./wait.js";

/** What each event of a call tells. */
export interface EventOfCall {
  service: string;
  operation: string;
  /** 1 for the first request of the call. */
  attempt: number;
}

export type ClientEvent =
  /** A request is sent. The URL is without its query. */
  | ({ type: "attempt"; method: string; url: string } & EventOfCall)
  /** An answer came, whatever it says. */
  | ({ type: "response"; status: number; requestId: string | undefined; durationMs: number } & EventOfCall)
  /** The attempt failed, and there will be another one. The reason is the code that an error would have. */
  | ({ type: "retry"; reason: string; delayMs: number } & EventOfCall)
  /** What waiting for an operation's effect came to, after one read. */
  | ({ type: "poll"; service: string; operation: string } & WaitProgress)
  /** Credentials or the project are got, for all calls that wait for them. */
  | { type: "refresh"; what: "credentials" | "project" };

/** Tells an event, if somebody listens. */
export type Emit = (event: ClientEvent) => void;

/** What a listener throws, now or later, changes nothing. */
export function emitter<E>(listener: ((event: E) => unknown) | undefined): ((event: E) => void) | undefined {
  return (
    listener &&
    (async (event) => {
      try {
        await listener(event);
      } catch {}
    })
  );
}
