import type { Operation } from "./catalogue.ts";
import type { Received } from "./received.ts";

/** One request on its way through the emulator. */
export interface Visit {
  received: Received;
  requestId: string;
  now: number;
  /** Set as soon as the request is matched with an operation; the journal shows it even if the request is refused. */
  operation?: Operation;
}
