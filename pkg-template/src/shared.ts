import type { Deadline } from "./deadline.js";

interface Run<T> {
  promise: Promise<T>;
  controller: AbortController;
  waiting: number;
}

/**
 * Work that many ask for and one run does. Its result is kept while it is fresh, a failure is not kept, and when nobody
 * waits for it any longer the work is aborted.
 */
export class Shared<T> {
  #value: T | undefined;
  #run: Run<T> | undefined;
  readonly #work: (signal: AbortSignal) => Promise<T>;
  readonly #isFresh: (value: T) => boolean;

  constructor(work: (signal: AbortSignal) => Promise<T>, isFresh: (value: T) => boolean = () => true) {
    this.#work = work;
    this.#isFresh = isFresh;
  }

  /** The result, if there is a fresh one. */
  get fresh(): T | undefined {
    return this.#value !== undefined && this.#isFresh(this.#value) ? this.#value : undefined;
  }

  /** A result that came by another way. */
  keep(value: T): void {
    this.#value = value;
  }

  /** The next who asks gets a new one. */
  forget(): void {
    this.#value = undefined;
  }

  /** The result, when there is one, or the deadline's end. */
  async get(deadline: Deadline): Promise<T> {
    const value = this.fresh;
    if (value !== undefined) return value;
    deadline.check();
    this.#run ??= this.#start();
    const run = this.#run;
    run.waiting += 1;
    try {
      return await deadline.race(run.promise);
    } finally {
      run.waiting -= 1;
      if (run.waiting === 0 && this.#run === run) {
        this.#run = undefined;
        run.controller.abort();
      }
    }
  }

  #start(): Run<T> {
    const controller = new AbortController();
    const work = async (): Promise<T> => {
      try {
        const value = await this.#work(controller.signal);
        // A run that was given up may still end well, after another one began.
        if (this.#run === run) this.#value = value;
        return value;
      } finally {
        if (this.#run === run) this.#run = undefined;
      }
    };
    // The work begins a moment later, when `run` is what this class holds.
    const run: Run<T> = { controller, waiting: 0, promise: Promise.resolve().then(work) };
    return run;
  }
}
