/** What requests go through: only so many run at once, and each is counted, up to the most that may be made. */

import { CloudError } from "../error.js";
import type { Reply } from "../reply.js";

/** All the requests that may be made were made. */
export class Spent extends Error {}

export class Calls {
  /** How many requests were sent, repeated ones too. */
  count = 0;
  #free: number;
  readonly #most: number;
  readonly #waiting: (() => void)[] = [];

  /** With a largest number of requests, no call begins beyond it: it throws {@link Spent}. */
  constructor(concurrency: number, most = Number.POSITIVE_INFINITY) {
    this.#free = concurrency;
    this.#most = most;
  }

  /** An answer. */
  reply<Data>(call: () => Promise<Reply<Data>>): Promise<Reply<Data>> {
    return this.#run(call);
  }

  /** The data of an answer. */
  async data<Data>(call: () => Promise<Reply<Data>>): Promise<Data> {
    return (await this.#run(call)).data;
  }

  /** The data of each page of a list. */
  async *pages<Data>(pages: AsyncGenerator<Reply<Data>, void, undefined>): AsyncGenerator<Data, void, undefined> {
    for (;;) {
      const page = await this.#run(async () => {
        const { value } = await pages.next();
        return value ?? { attempts: 0, data: undefined };
      });
      if (page.data === undefined) return;
      yield page.data;
    }
  }

  async #run<Done extends { attempts: number }>(work: () => Promise<Done>): Promise<Done> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      if (this.count >= this.#most) throw new Spent("all the requests that may be made were made");
      const done = await work();
      this.count += done.attempts;
      return done;
    } catch (error) {
      if (error instanceof CloudError) this.count += error.attempts;
      throw error;
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free += 1;
    }
  }
}
