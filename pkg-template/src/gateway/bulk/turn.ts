/** One turn of a consumer: it takes tasks of a job, performs them side by side, and ends before the platform ends it. */

import type { Intent } from "../../bindings/journal.js";
import { type Performer, performerOf } from "../../bindings/step.js";
import type { Gateway } from "../gateway.js";
import { audited, labour } from "./labour.js";
import { REQUESTS_OF_TASK } from "./limits.js";
import { type JobAt, type Protocol, SeatLost, type Taken } from "./protocol.js";
import type { Work } from "./task.js";

/** A consumer tells so often within its lease that it is alive. */
const BEATS = 3;

/** A question to the job, without what shows who asks. */
type About<Name extends keyof Protocol> = Omit<Protocol[Name][0], "ticket">;

/** Works for a job until nothing is left to begin, or the turn is over. `most` is how many requests it may make. */
export async function turn(gateway: Gateway, id: string, job: JobAt, seat: number, most: number): Promise<void> {
  const seated = await job.ask("sit", { seat });
  // Who was called twice finds the seat taken, and a job that is over has none.
  if (!seated?.ticket) return;
  await new Turn(gateway, id, job, { ...seated, ticket: seated.ticket }, most).run();
}

type Seated = Protocol["sit"][1] & { ticket: string };

class Turn {
  readonly #gateway: Gateway;
  readonly #id: string;
  readonly #job: JobAt;
  readonly #seated: Seated;
  readonly #performer: Performer;
  readonly #most: number;
  readonly #until: number;
  readonly #running = new Set<Promise<void>>();
  /** Requests that are not to the clouds: the job gave the seat, is asked, and the audit is told. */
  #asked = 1;
  /** Requests to the clouds that the job knows of. */
  #told = 0;
  /** When to ask for more, if only the rate is in the way. */
  #again: number | undefined;
  /** The seat is another's, or the job cannot be asked: nothing more may begin. */
  #isOut = false;

  constructor(gateway: Gateway, id: string, job: JobAt, seated: Seated, most: number) {
    const { width, intervalMs, turnMs } = seated.settings;
    this.#gateway = gateway;
    this.#id = id;
    this.#job = job;
    this.#seated = seated;
    this.#most = most;
    this.#until = Date.now() + turnMs;
    const append = async (intent: Intent) => void (await this.#ask("intend", { intent }));
    this.#performer = performerOf((entry) => append(entry as Intent), { concurrency: width, intervalMs, most });
  }

  async run(): Promise<void> {
    const beat = () => this.#ask("keep", {}).catch((error) => this.#failed("keep", error));
    const beating = setInterval(beat, this.#seated.settings.leaseMs / BEATS);
    try {
      this.#begin(await this.#ask("take", { most: this.#room() }));
      while (this.#running.size > 0 || this.#again !== undefined) {
        await this.#pause();
        if (this.#again === undefined || Date.now() < this.#again) continue;
        this.#again = undefined;
        if (this.#room() > 0) this.#begin(await this.#ask("take", { most: this.#room() }));
      }
      if (!this.#isOut) await this.#ask("leave", { requests: this.#news() });
    } finally {
      clearInterval(beating);
    }
  }

  /** How many tasks may begin, beside so many. */
  #room(running = this.#running.size): number {
    if (this.#isOut || Date.now() >= this.#until) return 0;
    const left = Math.floor((this.#most - this.#performer.calls.count - this.#asked) / REQUESTS_OF_TASK);
    return Math.max(0, Math.min(this.#seated.settings.width, left) - running);
  }

  /** Until a task ends, or more may be asked for. */
  async #pause(): Promise<void> {
    if (this.#again === undefined) return Promise.race(this.#running);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ms = Math.max(0, this.#again - Date.now());
    const over = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, ms);
    });
    await Promise.race([...this.#running, over]);
    clearTimeout(timer);
  }

  #begin({ work, waitMs }: Taken): void {
    this.#again = waitMs === undefined ? undefined : Date.now() + waitMs;
    for (const each of work) {
      const running: Promise<void> = this.#make(each)
        .catch((error) => this.#failed(each.task.id, error))
        .finally(() => this.#running.delete(running));
      this.#running.add(running);
    }
  }

  /** Does a task, and takes more in the same breath as it tells what came of it: its own place is free. */
  async #make(work: Work): Promise<void> {
    const began = Date.now();
    const { allow, caller } = this.#seated;
    const made = await labour(this.#gateway, this.#performer, allow, work);
    const ended = { task: work.task.id, ...made };
    const most = this.#room(this.#running.size - 1);
    this.#begin(await this.#ask("end", { ended, requests: this.#news(), most }));
    if (work.type === "step" || work.type === "call") {
      this.#asked += 1;
      await audited(this.#gateway, { job: this.#id, caller }, work.task, ended, began);
    }
  }

  async #ask<Name extends keyof Protocol>(name: Name, about: About<Name>): Promise<Protocol[Name][1]> {
    this.#asked += 1;
    const answer = await this.#job.ask(name, { ...about, ticket: this.#seated.ticket } as Protocol[Name][0]);
    if (!answer) throw new SeatLost("the job is gone");
    return answer;
  }

  /** Requests to the clouds that the job does not know of yet. */
  #news(): number {
    const news = this.#performer.calls.count - this.#told;
    this.#told = this.#performer.calls.count;
    return news;
  }

  /** A task that did not come to an end stays with the seat, and goes to another consumer when the seat is left. */
  #failed(what: string, error: unknown): void {
    if (error instanceof SeatLost) this.#isOut = true;
    console.warn(`bulk job ${this.#id}: ${what} goes to another consumer: ${error}`);
  }
}
