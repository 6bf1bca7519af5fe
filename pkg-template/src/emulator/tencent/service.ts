import type { World } from "../world.ts";

/** A call that passed the signature and the catalogue: its parameters have the types the catalogue gives them. */
export interface TencentCall {
  /** The name of the operation. */
  action: string;
  params: Record<string, unknown>;
  requestId: string;
  now: number;
}

/** Answers with the members of the reply, without envelope and request id. */
export type TencentOperations = Record<string, (world: World, call: TencentCall) => Record<string, unknown>>;
