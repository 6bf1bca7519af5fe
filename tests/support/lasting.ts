// What takes long to start and can serve several files of tests is started once in each worker of vitest.

/** The environment, which ends it, has modules of its own: the list is with the globals. */
const ENDS = Symbol.for("cloudip: what ends with the worker");
const globals = globalThis as { [ENDS]?: (() => Promise<void>)[] };

/** Gives what `start` starts, which is done when somebody asks first. */
export function lasting<T extends { close(): Promise<void> }>(start: () => Promise<T>): () => Promise<T> {
  let started: Promise<T> | undefined;
  return () => {
    if (started) return started;
    const own = start();
    started = own;
    globals[ENDS] ??= [];
    globals[ENDS].push(async () => (await own).close());
    return own;
  };
}

/** Ends everything that was started. */
export async function endLasting(): Promise<void> {
  const ends = globals[ENDS] ?? [];
  await Promise.all(ends.splice(0).map((end) => end()));
}
