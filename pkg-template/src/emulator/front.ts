import type { Caller, CallerName } from "./caller.ts";
import type { Operation } from "./catalogue.ts";
import type { Received } from "./received.ts";
import type { Refusal, Reply } from "./reply.ts";
import type { Steps } from "./steps.ts";
import type { World } from "./world.ts";

/** The operation that a request names, and the decoded values of its path. */
export interface Route {
  operation: Operation;
  path: Record<string, string>;
}

/** One request on its way through the emulator. */
export interface Visit {
  received: Received;
  requestId: string;
  now: number;
  /** Undefined if the request names no operation; known before anything of the request is checked. */
  route: Route | undefined;
  /** Set when it is known who called. */
  caller?: Caller;
  /** Of a request that is acted out again from a journal: who called, and whether it was refused. */
  recorded?: { caller: Caller; isRefused: boolean };
}

/** A way into the clouds: one form of requests, replies and errors. */
export interface Front {
  cloud: "huawei" | "tencent";
  newRequestId: (world: World) => string;
  /** The header of the reply that tells the request's id. */
  requestIdHeader?: string;
  routeOf: (received: Received) => Route | undefined;
  callerOf: (received: Received) => CallerName | undefined;
  handle: (world: World, visit: Visit) => Steps<Reply>;
  /** An error in the shape of the service that the request is for. */
  refusal: (status: number | undefined, code: string, message: string, route: Route | undefined) => Refusal;
  /** The answer to one request too many. */
  throttled: (route: Route | undefined) => Refusal;
}
