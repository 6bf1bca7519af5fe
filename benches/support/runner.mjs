// What runs inside a runtime: tasks under ids, each performed as often as the bench outside says.
//
// A task is `{ id, prepare }`, and everything else in it describes it. `prepare` gives `[perform, end]` anew for every
// run, since a Worker may not carry promises and keys from one request to the next.

/** `results(name)` resolves to what each contestant makes of the case of that name, so that all can be seen to do the same. */
export function runner(tasks, results) {
  const prepared = new Map(tasks.map(({ id, prepare }) => [id, prepare]));
  prepared.set("nothing", () => [() => undefined]);

  return {
    results,
    list: tasks.map(({ prepare: _, ...description }) => description),

    /** Performs a task `iterations` times, one after the other. */
    async run(id, iterations) {
      const [perform, end] = prepared.get(id)();
      const first = perform();
      if (typeof first?.then === "function") {
        await first;
        for (let i = 1; i < iterations; i++) await perform();
      } else {
        for (let i = 1; i < iterations; i++) perform();
      }
      end?.();
    },
  };
}
