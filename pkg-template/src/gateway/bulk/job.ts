/** The Durable Object of a job: who works on what, what came of it, and what wakes it while nobody is heard of. */

import { Events } from "./events.js";
import { OwnJobs } from "./own-jobs.js";
import { type JobState, objectsIn, queueIn } from "./platform.js";
import { type Ended, NO_JOB, NO_SEAT, NoSeat, type Protocol } from "./protocol.js";
import type { Job } from "./record.js";
import { type BulkStatus, stateOf } from "./report.js";
import { Seats } from "./seats.js";
import { type Seat, Store } from "./store.js";
import { Telling } from "./telling.js";
import { Workload } from "./workload.js";

const DAY_MS = 86_400_000;

type Answers = {
  [Name in keyof Protocol]: (about: Protocol[Name][0]) => Protocol[Name][1] | Promise<Protocol[Name][1]>;
};

/** Keeps a bulk job. A Worker exports this class, and gives its namespace with other things as `options.bulk`. */
export class BulkJob {
  readonly #state: JobState;
  readonly #env: Record<string, unknown>;
  readonly #store: Store;
  readonly #telling: Telling;
  readonly #events: Events;
  readonly #work: Workload;
  readonly #seats: Seats;

  constructor(state: JobState, env: Record<string, unknown>) {
    this.#state = state;
    this.#env = env;
    this.#store = new Store(state.storage.sql);
    this.#telling = new Telling(this.#store);
    this.#events = new Events(this.#store, (change) => this.#telling.itemOf(change));
    const tell = ({ plan }: Ended) => {
      if (plan) this.#telling.forget();
      this.#events.wake();
    };
    this.#work = new Workload(env, this.#store, () => this.#job, tell);
    this.#seats = new Seats(state, env, this.#store, () => this.#work.forget());
  }

  /** Answers what `JobAt` asks. */
  async fetch(request: Request): Promise<Response> {
    const name = new URL(request.url).pathname.slice(1);
    const about: unknown = await request.json();
    if (name !== "create" && !this.#store.job()) return new Response("no such job", { status: NO_JOB });
    if (name === "events") return this.#events.stream((about as { after: number }).after);
    try {
      return Response.json(await this.#answers[name as keyof Protocol](about as never));
    } catch (error) {
      if (error instanceof NoSeat) return new Response("the seat is another's", { status: NO_SEAT });
      throw error;
    }
  }

  /** Looks for consumers that are not heard of any longer; at last takes the job away. */
  async alarm(): Promise<void> {
    const job = this.#store.job();
    if (!job) return;
    const { storage } = this.#state;
    if (job.endedAt === undefined) {
      this.#seats.riseOverdue();
      await this.#goOn();
      return;
    }
    // The platform repeats an alarm that failed: the one that saw the job end may come again.
    const until = keptUntil(job, job.endedAt);
    if (Date.now() < until) await storage.setAlarm(until);
    else await storage.deleteAll();
  }

  readonly #answers: Answers = {
    create: async (draft) => {
      queueIn(this.#env, draft);
      objectsIn(this.#env, draft);
      if (!this.#store.job()) {
        const now = Date.now();
        this.#store.create(draft, now);
        this.#tell();
        // With the job itself: whatever ends this object in between, somebody is called.
        await this.#state.storage.setAlarm(now + draft.settings.leaseMs);
      }
      await this.#goOn();
      return this.#status();
    },
    sit: ({ seat }) => {
      const { caller, settings, allow, endedAt } = this.#job;
      const ticket = endedAt === undefined ? this.#seats.take(seat, settings.leaseMs) : undefined;
      return { caller, settings, allow, ...(ticket && { ticket }) };
    },
    take: async ({ ticket, most }) => {
      await this.#work.renew();
      return this.#work.take(this.#seat(ticket).seat, most);
    },
    intend: ({ ticket, intent }) => {
      this.#has(this.#seat(ticket), intent.step);
      this.#store.intend(intent);
      return {};
    },
    end: async ({ ticket, ended, requests, most }) => {
      const seat = this.#seat(ticket);
      this.#has(seat, ended.task);
      this.#count(requests);
      this.#work.note(ended);
      await this.#work.renew();
      const taken = this.#work.take(this.#seat(ticket).seat, most);
      await this.#goOn();
      return taken;
    },
    keep: async ({ ticket }) => {
      this.#seat(ticket);
      await this.#work.renew();
      return {};
    },
    leave: async ({ ticket, requests }) => {
      const { seat } = this.#seat(ticket);
      this.#count(requests);
      this.#seats.rise(seat);
      await this.#goOn();
      const { endedAt } = this.#job;
      if (endedAt !== undefined && requests > 0) await this.#close(endedAt);
      return {};
    },
    owner: () => ({ caller: this.#job.caller }),
    status: () => this.#status(),
    cancel: async () => {
      const job = this.#job;
      if (stateOf(job) === "running") {
        this.#store.save({ ...job, cancelledAt: Date.now() });
        this.#tell();
        this.#work.forget();
        await this.#goOn();
      }
      return this.#status();
    },
    report: () => this.#telling.report(this.#job, this.#work.outcomes),
  };

  get #job(): Job {
    const job = this.#store.job();
    if (!job) throw new Error("there is no job");
    return job;
  }

  /** The seat of a ticket, which is good for another while. */
  #seat(ticket: string): Seat {
    return this.#seats.keep(ticket, this.#job.settings.leaseMs);
  }

  #has({ seat }: Seat, task: string): void {
    if (!this.#store.has(seat, task)) throw new NoSeat();
  }

  #count(requests: number): void {
    const job = this.#job;
    if (requests > 0) this.#store.save({ ...job, requests: job.requests + requests });
  }

  /** Calls as many consumers as there is work for, and ends the job when nothing is left. */
  async #goOn(): Promise<void> {
    await this.#work.renew();
    const job = this.#job;
    if (job.endedAt !== undefined) return;
    if (this.#work.isOver) await this.#finish(job);
    else await this.#seats.call(job, this.#work.room);
  }

  async #finish(job: Job): Promise<void> {
    const endedAt = Date.now();
    this.#store.save({ ...job, endedAt });
    this.#tell();
    await this.#state.storage.setAlarm(keptUntil(job, endedAt));
    await this.#work.end();
    await this.#close(endedAt);
  }

  /** Tells its caller's list how the job ended, so that the list need not ask. */
  async #close(endedAt: number): Promise<void> {
    const job = this.#job;
    try {
      const list = new OwnJobs(objectsIn(this.#env, job), job.caller);
      await list.close(this.#status(), keptUntil(job, endedAt));
    } catch (error) {
      console.error(`bulk job ${job.id}: its caller's list will ask how it ended: ${error}`);
    }
  }

  #status(): BulkStatus {
    return this.#telling.status(this.#job, this.#work.outcomes);
  }

  /** Notes what the job is about now. */
  #tell(): void {
    this.#store.note("state", "", { state: stateOf(this.#job) });
    this.#events.wake();
  }
}

/** Until when a job is kept that has ended. */
const keptUntil = ({ settings }: Job, endedAt: number): number => endedAt + settings.keepDays * DAY_MS;
