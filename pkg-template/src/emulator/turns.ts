/**
 * One after the other, in the order in which they asked: what requests do, and in which order the journal has them, does
 * not hang on how long a runtime takes to read a body or to check a signature.
 */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  /** Performs when everybody before is done and what it needs has arrived; who comes after waits for both. */
  take<A, T>(arriving: Promise<A> | A, perform: (arrived: A) => Promise<T>): Promise<T> {
    const turn = Promise.all([arriving, this.#last]).then(([arrived]) => perform(arrived));
    this.#last = Promise.allSettled([this.#last, turn]);
    return turn;
  }
}
