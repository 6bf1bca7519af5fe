/** What may begin: tasks of each service in their order, so many at once and so many a second. */

import type { ServiceLimits } from "./limits.js";
import type { Task } from "./task.js";

/** A service's tasks that are ready. */
interface Line {
  limits: Required<ServiceLimits>;
  waiting: Task[];
  running: number;
  /** How many may begin now, as of a time. */
  tokens: number;
  at: number;
}

const SECOND = 1000;

export class Throttle {
  readonly #lines = new Map<string, Line>();
  readonly #limitsOf: (service: string) => Required<ServiceLimits>;

  constructor(limitsOf: (service: string) => Required<ServiceLimits>) {
    this.#limitsOf = limitsOf;
  }

  /** A task that is ready. */
  add(task: Task): void {
    this.#line(task).waiting.push(task);
  }

  /** The next tasks that may begin, and in how many milliseconds more may, if only the rate is in the way. */
  take(most: number, now: number): { tasks: Task[]; waitMs: number | undefined } {
    const tasks: Task[] = [];
    let waitMs: number | undefined;
    for (const line of this.#lines.values()) {
      const { limits } = line;
      line.tokens = Math.min(limits.perSecond, line.tokens + ((now - line.at) / SECOND) * limits.perSecond);
      line.at = now;
      const room = Math.min(most - tasks.length, limits.concurrency - line.running, Math.floor(line.tokens));
      const begun = line.waiting.splice(0, Math.max(0, room));
      line.running += begun.length;
      line.tokens -= begun.length;
      tasks.push(...begun);
      if (line.waiting.length > 0 && line.running < limits.concurrency && line.tokens < 1) {
        const ms = Math.ceil(((1 - line.tokens) / limits.perSecond) * SECOND);
        waitMs = Math.min(waitMs ?? ms, ms);
      }
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

  /** Those of them that may begin, now or as soon as the rate permits. */
  get room(): number {
    const rooms = [...this.#lines.values()].map(({ limits, waiting, running }) =>
      Math.min(waiting.length, limits.concurrency - running),
    );
    return rooms.reduce((sum, room) => sum + Math.max(0, room), 0);
  }

  #line(task: Task): Line {
    const name = task.type === "plan" ? "planner" : `${task.cloud}.${task.service}`;
    const known = this.#lines.get(name);
    if (known) return known;
    const limits = this.#limitsOf(name);
    const line = { limits, waiting: [], running: 0, tokens: limits.perSecond, at: Number.NEGATIVE_INFINITY };
    this.#lines.set(name, line);
    return line;
  }
}
