/** How fast a service of an account may be asked, shared out among the bulk jobs that ask it: all together keep to its limits. */

import type { ObjectState } from "../platform.js";
import type { ServiceLimits } from "./limits.js";

/** What a job asks for. It asks again and again, and says each time how it stands. */
export interface Wish {
  job: string;
  /** Tasks that run: they go on, whatever the share is. */
  running: number;
  /** Tasks that could begin. */
  waiting: number;
  /** What all jobs together may. */
  limits: Required<ServiceLimits>;
  /** How long the share is kept for a job that does not ask again. */
  leaseMs: number;
}

/** What a job may by itself until it asks again. */
export interface Share extends Required<ServiceLimits> {
  /** Whether it is less than the limits: others have the rest, or the job did not want it. */
  isPart: boolean;
}

/** A share that was given. */
interface Held extends Required<ServiceLimits> {
  running: number;
  waiting: number;
}

/** The side of the Durable Object: one for each service of an account. */
export class PaceTable {
  readonly #sql: ObjectState["storage"]["sql"];

  constructor(sql: ObjectState["storage"]["sql"]) {
    this.#sql = sql;
  }

  /** Gives no more than the others do not hold: their shares shrink when they ask the next time. */
  share({ job, running, waiting, limits, leaseMs }: Wish, now = Date.now()): Share {
    this.#make();
    // A job's new share takes the place of its old one.
    this.#sql.exec("DELETE FROM shares WHERE until <= ? OR job = ?", now, job);
    if (running + waiting === 0) return { concurrency: 0, perSecond: 0, isPart: true };
    const others = this.#sql.exec("SELECT * FROM shares").toArray() as unknown as Held[];
    const sum = (of: (held: Held) => number) => others.reduce((all, held) => all + of(held), 0);
    const wanted = Math.min(running + waiting, limits.concurrency);
    const equal = Math.max(1, Math.floor(limits.concurrency / (others.length + 1)));
    // What the others do not want is free to take.
    const unwanted = limits.concurrency - sum((held) => held.running + held.waiting);
    const left = limits.concurrency - sum((held) => held.concurrency);
    const concurrency = Math.max(0, Math.min(wanted, Math.max(equal, unwanted), left));
    const beginners = others.filter((held) => held.waiting > 0).length + 1;
    const unspent = limits.perSecond - sum((held) => held.perSecond);
    const perSecond = waiting > 0 ? Math.max(0, Math.min(limits.perSecond / beginners, unspent)) : 0;
    this.#sql.exec(
      "INSERT INTO shares VALUES (?, ?, ?, ?, ?, ?)",
      ...[job, running, waiting, Math.max(concurrency, running), perSecond, now + leaseMs],
    );
    return { concurrency, perSecond, isPart: concurrency < limits.concurrency || perSecond < limits.perSecond };
  }

  #make(): void {
    this.#sql.exec(
      "CREATE TABLE IF NOT EXISTS shares (job TEXT PRIMARY KEY, running INTEGER NOT NULL, waiting INTEGER NOT NULL, " +
        "concurrency INTEGER NOT NULL, perSecond REAL NOT NULL, until INTEGER NOT NULL)",
    );
  }
}
