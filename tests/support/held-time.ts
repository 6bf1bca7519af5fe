// Time that passes only where a test says so: how long the machine takes for anything makes no difference then.

export interface HeldTime {
  /** Lets so much time pass, and what was due in it begin. */
  pass(ms: number): Promise<void>;
  /** Comes back once something waits for so long. */
  waiting(ms: number): Promise<void>;
}

/** Shorter timers are the platform's: pauses between attempts, for which no test has to let time pass. */
const LONG_MS = 1_000;

/** Does the work with the platform's clock stopped, and its long timers with it. */
export async function inHeldTime<T>(work: (time: HeldTime) => Promise<T>): Promise<T> {
  const { setTimeout: set, clearTimeout: clear } = globalThis;
  const realNow = Date.now;
  let now = realNow();
  const held = new Map<unknown, { ms: number; at: number; run: () => void }>();
  const begin = (run: (...args: unknown[]) => void, ms = 0, ...args: unknown[]): unknown => {
    if (ms < LONG_MS) return set(run, ms, ...args);
    // Node's `fetch` asks for both.
    const timer = { ref: () => timer, unref: () => timer };
    held.set(timer, { ms, at: now + ms, run: () => run(...args) });
    return timer;
  };
  const end = (timer: unknown) => {
    if (!held.delete(timer)) clear(timer as Parameters<typeof clear>[0]);
  };
  const turn = () => new Promise((resolve) => set(resolve, 0));
  const time: HeldTime = {
    async pass(ms) {
      now += ms;
      for (const [timer, { at, run }] of held) {
        if (at <= now && held.delete(timer)) run();
      }
      await turn();
    },
    async waiting(ms) {
      while (![...held.values()].some((timer) => timer.ms === ms)) await turn();
    },
  };
  Object.assign(globalThis, { setTimeout: begin, clearTimeout: end });
  Date.now = () => now;
  try {
    return await work(time);
  } finally {
    Object.assign(globalThis, { setTimeout: set, clearTimeout: clear });
    Date.now = realNow;
  }
}
