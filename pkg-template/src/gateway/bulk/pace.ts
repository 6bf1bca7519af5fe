/** How fast a job may ask a service: its share of what all jobs together may, and how much of it is left just now. */

import { ask } from "../ask.js";
import type { ObjectNamespace } from "../platform.js";
import type { Settings } from "./limits.js";
import type { Share, Wish } from "./pace-table.js";
import type { Task } from "./task.js";

const SECOND = 1000;

/** A share is asked for again so often: no sooner is there room for another job. */
const AGAIN_MS = 1000;

/** Gives the share of a job. */
type Ask = (wish: Pick<Wish, "running" | "waiting">) => Promise<Share>;

const NOTHING: Share = { concurrency: 0, perSecond: 0, isPart: true };

/** The pace of one service. */
export class Pace {
  readonly #ask: Ask;
  readonly #leaseMs: number;
  #share = NOTHING;
  #until = Number.NEGATIVE_INFINITY;
  #askedAt = Number.NEGATIVE_INFINITY;
  /** How many tasks the share was asked for. */
  #wanted = 0;
  #asking: Promise<void> | undefined;
  /** How many may begin, as of a time; a second's worth at the beginning. */
  #tokens = 0;
  #at = Number.NEGATIVE_INFINITY;

  constructor(ask: Ask, leaseMs: number) {
    this.#ask = ask;
    this.#leaseMs = leaseMs;
  }

  /** Asks for the share, unless that was just done. Nothing may begin before the answer is there. */
  renew(running: number, waiting: number, now: number): Promise<void> {
    if (this.#asking) return this.#asking;
    const wanted = running + waiting;
    const isIdle = wanted === 0 && this.#share === NOTHING;
    const isMore = this.#share.isPart && wanted > this.#wanted;
    if (isIdle || (now - this.#askedAt < AGAIN_MS && !isMore)) return Promise.resolve();
    this.#askedAt = now;
    this.#wanted = wanted;
    this.#asking = this.#ask({ running, waiting })
      .then((share) => {
        this.#share = wanted > 0 ? share : NOTHING;
        this.#until = now + this.#leaseMs;
      })
      .catch((error) => console.error(`bulk: the share of a job goes on as it was: ${error}`))
      .finally(() => {
        this.#asking = undefined;
      });
    return this.#asking;
  }

  /** Gives the share back. */
  async end(): Promise<void> {
    await this.#asking;
    this.#askedAt = Number.NEGATIVE_INFINITY;
    await this.renew(0, 0, Date.now());
  }

  /** How many may begin beside those that run. */
  room(running: number, now: number): number {
    const { concurrency, perSecond } = this.#current(now);
    // A bucket of less than one would never be full enough.
    if (perSecond > 0) {
      const filled = this.#tokens + ((now - this.#at) / SECOND) * perSecond;
      this.#tokens = Math.min(Math.max(1, perSecond), filled);
      this.#at = now;
    }
    return Math.max(0, Math.min(concurrency - running, perSecond > 0 ? Math.floor(this.#tokens) : 0));
  }

  /** So many begin. */
  spend(count: number): void {
    this.#tokens -= count;
  }

  /** In how many milliseconds more may begin although nothing of the job's own has ended by then. */
  waitMs(running: number, now: number): number | undefined {
    const { concurrency, perSecond, isPart } = this.#current(now);
    if (running >= concurrency) return isPart || concurrency === 0 ? AGAIN_MS : undefined;
    if (perSecond === 0) return AGAIN_MS;
    return this.#tokens < 1 ? Math.ceil(((1 - this.#tokens) / perSecond) * SECOND) : undefined;
  }

  /** How many may run at once. */
  concurrency(now: number): number {
    return this.#current(now).concurrency;
  }

  #current(now: number): Share {
    return this.#asking || now >= this.#until ? NOTHING : this.#share;
  }
}

/** The only task that asks no service. */
const PLANNING: Share = { concurrency: 1, perSecond: 1, isPart: false };

/** The paces of the services that a job asks. They outlive its board, which is made anew now and then. */
export class Paces {
  readonly #paces = new Map<string, Pace>();
  readonly #objects: ObjectNamespace;
  readonly #job: { id: string; settings: Settings };

  constructor(objects: ObjectNamespace, job: { id: string; settings: Settings }) {
    this.#objects = objects;
    this.#job = job;
  }

  /** The pace at which tasks such as this one may begin. */
  of(task: Task): Pace {
    const service = task.type === "plan" ? undefined : `${task.cloud}.${task.service}`;
    const name = task.type === "plan" ? "" : `${task.account} ${service}`;
    const pace = this.#paces.get(name) ?? this.#open(name, service);
    this.#paces.set(name, pace);
    return pace;
  }

  /** Gives all shares back. */
  async end(): Promise<void> {
    await Promise.all([...this.#paces.values()].map((pace) => pace.end()));
  }

  #open(name: string, service: string | undefined): Pace {
    const { id: job, settings } = this.#job;
    const { leaseMs } = settings;
    if (service === undefined) return new Pace(async () => PLANNING, leaseMs);
    const limits = settings.services[service] ?? settings.service;
    return new Pace((wish) => ask(this.#objects, `pace:${name}`, "share", { ...wish, job, limits, leaseMs }), leaseMs);
  }
}
