/** What is to be done, who is at it, and what may begin next. It can be made anew of what the store holds at any time. */

import { Agenda } from "../../bindings/agenda.js";
import type { StepOutcome } from "../../bindings/journal.js";
import type { Pace } from "./pace.js";
import type { Task } from "./task.js";
import { Throttle } from "./throttle.js";

/** The seat of a task that was begun by a consumer that is gone. */
export const NOBODY = -1;

export class Board {
  readonly #agenda: Agenda<Task>;
  readonly #throttle: Throttle;
  /** The tasks that consumers are at. */
  readonly #taken = new Map<string, Task>();
  /** Tasks that were begun by a consumer that is gone. */
  readonly #abandoned: Task[] = [];
  readonly #isCancelled: boolean;

  /** `seats` are those of the tasks that were taken. */
  constructor(
    tasks: readonly Task[],
    outcomes: ReadonlyMap<string, StepOutcome[]>,
    seats: ReadonlyMap<string, number>,
    paceOf: (task: Task) => Pace,
    isCancelled: boolean,
  ) {
    this.#throttle = new Throttle(paceOf);
    this.#isCancelled = isCancelled;
    // What was taken goes before what was not: it has its locks.
    this.#agenda = new Agenda({ steps: tasks }, { outcomes, intents: seats });
    this.#draw(seats);
  }

  /** Sees to it that the job's shares of what services take are those of now. */
  renew(now: number): Promise<void> {
    return this.#throttle.renew(now);
  }

  /** Tasks to begin, and in how many milliseconds there may be more, if only the pace is in the way. */
  take(most: number, now: number): { tasks: Task[]; waitMs: number | undefined } {
    const left = this.#abandoned.splice(0, most);
    const { tasks: next, waitMs } = this.#throttle.take(most - left.length, now);
    const tasks = [...left, ...next];
    for (const task of tasks) this.#taken.set(task.id, task);
    return { tasks, waitMs };
  }

  /** Notes what came of a task that was taken. */
  end(id: string, items: StepOutcome[]): void {
    const task = this.#taken.get(id);
    if (!task) return;
    this.#taken.delete(id);
    this.#throttle.release(task);
    this.#agenda.end(task, items);
    this.#draw(new Map());
  }

  /** What came of each task that is at its end. */
  get outcomes(): ReadonlyMap<string, StepOutcome[]> {
    return this.#agenda.outcomes;
  }

  /** How many tasks could begin. */
  room(now: number): number {
    return this.#abandoned.length + this.#throttle.room(now);
  }

  /** Whether nothing is left that could be done. */
  get isOver(): boolean {
    return this.#taken.size + this.#abandoned.length + this.#throttle.waiting === 0;
  }

  /** Takes from the agenda what may begin. */
  #draw(seats: ReadonlyMap<string, number>): void {
    for (let task = this.#agenda.begin(); task; task = this.#agenda.begin()) {
      const seat = seats.get(task.id);
      if (seat === undefined) {
        if (!this.#isCancelled) this.#throttle.add(task);
        continue;
      }
      this.#throttle.hold(task);
      if (seat === NOBODY) this.#abandoned.push(task);
      else this.#taken.set(task.id, task);
    }
  }
}
