/** What is said to the Durable Object of a job, and how. */

import type { Intent, StepOutcome } from "../../bindings/journal.js";
import type { ObjectNamespace } from "../platform.js";
import type { Draft, Job, Planned } from "./record.js";
import type { BulkReport, BulkStatus } from "./report.js";
import type { Found, Task, Work } from "./task.js";

/** What a consumer gets: tasks, and in how many milliseconds there may be more, if only a rate is in the way. */
export interface Taken {
  work: Work[];
  waitMs?: number;
}

/** What came of a task, and how many requests it took. */
export interface Ended {
  task: string;
  items: StepOutcome[];
  found?: Found;
  /** The plan that was made. */
  plan?: { planned: Planned["entry"][]; tasks: Task[] };
}

/** Each question: what is asked with, and what is answered. All but the first and the last ones need a ticket. */
export interface Protocol {
  create: [Draft, BulkStatus];
  /** Takes a seat; there is no ticket if somebody has it, or nothing is left to do. */
  sit: [{ seat: number }, { ticket?: string } & Pick<Job, "caller" | "settings" | "allow">];
  take: [{ ticket: string; most: number }, Taken];
  intend: [{ ticket: string; intent: Intent }, object];
  /** Notes the end of a task, and takes more at once. */
  end: [{ ticket: string; ended: Ended; requests: number; most: number }, Taken];
  /** The consumer is alive. */
  keep: [{ ticket: string }, object];
  /** The consumer ends; what it has not brought to an end goes to another. */
  leave: [{ ticket: string; requests: number }, object];
  owner: [object, { caller: string }];
  status: [object, BulkStatus];
  cancel: [object, BulkStatus];
  report: [object, BulkReport];
}

/** The object answers so where it has no job, and where a ticket is no longer good. */
export const NO_JOB = 404;
export const NO_SEAT = 409;

/** Inside of the object: who asks has no seat, or not the task that it asks about. */
export class NoSeat extends Error {}

/** Outside of it: the seat was given to another consumer: nothing more may be sent. */
export class SeatLost extends Error {}

/** A job from outside of its object. */
export class JobAt {
  readonly #object: { fetch(request: Request): Promise<Response> };

  constructor(jobs: ObjectNamespace, id: string) {
    this.#object = jobs.get(jobs.idFromName(id));
  }

  /** Nothing if there is no such job. */
  async ask<Name extends keyof Protocol>(name: Name, about: Protocol[Name][0]): Promise<Protocol[Name][1] | undefined> {
    const response = await this.#send(name, JSON.stringify(about));
    if (response.ok) return (await response.json()) as Protocol[Name][1];
    const text = await response.text();
    if (response.status === NO_JOB) return undefined;
    if (response.status === NO_SEAT) throw new SeatLost(text);
    throw new Error(`the job could not be asked to ${name}: ${response.status}`);
  }

  /** The stream of its events behind one. */
  events(after: number): Promise<Response> {
    return this.#send("events", JSON.stringify({ after }));
  }

  #send(name: string, body: string): Promise<Response> {
    return this.#object.fetch(new Request(`https://job/${name}`, { method: "POST", body }));
  }
}
