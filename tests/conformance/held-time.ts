// Time that passes only where a case says so: how long the machine takes for anything makes no difference to it.

/** Lets so much time pass, and what was due in it begin. */
export type Pass = (ms: number) => Promise<void>;

/** Shorter timers are the platform's: pauses between attempts, for which no case has to let time pass. */
const LONG_MS = 1_000;

/** Does the work with the platform's clock stopped, and its long timers with it. */
export async function inHeldTime<T>(work: (pass: Pass) => Promise<T>): Promise<T> {
  const { setTimeout: set, clearTimeout: clear } = globalThis;
  const realNow = Date.now;
  let now = realNow();
  const held = new Map<unknown, { at: number; run: () => void }>();
  const begin = (run: () => void, ms = 0): unknown => {
    if (ms < LONG_MS) return set(run, ms);
    const timer = {};
    held.set(timer, { at: now + ms, run });
    return timer;
  };
  const end = (timer: unknown) => {
    if (!held.delete(timer)) clear(timer as Parameters<typeof clear>[0]);
  };
  const pass: Pass = async (ms) => {
    now += ms;
    for (const [timer, { at, run }] of held) {
      if (at <= now && held.delete(timer)) run();
    }
    await new Promise((resolve) => set(resolve, 0));
  };
  Object.assign(globalThis, { setTimeout: begin, clearTimeout: end });
  Date.now = () => now;
  try {
    return await work(pass);
  } finally {
    Object.assign(globalThis, { setTimeout: set, clearTimeout: clear });
    Date.now = realNow;
  }
}
