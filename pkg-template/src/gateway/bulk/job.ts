/** The Durable Object of a job: who works on what, what came of it, and who is woken when somebody is not heard of. */

import { Board } from "./board.js";
import { Events } from "./events.js";
import { OwnJobs } from "./own-jobs.js";
import { Paces } from "./pace.js";
import { type JobState, objectsIn, queueIn } from "./platform.js";
import { type Ended, NO_JOB, NO_SEAT, type Protocol, type Taken } from "./protocol.js";
import type { Job } from "./record.js";
import { type BulkStatus, stateOf } from "./report.js";
import { type Seat, Store } from "./store.js";
import { givenUp, type Task, type Work } from "./task.js";
import { Telling } from "./telling.js";

/** So often a task is taken: what has ended so many consumers would end the next one too. */
const MOST_TIMES = 20;
const DAY_MS = 86_400_000;

/** Who asks has no seat, or not the task that it asks about. */
class NoSeat extends Error {}

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
  #board: Board | undefined;
  #paces: Paces | undefined;

  constructor(state: JobState, env: Record<string, unknown>) {
    this.#state = state;
    this.#env = env;
    this.#store = new Store(state.storage.sql);
    this.#telling = new Telling(this.#store);
    this.#events = new Events(this.#store, (change) => this.#telling.itemOf(change));
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
    const now = Date.now();
    if (job.endedAt !== undefined) {
      await this.#state.storage.deleteAll();
      return;
    }
    for (const { seat, until } of this.#store.seats()) if (until <= now) this.#rise(seat);
    await this.#goOn();
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
      const seated = { caller, settings, allow };
      const now = Date.now();
      const known = this.#store.seats().find((each) => each.seat === seat);
      if (endedAt !== undefined || (known?.ticket && now < known.until)) return seated;
      this.#rise(seat);
      const ticket = crypto.randomUUID();
      this.#store.sit({ seat, ticket, until: now + settings.leaseMs });
      return { ...seated, ticket };
    },
    take: async ({ ticket, most }) => {
      await this.#renew();
      return this.#take(this.#seat(ticket), most);
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
      this.#end(ended);
      await this.#renew();
      const taken = this.#take(this.#seat(ticket), most);
      await this.#goOn();
      return taken;
    },
    keep: async ({ ticket }) => {
      this.#seat(ticket);
      await this.#renew();
      return {};
    },
    leave: async ({ ticket, requests }) => {
      const { seat } = this.#seat(ticket);
      this.#count(requests);
      this.#rise(seat);
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
        this.#board = undefined;
        await this.#goOn();
      }
      return this.#status();
    },
    report: () => this.#telling.report(this.#job, this.#working().outcomes),
  };

  get #job(): Job {
    const job = this.#store.job();
    if (!job) throw new Error("there is no job");
    return job;
  }

  /** The seat of a ticket, which is good for another while. */
  #seat(ticket: string): Seat {
    const seat = this.#store.seats().find((each) => each.ticket === ticket);
    if (!seat) throw new NoSeat();
    const kept = { ...seat, until: Date.now() + this.#job.settings.leaseMs };
    this.#store.sit(kept);
    return kept;
  }

  #has({ seat }: Seat, task: string): void {
    if (!this.#store.has(seat, task)) throw new NoSeat();
  }

  /** The seat is empty, and others may take its tasks. */
  #rise(seat: number): void {
    this.#store.rise(seat);
    if (this.#store.abandon(seat)) this.#board = undefined;
  }

  #working(): Board {
    if (this.#board) return this.#board;
    const job = this.#job;
    this.#paces ??= new Paces(objectsIn(this.#env, job), job);
    const paceOf = this.#paces.of.bind(this.#paces);
    const isCancelled = job.cancelledAt !== undefined;
    this.#board = new Board(this.#store.tasks(), this.#store.outcomes(), this.#store.takers(), paceOf, isCancelled);
    return this.#board;
  }

  /** While this waits, others may change everything. */
  async #renew(): Promise<void> {
    await this.#working().renew(Date.now());
  }

  #take({ seat }: Seat, most: number): Taken {
    const { tasks, waitMs } = this.#working().take(most, Date.now());
    const work = tasks.flatMap((task) => {
      if (this.#store.take(task.id, seat) <= MOST_TIMES) return [this.#workOn(task)];
      const changing = task.type === "plan" ? this.#store.changes().map(({ item }) => item) : [];
      this.#end({ task: task.id, ...givenUp(task, changing) });
      return [];
    });
    return { work, ...(waitMs !== undefined && { waitMs }) };
  }

  #workOn(task: Task): Work {
    if (task.type === "read") return { type: "read", task, actions: this.#store.actions(task.items) };
    if (task.type === "plan") return { type: "plan", task, changes: this.#store.changes().map(({ change }) => change) };
    const intent = this.#store.intent(task.id);
    return { type: task.type, task, ...(intent && { intent }) } as Work;
  }

  #end({ task, items, found, plan }: Ended): void {
    this.#working().end(task, items);
    this.#store.free(task);
    this.#store.note("outcome", task, items);
    if (found) this.#store.find(found);
    if (plan) {
      const changes = this.#store.changes();
      const planned = plan.planned.map((entry) => ({ item: changes[entry.change]?.item ?? 0, entry }));
      this.#store.plan(planned, plan.tasks);
      this.#board = undefined;
      this.#telling.forget();
    }
    this.#events.wake();
  }

  #count(requests: number): void {
    const job = this.#job;
    if (requests > 0) this.#store.save({ ...job, requests: job.requests + requests });
  }

  /** Calls as many consumers as there is work for, and notes the end of the job when nothing is left. */
  async #goOn(): Promise<void> {
    await this.#renew();
    const job = this.#job;
    if (job.endedAt !== undefined) return;
    const { storage } = this.#state;
    const now = Date.now();
    const { settings } = job;
    if (this.#working().isOver) {
      this.#store.save({ ...job, endedAt: now });
      this.#tell();
      await storage.setAlarm(now + settings.keepDays * DAY_MS);
      await this.#paces?.end();
      await this.#close(now);
      return;
    }
    const seats = new Set(this.#store.seats().map(({ seat }) => seat));
    const free = Array.from({ length: settings.consumers }, (_, seat) => seat).filter((seat) => !seats.has(seat));
    const called = free.slice(0, Math.ceil(this.#working().room(now) / settings.width));
    // A message that is lost is missed at that time as well.
    const until = now + settings.leaseMs;
    for (const seat of called) this.#store.sit({ seat, ticket: null, until });
    if ((await storage.getAlarm()) === null) await storage.setAlarm(until);
    if (called.length === 0) return;
    try {
      await queueIn(this.#env, job).sendBatch(called.map((seat) => ({ body: { job: job.id, seat } })));
    } catch (error) {
      // The alarm calls again.
      console.error(`bulk job ${job.id}: no message could be sent: ${error}`);
    }
  }

  /** Tells its caller's list how the job ended, so that the list need not ask. */
  async #close(endedAt: number): Promise<void> {
    const { id, caller, objects, settings } = this.#job;
    try {
      const list = new OwnJobs(objectsIn(this.#env, { objects }), caller);
      await list.close(this.#status(), endedAt + settings.keepDays * DAY_MS);
    } catch (error) {
      console.error(`bulk job ${id}: its caller's list will ask how it ended: ${error}`);
    }
  }

  #status(): BulkStatus {
    return this.#telling.status(this.#job, this.#working().outcomes);
  }

  /** Notes what the job is about now. */
  #tell(): void {
    this.#store.note("state", "", { state: stateOf(this.#job) });
    this.#events.wake();
  }
}
