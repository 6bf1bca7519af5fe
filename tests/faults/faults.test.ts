// The fault matrix on real connections, in Node and in workerd: what a call came to, how often it was sent, and what the
// emulator holds afterwards. Nothing is lost, nothing done twice, nothing reported that is not so.

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { BuildOptions } from "esbuild";
import type { Miniflare } from "miniflare";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bundleFor } from "../support/bundle.ts";
import { type Project, projectWithPackage } from "../support/project.ts";
import { startWorker } from "../support/workerd.ts";
import type { Order, Outcome } from "./call.ts";
import { FaultServer } from "./server.ts";
import { ATTEMPTS, calls, faultOf, type Kind, type Row, rows } from "./table.ts";

const file = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** Long enough for an answer on this machine, short enough to wait for. */
const SLOW_MS = 400;
const PATIENT_MS = 20_000;

let project: Project;
/** Where nobody listens. */
let closed: string;

beforeAll(async () => {
  project = await projectWithPackage();
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  closed = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  server.close();
});
afterAll(() => project?.remove());

interface Runtime {
  start(): Promise<void>;
  perform(order: Order): Promise<Outcome>;
  stop(): Promise<void>;
}

function node(): Runtime {
  let child: ChildProcess;
  let lines: AsyncIterator<string>;
  return {
    async start() {
      const program = join(project.folder, "faults.js");
      const options: BuildOptions = { platform: "node", external: ["cloudip", "cloudip/*"] };
      await writeFile(program, await bundleFor(project, file("entry.node.ts"), options));
      child = spawn(process.execPath, [program], { stdio: ["pipe", "pipe", "inherit"] });
      lines = createInterface({ input: child.stdout as NodeJS.ReadableStream })[Symbol.asyncIterator]();
    },
    async perform(order) {
      child.stdin?.write(`${JSON.stringify(order)}\n`);
      const { value } = await lines.next();
      return JSON.parse(value);
    },
    async stop() {
      child.stdin?.end();
      // It ends by itself: no timer and no connection is left that would keep it.
      expect(await once(child, "exit")).toEqual([0, null]);
    },
  };
}

function workerd(): Runtime {
  let worker: Miniflare;
  return {
    async start() {
      worker = await startWorker(project, file("entry.worker.ts"));
    },
    async perform(order) {
      const response = await worker.dispatchFetch("http://127.0.0.1/", { method: "POST", body: JSON.stringify(order) });
      if (!response.ok) throw new Error(`the worker answered ${response.status}: ${await response.text()}`);
      return (await response.json()) as Outcome;
    },
    stop: () => worker.dispose(),
  };
}

/** What the table says of a row: how the call ends, and after how many attempts. */
function expected({ fault, call, attempt }: Row, runtime: string) {
  const { kind } = calls[call];
  const { workerd, ...usual } = faultOf(fault);
  const outcome = (runtime === "workerd" && workerd?.[kind as Kind]) || usual[kind];
  const goesOn = outcome === "again" && attempt < ATTEMPTS;
  return { fails: outcome === "end" || (outcome === "again" && !goesOn), attempts: goesOn ? attempt + 1 : attempt };
}

describe.each([
  ["Node", node()],
  ["workerd", workerd()],
] as const)("%s", (name, runtime) => {
  beforeAll(() => runtime.start());
  afterAll(() => runtime.stop());

  test.each(rows)("$fault at attempt $attempt of $call", async (row) => {
    const { fault, call, attempt } = row;
    const { executed, error } = faultOf(fault);
    const { kind } = calls[call];
    const isRefused = fault === "refused connection";
    const server = await FaultServer.start(row);
    try {
      const told = await runtime.perform({
        call,
        url: server.url,
        closed,
        refusedAttempt: isRefused ? attempt : 0,
        attemptTimeoutMs: fault.startsWith("slow") ? SLOW_MS : PATIENT_MS,
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
  });
});
