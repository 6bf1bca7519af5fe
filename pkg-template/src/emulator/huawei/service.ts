import type { Caller } from "../caller.ts";
import type { Operation } from "../catalogue.ts";
import type { BadInput } from "../check.ts";
import type { Refusal, Reply } from "../reply.ts";
import type { World } from "../world.ts";

/** A call that passed the signature and the catalogue: its parameters have the types the catalogue gives them. */
export interface HuaweiCall {
  params: Record<string, unknown>;
  body: Record<string, unknown>;
  caller: Caller;
  /** Acted out again from a journal, which has no passwords: who got a token then gets it now. */
  isKnown: boolean;
  now: number;
  requestId: string;
  /** Scheme and host, for the links in replies. */
  origin: string;
  /** The first success status of the catalogue's entry. */
  success: number;
}

export interface HuaweiService {
  operations: Record<string, (world: World, call: HuaweiCall) => Reply>;
  /** Where several operations share a path: those that a body may be for. */
  choose?: (body: unknown) => string[];
  /** An error in the service's shape. */
  refusal: (status: number, code: string, message: string, operation: Operation) => Refusal;
  /** The service's answer to a request that does not fit its catalogue entry. */
  badInput: (problem: BadInput, operation: Operation) => Refusal;
}

/** The project of a call whose path names none: the token's, or the account's first one. */
export function projectOf(world: World, { caller }: HuaweiCall): string {
  const id = caller.token?.projectId ?? world.state.huawei.projects[0]?.id;
  if (id === undefined) throw new Error("the state has no project");
  return id;
}

/** The region of a call: projects bear the name of theirs (huawei.md 2.2, "Scope rule"). */
export function regionOf(world: World, call: HuaweiCall): string {
  const id = projectOf(world, call);
  const project = world.state.huawei.projects.find((entry) => entry.id === id);
  if (!project) throw new Error(`the state has no project ${id}`);
  return project.name;
}

/** The same handlers; what one throws leaves it as `reword` puts it. */
export function reworded(
  operations: HuaweiService["operations"],
  reword: (error: unknown) => unknown,
): HuaweiService["operations"] {
  return Object.fromEntries(
    Object.entries(operations).map(([name, run]): [string, typeof run] => [
      name,
      (world, call) => {
        try {
          return run(world, call);
        } catch (error) {
          throw reword(error);
        }
      },
    ]),
  );
}
