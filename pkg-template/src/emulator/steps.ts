// Nearly all that a request waits for is there at once: Node's cryptography needs no other thread. A promise for each of
// these things would take longer than the thing, and keep the next request waiting for its turn.

/** There at once, or later. */
export type Soon<T> = T | Promise<T>;

/** Work that is done at once, as far as nothing that it needs comes later. */
export type Steps<T> = Generator<Promise<unknown>, T, unknown>;

/** In such work what `await` is elsewhere: `yield* ready(soon)`. */
export function* ready<T>(soon: Soon<T>): Steps<T> {
  return soon instanceof Promise ? ((yield soon) as T) : soon;
}

/** Does such work. */
export function walk<T>(steps: Steps<T>): Soon<T> {
  const step = steps.next();
  return step.done ? step.value : walkOn(steps, step.value);
}

async function walkOn<T>(steps: Steps<T>, first: Promise<unknown>): Promise<T> {
  let awaited = first;
  for (;;) {
    const step = await awaited.then(
      (value) => steps.next(value),
      (error: unknown) => steps.throw(error),
    );
    if (step.done) return step.value;
    awaited = step.value;
  }
}
