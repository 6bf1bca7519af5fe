// The fault matrix on real connections, in each runtime: what a call came to, how often it was sent, and what the emulator
// holds afterwards. Nothing is lost, nothing done twice, nothing reported that is not so.

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Project, sharedProject } from "../support/project.ts";
import type { Order, Outcome } from "./call.ts";
import { FaultServer } from "./server.ts";
import { ATTEMPTS, calls, faultOf, type Kind, type Row, rows } from "./table.ts";

/** A program that makes calls. */
export interface Runtime {
  start(project: Pick<Project, "folder">): Promise<void>;
  perform(order: Order): Promise<Outcome>;
  stop(): Promise<void>;
}

/**
 * A port where nobody listens: nothing has this number at IANA, and no system gives it to who asks for any port, as it may
 * the port of a server that was closed.
 */
const CLOSED = "http://127.0.0.1:4";

/** What the table says of a row: how the call ends, and after how many attempts. */
function expected({ fault, call, attempt }: Row, runtime: string) {
  const { kind } = calls[call];
  const { workerd, ...usual } = faultOf(fault);
  const outcome = (runtime === "workerd" && workerd?.[kind as Kind]) || usual[kind];
  const goesOn = outcome === "again" && attempt < ATTEMPTS;
  return { fails: outcome === "end" || (outcome === "again" && !goesOn), attempts: goesOn ? attempt + 1 : attempt };
}

/** The tests of a runtime. */
export function survives(name: "Node" | "workerd", runtime: Runtime): void {
  beforeAll(async () => runtime.start(await sharedProject()));
  afterAll(() => runtime.stop());

  async function holds(row: Row): Promise<void> {
    const { fault, call, attempt } = row;
    const { executed, error } = faultOf(fault);
    const { kind } = calls[call];
    const isRefused = fault === "refused connection";
    const server = await FaultServer.start(row);
    try {
      const told = await runtime.perform({
        call,
        url: server.url,
        closed: CLOSED,
        refusedAttempt: isRefused ? attempt : 0,
        slowAttempt: fault.startsWith("slow") ? attempt : 0,
      });
      const { fails, attempts } = expected(row, name);
      const effects = server.effects();

      expect(told.attempts, told.error?.message).toBe(attempts);
      expect(server.arrived).toBe(attempts - (isRefused ? 1 : 0));
      // The second removal finds nothing, which the error says with its doubt.
      const isEcho = call === "unbind" && executed && attempts > attempt;
      if (isEcho) expect(told.error).toMatchObject({ kind: "NotFound", isUnknown: true });
      else if (fails) expect([told.error?.kind, error?.[1] && told.error?.code]).toEqual([error?.[0], error?.[1]]);
      else expect(told.error).toBeUndefined();

      // Never twice; once where the call says so, and not at all where it says that it failed, unless it says it does not know.
      if (kind === "read") expect(effects).toBe(0);
      else if (!told.error) expect(effects).toBe(1);
      else if (executed) expect([effects, told.error.isUnknown]).toEqual([1, true]);
      else expect(effects).toBe(0);
      // What must not be made again unseen is not called so.
      if (kind === "other" && told.error?.isUnknown) expect(told.error.retryable).toBe(false);

      const retries = told.events.filter((type) => type === "retry");
      expect(told.events.filter((type) => type === "attempt").length).toBe(attempts);
      expect(retries.length).toBe(attempts - 1);
      expect(told.said).not.toMatch(/SKEXAMPLE|Signature=|Authorization/i);
    } finally {
      await server.stop();
    }
  }

  const title = "$fault at attempt $attempt of $call";
  describe(name, () => {
    test.each(rows)(title, holds);
  });
}
