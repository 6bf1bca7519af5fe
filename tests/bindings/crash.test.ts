// Runs are killed at every position of their journals, once when an entry is safe and once before it is, and other
// programs go on: in Node, with SIGKILL and a file, and in workerd, with a new process and a Durable Object.
import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Miniflare, type MiniflareOptions } from "miniflare";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { JournalEntry, Plan, Report } from "../../pkg/bindings/index.js";
import { createEmulatorServer } from "../../pkg-template/src/bin/server.ts";
import { Emulation } from "../../pkg-template/src/emulator/emulation.ts";
import { bundleFor } from "../support/bundle.ts";
import { type Project, projectWithPackage } from "../support/project.ts";
import { workerOf } from "../support/workerd.ts";
import type { Start } from "./entry.worker.ts";
import { type End, SIZE, wishes } from "./support/crash.ts";
import { all, stateOf, viewsOf } from "./support/world.ts";

/** The clouds live in this process, and the runs in others. */
const server = createEmulatorServer(new Emulation({ settleMs: 8 }));
let world: ReturnType<typeof viewsOf>;
let endpoint: string;
let plan: Plan;
let project: Project;
let folder: string;

/** One that ran to its end. */
interface Ended {
  report: Report;
  entries: JournalEntry[];
}

/** A place where runs live. */
interface Home {
  open(): Promise<void>;
  close(): Promise<void>;
  /** A whole run. */
  whole(): Promise<Ended>;
  /** A run that is killed, and another that goes on. */
  resumed(end: End): Promise<Ended>;
}

const source = (name: string) => fileURLToPath(new URL(name, import.meta.url));

class InNode implements Home {
  #program = "";

  async open() {
    this.#program = join(folder, "program.mjs");
    await writeFile(this.#program, await bundleFor(project, source("support/program.ts"), { platform: "node" }));
    await writeFile(join(folder, "plan.json"), JSON.stringify(plan));
  }

  async close() {}

  whole() {
    return this.#run(join(folder, "whole.journal"));
  }

  async resumed({ entry, isSafe }: End) {
    const journal = join(folder, `${entry}-${isSafe}.journal`);
    const killed = this.#run(journal, String(entry), isSafe ? "safe" : "lost");
    await expect(killed).rejects.toMatchObject({ signal: "SIGKILL" });
    return this.#run(journal);
  }

  async #run(journal: string, ...end: string[]): Promise<Ended> {
    const args = [this.#program, endpoint, join(folder, "plan.json"), journal, ...end];
    const stdout = await new Promise<string>((resolve, reject) => {
      execFile(process.execPath, args, (error, stdout) => (error ? reject(error) : resolve(stdout)));
    });
    const lines = (await readFile(journal, "utf8")).trim().split("\n");
    return { report: JSON.parse(stdout), entries: lines.map((line) => JSON.parse(line)) };
  }
}

class InWorkerd implements Home {
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

  whole() {
    return this.#ask("whole", { endpoint, plan }) as Promise<Ended>;
  }

  async resumed(end: End) {
    const name = `${end.entry}-${end.isSafe}`;
    expect(await this.#ask(name, { endpoint, plan, end })).toBe("there");
    await this.close();
    this.#start();
    return (await this.#ask(name)) as Ended;
  }

  #start() {
    this.#worker = new Miniflare(this.#options as MiniflareOptions);
  }

  async #ask(name: string, start?: Start): Promise<unknown> {
    const init = start && { method: "POST", body: JSON.stringify(start) };
    const response = await (this.#worker as Miniflare).dispatchFetch(`http://runs.test/${name}`, init);
    const text = await response.text();
    expect(response.status, text).toBe(200);
    return start?.end ? text : JSON.parse(text);
  }
}

/** The state before any run, with no request noted. */
async function begin() {
  await world.control("reset", {});
  await world.control("seed", stateOf(SIZE));
}

/** What is bound where, new bindings by their resource, since the provider may choose an address that got free. */
async function places(old: ReadonlySet<string>): Promise<string[]> {
  const found = await all(world, { state: "bound" });
  return found.map(({ id, kind, resource }) => (old.has(id) ? id : `${kind} ${resource.id}`)).sort();
}

/** The changes that the clouds made, each as often as it was made. */
async function made(): Promise<string[]> {
  const { requests } = (await world.control("requests")) as { requests: Record<string, string>[] };
  const operations = new Set(plan.steps.map(({ operation }) => operation.toLowerCase()));
  const changes = requests.filter(({ operation = "", code }) => !code && operations.has(operation.toLowerCase()));
  return changes.map(({ url, operation, body }) => `${operation} ${url} ${body}`).sort();
}

beforeAll(async () => {
  await once(server.listen(0, "127.0.0.1"), "listening");
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  world = viewsOf(fetch, endpoint);
  folder = await mkdtemp(join(tmpdir(), "cloudip-crash-"));
  project = await projectWithPackage();
  await begin();
  plan = world.bindings.plan(wishes(await all(world)));
});
afterAll(async () => {
  server.close();
  await Promise.all([project?.remove(), rm(folder, { recursive: true })]);
});

describe.each([new InNode(), new InWorkerd()])("$constructor.name", (home: Home) => {
  beforeAll(() => home.open());
  afterAll(() => home.close());

  test("killed at every entry of the journal, and resumed", { timeout: 600_000 }, async () => {
    await begin();
    const old = new Set((await all(world)).map(({ id }) => id));
    const outcomesOf = ({ items }: Report) => items.map(({ outcome }) => outcome);
    const { report, entries } = await home.whole();
    expect(outcomesOf(report)).toEqual(report.items.map(() => "done"));
    // One entry for the plan, and two for each step.
    expect(entries).toHaveLength(1 + 2 * plan.steps.length);
    expect(new Set(plan.steps.map(({ service }) => service))).toEqual(
      new Set(["dns", "apig", "workspace", "eip", "vpc"]),
    );
    const [expected, changes] = [await places(old), await made()];

    for (let entry = 0; entry < entries.length; entry += 1) {
      for (const isSafe of [true, false]) {
        const where = `at entry ${entry}, which is ${isSafe ? "safe" : "lost"}`;
        await begin();
        const resumed = await home.resumed({ entry, isSafe });
        expect(outcomesOf(resumed.report), where).toEqual(outcomesOf(report));
        expect(resumed.report, where).toMatchObject({ complete: true, aborted: false, plan: plan.id });
        expect(await places(old), where).toEqual(expected);
        // Nothing was done twice, and every step has one outcome.
        expect(await made(), where).toEqual(changes);
        const ends = resumed.entries.flatMap((entry) => (entry.type === "outcome" ? [entry.step] : []));
        expect(ends.sort(), where).toEqual(plan.steps.map(({ id }) => id).sort());
        const now = new Set((await all(world)).map(({ id }) => id));
        for (const { after } of resumed.report.items) if (after) expect(now, where).toContain(after.id);
      }
    }
  });
});
