// Bulk jobs where they run: the clouds in one process, the Worker with its queue and its objects in another, which can be
// killed and comes back with what it had stored.
import type { ChildProcess } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { BulkItem, BulkLimits, BulkReport, BulkRequest, BulkStatus } from "../../../pkg/gateway/index.js";
import type { JournalEntry } from "../../../pkg-template/src/emulator/journal.ts";
import type { StateDocument } from "../../../pkg-template/src/emulator/state.ts";
import { huaweiKey, tencentKey } from "../../emulator/sign.ts";
import { bundleBin, startBin } from "../../support/emulator.ts";
import { type Json, Miniflare, type MiniflareOptions } from "../../support/miniflare.ts";
import { sharedProject } from "../../support/project.ts";
import { workerOf } from "../../support/workerd.ts";
import { sha256, tokenOf } from "./gateway.ts";

/** Soon enough for a test. */
const LIMITS: BulkLimits = {
  service: { concurrency: 32, perSecond: 1000 },
  // A consumer that is not heard of for as long is lost, and not only slow.
  leaseMs: 60_000,
  turnMs: 10_000,
  // So that what a request did shows before it is taken for lost: the emulator settles within 1.5 s.
  intervalMs: 400,
};

/** Where consumers are lost: others have their work soon. */
export const SHORT_LEASE: BulkLimits = { leaseMs: 2000 };

/** An item that is no change of the planner's. */
export const LIST_ENDPOINTS: BulkItem = {
  cloud: "huawei",
  service: "dns",
  operation: "listEndpoints",
  params: { direction: "inbound" },
};

const OFTEN_MS = 250;
const WATCH_MS = 500;
/** So many requests the emulator keeps. */
const KEPT = 1000;

/** What the Worker's process has taken so far: the most memory, and processor time. */
export interface Usage {
  megabytes: number;
  seconds: number;
}

export interface Accepted extends BulkStatus {
  url: string;
}

export class BulkSetting {
  readonly #folder: string;
  readonly #emulator: ChildProcess;
  readonly #options: MiniflareOptions;
  readonly clouds: string;
  #worker: Miniflare;
  /** What the emulator has written down, by the ids of requests. */
  requests: ReadonlyMap<string, JournalEntry> = new Map();
  #isWatching = true;
  #isForgotten = false;
  readonly #watching: Promise<void>;

  private constructor(folder: string, emulator: ChildProcess, clouds: string, options: MiniflareOptions) {
    this.#folder = folder;
    this.#emulator = emulator;
    this.clouds = clouds;
    this.#options = options;
    this.#worker = new Miniflare(options);
    this.#watching = this.#watch();
  }

  /**
   * Messages that come within `gatherS` seconds are delivered together, up to `together` of them; Miniflare delivers one
   * batch after the other.
   */
  static async open(limits: BulkLimits = {}, { gatherS = 0, together = 4 } = {}): Promise<BulkSetting> {
    const folder = await mkdtemp(join(tmpdir(), "cloudip-bulk-"));
    const [project, program] = await Promise.all([sharedProject(), bundleBin(folder)]);
    const { child, url } = await startBin(program, ["--port", "0"]);
    const options: MiniflareOptions = {
      ...(await workerOf(project, fileURLToPath(new URL("../bulk.worker.ts", import.meta.url)))),
      durableObjects: {
        JOBS: { className: "BulkJob", useSQLite: true },
        OBJECTS: { className: "GatewayObject", useSQLite: true },
      },
      defaultPersistRoot: join(folder, "state"),
      queueProducers: { QUEUE: "bulk" },
      queueConsumers: { bulk: { maxBatchSize: together, maxBatchTimeout: gatherS } },
      bindings: {
        CLOUDS: url,
        LIMITS: { ...LIMITS, ...limits } as Json,
        TOKENS: Object.fromEntries(
          ["reader", "writer", "other", "once", "operator"].map((id) => [id, sha256(tokenOf(id))]),
        ),
        HUAWEI: huaweiKey,
        TENCENT: tencentKey,
      },
    };
    return new BulkSetting(folder, child, url, options);
  }

  async close(): Promise<void> {
    this.#isWatching = false;
    await this.#watching;
    await this.#worker.dispose();
    this.#emulator.kill();
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** Ends the Worker's process with all that it was doing (Miniflare sends SIGKILL), and starts another one. */
  async kill(): Promise<void> {
    await this.#worker.dispose();
    await this.#start();
  }

  async #start(): Promise<void> {
    this.#worker = new Miniflare(this.#options);
    await this.#worker.ready;
  }

  /** A message as the queue would deliver it, from somebody else. */
  async message(body: object): Promise<void> {
    const queue = await this.#worker.getQueueProducer("QUEUE");
    await queue.send(body);
  }

  /** What an object of the gateway's answers when it is asked to do something. */
  async ask<T>(object: string, work: string, question: object): Promise<T> {
    const response = await this.#object("OBJECTS", object, work, question);
    return (await response.json()) as T;
  }

  /** Wakes a job as its alarm does. */
  async wake(job: string): Promise<void> {
    await this.#object("JOBS", job, "alarm", {});
  }

  async #object(namespace: string, name: string, work: string, question: object) {
    const objects = await this.#worker.getDurableObjectNamespace(namespace);
    const stub = objects.get(objects.idFromName(name));
    return stub.fetch(`https://object/${work}`, { method: "POST", body: JSON.stringify(question) });
  }

  /** All that the Worker's process leaves behind. While it runs, files go away under who reads them. */
  async stored(): Promise<string[]> {
    await this.#worker.dispose();
    const files = await readdir(join(this.#folder, "state"), { recursive: true, withFileTypes: true });
    const texts = await Promise.all(
      files.filter((file) => file.isFile()).map((file) => readFile(join(file.parentPath, file.name), "latin1")),
    );
    await this.#start();
    return texts;
  }

  async usage(): Promise<Usage> {
    const children = await readFile(`/proc/self/task/${process.pid}/children`, "utf8");
    for (const pid of children.trim().split(" ")) {
      const status = await readFile(`/proc/${pid}/status`, "utf8");
      if (!status.includes("workerd")) continue;
      // Behind the name, which may hold blanks: the 12th and the 13th number are hundredths of a second.
      const numbers = (await readFile(`/proc/${pid}/stat`, "utf8")).split(") ")[1]?.split(" ") ?? [];
      const kilobytes = Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]);
      return { megabytes: kilobytes / 1024, seconds: (Number(numbers[11]) + Number(numbers[12])) / 100 };
    }
    throw new Error("workerd does not run");
  }

  /** A look at the emulator from outside, or a change of it. */
  async control<T>(name: string, body?: object): Promise<T> {
    const init = body && { method: "POST", body: JSON.stringify(body) };
    const response = await fetch(`${this.clouds}/_emulator/${name}`, init);
    if (!response.ok) throw new Error(`/_emulator/${name} answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as T;
  }

  /** Begins anew with a state. */
  async seed(state?: StateDocument): Promise<void> {
    await this.control("reset", {});
    if (state) await this.control("seed", state);
    // Another one: what was read before, and is still on its way, goes into that of before.
    this.requests = new Map();
    this.#isForgotten = false;
  }

  /** Reads what the emulator has written down: it keeps the last thousand requests. */
  async watch(): Promise<void> {
    const known = this.requests as Map<string, JournalEntry>;
    const { requests } = await this.control<{ requests: JournalEntry[] }>("requests");
    this.#isForgotten ||= requests.length >= KEPT && !requests.some(({ requestId }) => known.has(requestId));
    for (const entry of requests) known.set(entry.requestId, entry);
    if (this.#isForgotten) throw new Error("requests were forgotten before they were read");
  }

  /** Reads it again and again, one time after the other: the emulator has other things to do. */
  async #watch(): Promise<void> {
    while (this.#isWatching) {
      // What was forgotten is told by the next one who asks.
      await this.watch().catch(() => {});
      await new Promise((resolve) => setTimeout(resolve, WATCH_MS));
    }
  }

  async fetch(
    path: string,
    { as = "writer", headers, ...init }: RequestInit & { as?: string } = {},
  ): Promise<Response> {
    const all = { Authorization: `Bearer ${tokenOf(as)}`, ...headers };
    return (await this.#worker.dispatchFetch(`https://gateway.example${path}`, {
      ...init,
      headers: all,
    } as never)) as never;
  }

  post(path: string, body: object = {}, as?: string): Promise<Response> {
    return this.fetch(path, { method: "POST", body: JSON.stringify(body), ...(as && { as }) });
  }

  /** What bulk.worker.ts tells of itself. */
  async told(path: string): Promise<number> {
    return (await (await this.fetch(path)).json()) as number;
  }

  async accepted(request: BulkRequest): Promise<Accepted> {
    const response = await this.post("/v1/bulk", request);
    const text = await response.text();
    if (response.status !== 202) throw new Error(`${response.status}: ${text}`);
    return JSON.parse(text) as Accepted;
  }

  async status(url: string, as?: string): Promise<BulkStatus> {
    return (await (await this.fetch(url, { ...(as && { as }) })).json()) as BulkStatus;
  }

  async report(url: string): Promise<BulkReport> {
    return (await (await this.fetch(`${url}/report`)).json()) as BulkReport;
  }

  /** Waits until the job stands as wished. */
  async until(url: string, isSo: (status: BulkStatus) => boolean, as?: string): Promise<BulkStatus> {
    for (;;) {
      const status = await this.status(url, as);
      if (isSo(status)) return status;
      await new Promise((resolve) => setTimeout(resolve, OFTEN_MS));
    }
  }
}

export const isOver = ({ state }: BulkStatus): boolean => state === "done" || state === "cancelled";
