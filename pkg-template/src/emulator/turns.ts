import type { Soon } from "./steps.ts";

/**
 * One after the other, in the order in which they asked: what requests do, and in which order the journal has them, does
 * not hang on how long a runtime takes to read a body or to check a signature.
 */
export class Turns {
  /** Settles when everybody who asked is done; undefined if they are. */
  #last: Promise<unknown> | undefined;

  /** Performs when everybody before is done and what it needs has arrived; who comes after waits for both. */
  take<A, T>(arriving: Soon<A>, perform: (arrived: A) => Soon<T>): Soon<T> {
    const before = this.#last;
    const turn =
      before || arriving instanceof Promise
        ? Promise.all([arriving, before]).then(([arrived]) => perform(arrived))
        : perform(arriving);
    if (!(turn instanceof Promise)) return turn;
    const leave = () => {
      if (this.#last === last) this.#last = undefined;
    };
    const last = before ? Promise.allSettled([before, turn]).then(leave) : turn.then(leave, leave);
    this.#last = last;
    return turn;
  }
}
