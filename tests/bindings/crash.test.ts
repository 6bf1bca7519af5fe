// Runs are killed at every position of their journals, once when an entry is safe and once before it is, and other
// programs go on: in Node, with SIGKILL and a file, and in workerd, with a new process and a Durable Object. Each run has
// clouds of its own, so that many go on side by side.
import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Binding, JournalEntry, Plan, Report } from "../../pkg/bindings/index.js";
import { createEmulatorServer } from "../../pkg-template/src/bin/server.ts";
import { Emulation } from "../../pkg-template/src/emulator/emulation.ts";
import { bundleFor } from "../support/bundle.ts";
import { Miniflare, type MiniflareOptions } from "../support/miniflare.ts";
import { type Project, sharedProject } from "../support/project.ts";
import { workerOf } from "../support/workerd.ts";
import type { Start } from "./entry.worker.ts";
import { type End, SIZE, wishes } from "./support/crash.ts";
import type { Order } from "./support/program.ts";
import { all, stateOf, viewsOf } from "./support/world.ts";

let plan: Plan;
let project: Pick<Project, "folder">;
let folder: string;

/** The clouds of one run, in the state before it. They live in this process, and the runs in others. */
class Clouds {
  readonly endpoint: string;
  readonly #server: Server;
  readonly #world: ReturnType<typeof viewsOf>;

  private constructor(server: Server, endpoint: string) {
    this.#server = server;
    this.endpoint = endpoint;
    this.#world = viewsOf(fetch, endpoint);
  }

  static async open(): Promise<Clouds> {
    const server = createEmulatorServer(new Emulation({ settleMs: 8, seed: stateOf(SIZE) }));
    await once(server.listen(0, "127.0.0.1"), "listening");
    return new Clouds(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  }

  close() {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  /** A plan of the wishes. */
  async plan(): Promise<Plan> {
    return this.#world.bindings.plan(wishes(await all(this.#world)));
  }

  found(): Promise<Binding[]> {
    return all(this.#world);
  }

  /** The changes that the clouds made, each as often as it was made. */
  async made(): Promise<string[]> {
    const { requests } = (await this.#world.control("requests")) as { requests: Record<string, string>[] };
    const operations = new Set(plan.steps.map(({ operation }) => operation.toLowerCase()));
    const changes = requests.filter(({ operation = "", code }) => !code && operations.has(operation.toLowerCase()));
    return changes.map(({ url = "", operation, body }) => `${operation} ${url.slice(url.indexOf("/"))} ${body}`).sort();
  }
}

const idsOf = (found: readonly Binding[]) => new Set(found.map(({ id }) => id));

/** What is bound where, new bindings by their resource, since the provider may choose an address that got free. */
function placesOf(found: readonly Binding[], old: ReadonlySet<string>): string[] {
  const bound = found.filter(({ state }) => state === "bound");
  return bound.map(({ id, kind, resource }) => (old.has(id) ? id : `${kind} ${resource.id}`)).sort();
}

/** A run, by a name of its own. */
interface Run {
  name: string;
  clouds: Clouds;
}

interface KilledRun extends Run {
  end: End;
}

/** One that ran to its end. */
interface Ended {
  report: Report;
  entries: JournalEntry[];
}

/** A place where runs live. */
interface Home {
  open(): Promise<void>;
  close(): Promise<void>;
  /** Runs that come to their end, from the beginning or from where they were killed. */
  ended(runs: Run[]): Promise<Ended[]>;
  /** Runs that are killed, each at its own entry. */
  killed(runs: KilledRun[]): Promise<void>;
}

const source = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** So many go on at once and are killed, each with its part of the runs. */
const PROGRAMS = 4;

class InNode implements Home {
  #program = "";

  async open() {
    this.#program = join(folder, "program.mjs");
    await writeFile(this.#program, await bundleFor(project, source("support/program.ts"), { platform: "node" }));
    await writeFile(join(folder, "plan.json"), JSON.stringify(plan));
  }

  async close() {}

  async ended(runs: Run[]) {
    const reports = await this.#perform(runs);
    return Promise.all(
      runs.map(async ({ name }, at) => {
        const lines = (await readFile(this.#journal(name), "utf8")).trim().split("\n");
        return { report: reports[at] as Report, entries: lines.map((line) => JSON.parse(line)) };
      }),
    );
  }

  async killed(runs: KilledRun[]) {
    const parts = Array.from({ length: PROGRAMS }, (_, part) => runs.filter((_, at) => at % PROGRAMS === part));
    const killed = (part: KilledRun[]) => expect(this.#perform(part)).rejects.toMatchObject({ signal: "SIGKILL" });
    await Promise.all(parts.map(killed));
  }

  readonly #journal = (name: string) => join(folder, `${name}.journal`);

  #perform(runs: (Run & { end?: End })[]): Promise<Report[]> {
    const orders = runs.map(
      ({ name, clouds, end }): Order => ({ endpoint: clouds.endpoint, file: this.#journal(name), ...(end && { end }) }),
    );
    const args = [this.#program, join(folder, "plan.json"), JSON.stringify(orders)];
    return new Promise((resolve, reject) => {
      const options = { maxBuffer: 64 << 20 };
      execFile(process.execPath, args, options, (error, stdout) =>
        error ? reject(error) : resolve(JSON.parse(stdout) as Report[]),
      );
    });
  }
}

class InWorkerd implements Home {
  readonly #begun = new Set<string>();
  #options: MiniflareOptions | undefined;
  #worker: Miniflare | undefined;

  async open() {
    const durableObjects = { RUNS: { className: "Run", useSQLite: true } };
    const kept = { durableObjects, durableObjectsPersist: join(folder, "objects") };
    this.#options = { ...(await workerOf(project, source("entry.worker.ts"))), ...kept };
    this.#start();
  }

  async close() {
    // It sends SIGKILL.
    await this.#worker?.dispose();
  }

  ended(runs: Run[]) {
    return Promise.all(runs.map(async (run) => JSON.parse(await this.#ask(run)) as Ended));
  }

  /** All at once, as soon as each is at its entry. */
  async killed(runs: KilledRun[]) {
    const told = await Promise.all(runs.map((run) => this.#ask(run)));
    expect(told).toEqual(runs.map(() => "there"));
    await this.close();
    this.#start();
  }

  #start() {
    this.#worker = new Miniflare(this.#options as MiniflareOptions);
  }

  /** A run that was begun has everything in its storage. */
  async #ask({ name, clouds: { endpoint }, end }: Run & { end?: End }): Promise<string> {
    const start: Start = { endpoint, plan, ...(end && { end }) };
    const init = this.#begun.has(name) ? {} : { method: "POST", body: JSON.stringify(start) };
    this.#begun.add(name);
    const response = await (this.#worker as Miniflare).dispatchFetch(`http://runs.test/${name}`, init);
    const text = await response.text();
    expect(response.status, text).toBe(200);
    return text;
  }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cloudip-crash-"));
  project = await sharedProject();
  const clouds = await Clouds.open();
  plan = await clouds.plan();
  clouds.close();
});
afterAll(() => rm(folder, { recursive: true, maxRetries: 5 }));

describe.each([new InNode(), new InWorkerd()])("$constructor.name", (home: Home) => {
  beforeAll(() => home.open());
  afterAll(() => home.close());

  test("killed at every entry of the journal, and resumed", { timeout: 600_000 }, async () => {
    const clouds = await Clouds.open();
    const old = idsOf(await clouds.found());
    const outcomesOf = ({ items }: Report) => items.map(({ outcome }) => outcome);
    const [whole] = await home.ended([{ name: "whole", clouds }]);
    const { report, entries } = whole as Ended;
    expect(outcomesOf(report)).toEqual(report.items.map(() => "done"));
    // One entry for the plan, and two for each step.
    expect(entries).toHaveLength(1 + 2 * plan.steps.length);
    expect(new Set(plan.steps.map(({ service }) => service))).toEqual(
      new Set(["dns", "apig", "workspace", "eip", "vpc"]),
    );
    const [expected, changes] = [placesOf(await clouds.found(), old), await clouds.made()];
    clouds.close();

    const ends = entries.flatMap((_, entry): End[] => [true, false].map((isSafe) => ({ entry, isSafe })));
    const runs: KilledRun[] = await Promise.all(
      ends.map(async (end) => ({ name: `${end.entry}-${end.isSafe}`, clouds: await Clouds.open(), end })),
    );
    await home.killed(runs);
    const resumed = await home.ended(runs.map(({ name, clouds }) => ({ name, clouds })));
    for (const [at, { end, clouds }] of runs.entries()) {
      const where = `at entry ${end.entry}, which is ${end.isSafe ? "safe" : "lost"}`;
      const { report: second, entries } = resumed[at] as Ended;
      expect(outcomesOf(second), where).toEqual(outcomesOf(report));
      expect(second, where).toMatchObject({ complete: true, aborted: false, plan: plan.id });
      const found = await clouds.found();
      expect(placesOf(found, old), where).toEqual(expected);
      // Nothing was done twice, and every step has one outcome.
      expect(await clouds.made(), where).toEqual(changes);
      const outcomes = entries.flatMap((entry) => (entry.type === "outcome" ? [entry.step] : []));
      expect(outcomes.sort(), where).toEqual(plan.steps.map(({ id }) => id).sort());
      const now = idsOf(found);
      for (const { after } of second.items) if (after) expect(now, where).toContain(after.id);
      clouds.close();
    }
  });
});
