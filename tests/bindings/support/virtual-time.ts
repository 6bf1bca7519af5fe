// A program in time that passes only while everybody waits: what it computes takes none, so that what is measured is its
// schedule. With dice that fall the same each time, all that it does is the same on every machine.

import { Random } from "../../differential/random.ts";

/** Time as the program has it. */
export interface VirtualTime {
  /** In milliseconds since the epoch. */
  now(): number;
  sleep(ms: number): Promise<void>;
  /** Holds time while something is under way that no timer tells of, such as the platform's own cryptography. */
  hold<T>(work: Promise<T>): Promise<T>;
}

interface Timer {
  at: number;
  run: () => void;
}

/** So often the program has a turn in which nothing is held, before it counts as waiting. */
const QUIET_TURNS = 4;

/** Runs a program with the platform's timers, clock and dice replaced. It has to end, or to wait for a timer. */
export async function inVirtualTime<T>(program: (time: VirtualTime) => Promise<T>): Promise<T> {
  const { setTimeout, clearTimeout } = globalThis;
  const { now: realNow } = Date;
  const { random: realRandom } = Math;
  const dice = new Random("dice");
  const timers = new Map<object, Timer>();
  let now = realNow();
  let held = 0;
  const begin = (run: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) => {
    const handle = { unref: () => handle, ref: () => handle };
    timers.set(handle, { at: now + Math.max(0, ms), run: () => run(...args) });
    return handle;
  };
  Object.assign(globalThis, { setTimeout: begin, clearTimeout: (handle: object) => timers.delete(handle) });
  Date.now = () => now;
  Math.random = () => dice.next();
  const time: VirtualTime = {
    now: () => now,
    sleep: (ms) => new Promise((resolve) => begin(() => resolve(), ms)),
    async hold(work) {
      held += 1;
      try {
        return await work;
      } finally {
        held -= 1;
      }
    },
  };
  try {
    let isOver = false;
    const result = program(time).finally(() => {
      isOver = true;
    });
    // Whoever awaits the result is told of a rejection; nobody does before the end.
    result.catch(() => {});
    while (!isOver) {
      for (let quiet = 0; quiet < QUIET_TURNS; quiet = held > 0 ? 0 : quiet + 1) await new Promise(setImmediate);
      if (isOver) break;
      const next = Math.min(...[...timers.values()].map(({ at }) => at));
      if (next === Number.POSITIVE_INFINITY) throw new Error("the program waits, and for no timer");
      now = next;
      for (const [handle, { at, run }] of timers) {
        if (at > now) continue;
        timers.delete(handle);
        run();
      }
    }
    return await result;
  } finally {
    Object.assign(globalThis, { setTimeout, clearTimeout });
    Date.now = realNow;
    Math.random = realRandom;
  }
}
