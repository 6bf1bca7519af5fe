/** The tasks of a job where they are kept: the board of now, made of the store, and what is written of each change of it. */

import type { StepOutcome } from "../../bindings/journal.js";
import { Board } from "./board.js";
import { Paces } from "./pace.js";
import { objectsIn } from "./platform.js";
import type { Ended, Taken } from "./protocol.js";
import type { Job } from "./record.js";
import type { Store } from "./store.js";
import { givenUp, type Task, type Work } from "./task.js";

/** So often a task is taken: what has ended so many consumers would end the next one too. */
const MOST_TIMES = 20;

export class Workload {
  readonly #env: Record<string, unknown>;
  readonly #store: Store;
  readonly #job: () => Job;
  readonly #tell: (ended: Ended) => void;
  #board: Board | undefined;
  #paces: Paces | undefined;

  /** `tell` is told of each task that is at its end. */
  constructor(env: Record<string, unknown>, store: Store, job: () => Job, tell: (ended: Ended) => void) {
    this.#env = env;
    this.#store = store;
    this.#job = job;
    this.#tell = tell;
  }

  /** What is stored has become another: the board is made anew. */
  forget(): void {
    this.#board = undefined;
  }

  /** What came of each task that is at its end. */
  get outcomes(): ReadonlyMap<string, StepOutcome[]> {
    return this.#now.outcomes;
  }

  /** Whether nothing is left that could be done. */
  get isOver(): boolean {
    return this.#now.isOver;
  }

  /** How many tasks could begin. */
  get room(): number {
    return this.#now.room(Date.now());
  }

  /** Asks for the job's shares of what services take. While this waits, others may change everything. */
  async renew(): Promise<void> {
    await this.#now.renew(Date.now());
  }

  /** Gives the shares back. */
  async end(): Promise<void> {
    await this.#paces?.end();
  }

  /** Tasks that a seat is to begin. */
  take(seat: number, most: number): Taken {
    const { tasks, waitMs } = this.#now.take(most, Date.now());
    const work = tasks.flatMap((task) => {
      if (this.#store.take(task.id, seat) <= MOST_TIMES) return [this.#workOn(task)];
      const changing = task.type === "plan" ? this.#store.changes().map(({ item }) => item) : [];
      this.note({ task: task.id, ...givenUp(task, changing) });
      return [];
    });
    return { work, ...(waitMs !== undefined && { waitMs }) };
  }

  /** Notes the end of a task. */
  note(ended: Ended): void {
    const { task, items, found, plan } = ended;
    this.#now.end(task, items);
    this.#store.free(task);
    this.#store.note("outcome", task, items);
    if (found) this.#store.find(found);
    if (plan) {
      const changes = this.#store.changes();
      const planned = plan.planned.map((entry) => ({ item: changes[entry.change]?.item ?? 0, entry }));
      this.#store.plan(planned, plan.tasks);
      this.forget();
    }
    this.#tell(ended);
  }

  get #now(): Board {
    if (this.#board) return this.#board;
    const job = this.#job();
    this.#paces ??= new Paces(objectsIn(this.#env, job), job);
    const paceOf = this.#paces.of.bind(this.#paces);
    const isCancelled = job.cancelledAt !== undefined;
    this.#board = new Board(this.#store.tasks(), this.#store.outcomes(), this.#store.takers(), paceOf, isCancelled);
    return this.#board;
  }

  #workOn(task: Task): Work {
    if (task.type === "read") return { type: "read", task, actions: this.#store.actions(task.items) };
    if (task.type === "plan") return { type: "plan", task, changes: this.#store.changes().map(({ change }) => change) };
    const intent = this.#store.intent(task.id);
    return { type: task.type, task, ...(intent && { intent }) } as Work;
  }
}
