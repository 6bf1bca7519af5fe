// What runs inside a runtime: tasks under ids, each performed as often as the bench outside says.
//
// A task is `{ id, prepare }`, and everything else in it describes it. `prepare` gives `[perform, end]` anew for every
// run, since a Worker may not carry promises and keys from one request to the next.

/** `signatures(scheme)` resolves to the signature of the scheme's known answer by contestant. */
export function runner(tasks, signatures) {
  const prepared = new Map(tasks.map(({ id, prepare }) => [id, prepare]));
  prepared.set("nothing", () => [() => undefined]);

  return {
    signatures,
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
