/** What requests go through: only so many run at once, and each is counted. */

import { CloudError } from "../error.js";
import type { Reply } from "../reply.js";

export class Calls {
  /** How many requests were sent, repeated ones too. */
  count = 0;
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(concurrency: number) {
    this.#free = concurrency;
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
