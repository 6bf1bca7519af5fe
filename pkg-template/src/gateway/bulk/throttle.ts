/** What may begin: tasks of each service in their order, as fast as its pace is. */

import type { Pace } from "./pace.js";
import type { Task } from "./task.js";

/** A service's tasks. */
interface Line {
  waiting: Task[];
  running: number;
}

export class Throttle {
  readonly #lines = new Map<Pace, Line>();
  readonly #paceOf: (task: Task) => Pace;

  constructor(paceOf: (task: Task) => Pace) {
    this.#paceOf = paceOf;
  }

  /** A task that is ready. */
  add(task: Task): void {
    this.#line(task).waiting.push(task);
  }

  /** Sees to it that the job's shares are those of now. */
  async renew(now: number): Promise<void> {
    const renewed = [...this.#lines].map(([pace, { running, waiting }]) => pace.renew(running, waiting.length, now));
    await Promise.all(renewed);
  }

  /** The next tasks that may begin, and in how many milliseconds more may, if only the pace is in the way. */
  take(most: number, now: number): { tasks: Task[]; waitMs: number | undefined } {
    const tasks: Task[] = [];
    let waitMs: number | undefined;
    for (const [pace, line] of this.#lines) {
      const begun = line.waiting.splice(0, Math.min(most - tasks.length, pace.room(line.running, now)));
      line.running += begun.length;
      pace.spend(begun.length);
      tasks.push(...begun);
      const ms = line.waiting.length > 0 ? pace.waitMs(line.running, now) : undefined;
      if (ms !== undefined) waitMs = Math.min(waitMs ?? ms, ms);
    }
    return { tasks, waitMs };
  }

  /** A task that runs already. */
  hold(task: Task): void {
    this.#line(task).running += 1;
  }

  /** A task that no longer runs. */
  release(task: Task): void {
    this.#line(task).running -= 1;
  }

  /** Tasks that are ready. */
  get waiting(): number {
    return [...this.#lines.values()].reduce((sum, { waiting }) => sum + waiting.length, 0);
  }

  /** Those of them that may begin, now or as soon as the rate permits; of what stands still, one, so that somebody asks. */
  room(now: number): number {
    const rooms = [...this.#lines].map(([pace, { waiting, running }]) =>
      Math.min(waiting.length, Math.max(pace.concurrency(now) - running, running > 0 ? 0 : 1)),
    );
    return rooms.reduce((sum, room) => sum + room, 0);
  }

  #line(task: Task): Line {
    const pace = this.#paceOf(task);
    const line = this.#lines.get(pace) ?? { waiting: [], running: 0 };
    this.#lines.set(pace, line);
    return line;
  }
}
