/**
 * A caller's signal and a time limit, joined: `fetch` gets the `signal`, and what is waited for goes through `race`, so
 * that a call ends at once even where a caller's own `fetch` ignores the signal. Where there is neither, nothing is made:
 * a signal costs as much time as a signature.
 */
export class Deadline {
  /** How the deadline ended the work, if it did. */
  outcome: "aborted" | "timeout" | undefined;
  readonly #controller: AbortController | undefined;
  readonly #caller: AbortSignal | undefined;
  readonly #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #onAbort = () => this.#stop("aborted", this.#caller?.reason);

  constructor(caller: AbortSignal | undefined, timeoutMs: number | undefined) {
    if (!caller && timeoutMs === undefined) return;
    this.#controller = new AbortController();
    this.#caller = caller;
    if (caller?.aborted) {
      this.#onAbort();
      return;
    }
    caller?.addEventListener("abort", this.#onAbort);
    if (timeoutMs !== undefined) {
      const reason = new DOMException("The time limit of the call has passed", "TimeoutError");
      this.#timer = setTimeout(() => this.#stop("timeout", reason), timeoutMs);
    }
  }

  get signal(): AbortSignal | undefined {
    return this.#controller?.signal;
  }

  race<T>(work: Promise<T>): Promise<T> {
    const { signal } = this;
    if (!signal) return work;
    return new Promise((resolve, reject) => {
      const onAbort = () => reject(signal.reason);
      if (signal.aborted) onAbort();
      signal.addEventListener("abort", onAbort);
      work.then(resolve, reject).finally(() => signal.removeEventListener("abort", onAbort));
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
    this.#caller?.removeEventListener("abort", this.#onAbort);
  }

  #stop(outcome: "aborted" | "timeout", reason: unknown): void {
    this.outcome ??= outcome;
    this.#controller?.abort(reason);
  }
}
