/**
 * A caller's signal and a time limit, joined: what is waited for goes through `race`, so that a call ends at once even
 * where a caller's own `fetch` ignores its signal. Signals, and the error that a limit ends with, cost as much time as a
 * signature: each is made when it is asked for.
 */
export class Deadline {
  /** How the deadline ended the work, if it did. */
  outcome: "aborted" | "timeout" | undefined;
  /** What is thrown then. */
  reason: unknown;
  /** A few: a list that is made anew has room for no more. */
  #listeners: readonly ((reason: unknown) => void)[] = [];
  readonly #timer: ReturnType<typeof setTimeout> | undefined;
  #controller: AbortController | undefined;
  /** Listens to the caller no longer. */
  readonly #leave: (() => void) | undefined;

  constructor(caller: AbortSignal | undefined, timeoutMs: number | undefined) {
    if (caller) {
      const onAbort = () => this.#stop("aborted", caller.reason);
      if (caller.aborted) {
        onAbort();
        return;
      }
      caller.addEventListener("abort", onAbort);
      this.#leave = () => caller.removeEventListener("abort", onAbort);
    }
    if (timeoutMs !== undefined) {
      const onTime = () => {
        this.#stop("timeout", new DOMException("The time limit of the call has passed", "TimeoutError"));
      };
      this.#timer = setTimeout(onTime, timeoutMs);
    }
  }

  /** A part of the work, which has a limit of its own and ends with the whole. */
  within(timeoutMs: number): Deadline {
    const part = new Deadline(undefined, timeoutMs);
    this.onEnd((reason) => part.#stop("aborted", reason));
    return part;
  }

  /** The same for what takes a signal. */
  get signal(): AbortSignal {
    this.#controller ??= new AbortController();
    if (this.outcome) this.#controller.abort(this.reason);
    return this.#controller.signal;
  }

  /** Throws if the deadline has ended. */
  check(): void {
    if (this.outcome) throw this.reason;
  }

  /** Listens for the deadline's end, which may be past. */
  onEnd(listener: (reason: unknown) => void): void {
    if (this.outcome) listener(this.reason);
    else this.#listeners = [...this.#listeners, listener];
  }

  race<T>(work: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.onEnd(reject);
      work.then(resolve, reject);
    });
  }

  /** Waits so many milliseconds, or to the deadline's end. */
  async pause(ms: number): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    try {
      await this.race(new Promise<void>((resolve) => (timer = setTimeout(resolve, ms))));
    } finally {
      clearTimeout(timer);
    }
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#leave?.();
  }

  #stop(outcome: "aborted" | "timeout", reason: unknown): void {
    if (this.outcome) return;
    this.outcome = outcome;
    this.reason = reason;
    for (const listener of this.#listeners) listener(reason);
    this.#controller?.abort(reason);
  }
}
