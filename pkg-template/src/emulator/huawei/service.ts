import type { BadInput } from "../check.ts";
import type { Refusal, Reply } from "../reply.ts";
import type { World } from "../world.ts";

/** A call that passed the signature and the catalogue: its parameters have the types the catalogue gives them. */
export interface HuaweiCall {
  params: Record<string, unknown>;
  body: Record<string, unknown>;
  now: number;
  /** Scheme and host, for the links in replies. */
  origin: string;
  /** The first success status of the catalogue's entry. */
  success: number;
}

export interface HuaweiService {
  operations: Record<string, (world: World, call: HuaweiCall) => Reply>;
  /** The service's answer to a request that does not fit its catalogue entry. */
  badInput: (problem: BadInput) => Refusal;
}
