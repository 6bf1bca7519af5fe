/** Streams that are read side by side, each no faster than its reader. */

/** What several streams give, in the order in which it comes; of each only the next part is held. */
export async function* merged<T>(
  streams: readonly AsyncGenerator<T, void, undefined>[],
): AsyncGenerator<T, void, undefined> {
  const [only, ...others] = streams;
  // One stream needs nobody who reads ahead.
  if (only && others.length === 0) return yield* only;
  const next = (stream: AsyncGenerator<T, void, undefined>) => stream.next().then((result) => ({ stream, result }));
  const pending = new Map(streams.map((stream) => [stream, next(stream)]));
  try {
    while (pending.size > 0) {
      const { stream, result } = await Promise.race(pending.values());
      if (result.done) {
        pending.delete(stream);
      } else {
        pending.set(stream, next(stream));
        yield result.value;
      }
    }
  } finally {
    // Whoever stops reading ends the streams; what they were waiting for is nobody's any longer.
    for (const [stream, waiting] of pending) {
      waiting.catch(() => {});
      stream.return().catch(() => {});
    }
  }
}

/** The results of work on each item, so many at once, in the order in which they come. The work does not reject. */
export async function* each<T, R>(
  items: AsyncIterable<T>,
  most: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R, void, undefined> {
  const running = new Map<number, Promise<{ number: number; result: R }>>();
  let next = 0;
  const first = async (): Promise<R> => {
    const { number, result } = await Promise.race(running.values());
    running.delete(number);
    return result;
  };
  for await (const item of items) {
    const number = next;
    next += 1;
    running.set(
      number,
      work(item).then((result) => ({ number, result })),
    );
    if (running.size >= most) yield await first();
  }
  while (running.size > 0) yield await first();
}

/** A list in parts of at most so many. */
export function* parts<T>(list: readonly T[], most: number): Generator<T[], void, undefined> {
  for (let at = 0; at < list.length; at += most) yield list.slice(at, at + most);
}
