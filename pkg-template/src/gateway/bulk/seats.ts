/** The seats of a job's consumers: who has which, for how long, and how somebody is called to one. */

import { type JobState, queueIn } from "./platform.js";
import { NoSeat } from "./protocol.js";
import type { Job } from "./record.js";
import type { Seat, Store } from "./store.js";

export class Seats {
  readonly #state: JobState;
  readonly #env: Record<string, unknown>;
  readonly #store: Store;
  /** Tasks were left that another consumer may take. */
  readonly #left: () => void;

  constructor(state: JobState, env: Record<string, unknown>, store: Store, left: () => void) {
    this.#state = state;
    this.#env = env;
    this.#store = store;
    this.#left = left;
  }

  /** Takes a seat: the ticket, or nothing if somebody has it. */
  take(seat: number, leaseMs: number): string | undefined {
    const now = Date.now();
    const known = this.#store.seats().find((each) => each.seat === seat);
    if (known?.ticket && now < known.until) return undefined;
    this.rise(seat);
    const ticket = crypto.randomUUID();
    this.#store.sit({ seat, ticket, until: now + leaseMs });
    return ticket;
  }

  /** The seat of a ticket, which is good for another while. */
  keep(ticket: string, leaseMs: number): Seat {
    const seat = this.#store.seats().find((each) => each.ticket === ticket);
    if (!seat) throw new NoSeat();
    const kept = { ...seat, until: Date.now() + leaseMs };
    this.#store.sit(kept);
    return kept;
  }

  /** The seat is empty, and others may take its tasks. */
  rise(seat: number): void {
    this.#store.rise(seat);
    if (this.#store.abandon(seat)) this.#left();
  }

  /** Empties the seats of those who are not heard of any longer. */
  riseOverdue(): void {
    const now = Date.now();
    for (const { seat, until } of this.#store.seats()) if (until <= now) this.rise(seat);
  }

  /** Calls as many consumers to empty seats as so many tasks need. */
  async call({ id, queue, settings }: Job, tasks: number): Promise<void> {
    const { storage } = this.#state;
    const taken = new Set(this.#store.seats().map(({ seat }) => seat));
    const free = Array.from({ length: settings.consumers }, (_, seat) => seat).filter((seat) => !taken.has(seat));
    const called = free.slice(0, Math.ceil(tasks / settings.width));
    // A message that is lost is missed at that time as well.
    const until = Date.now() + settings.leaseMs;
    for (const seat of called) this.#store.sit({ seat, ticket: null, until });
    if ((await storage.getAlarm()) === null) await storage.setAlarm(until);
    if (called.length === 0) return;
    try {
      await queueIn(this.#env, { queue }).sendBatch(called.map((seat) => ({ body: { job: id, seat } })));
    } catch (error) {
      // The alarm calls again.
      console.error(`bulk job ${id}: no message could be sent: ${error}`);
    }
  }
}
