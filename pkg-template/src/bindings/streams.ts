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
  const running = new Set<Promise<{ self: Promise<unknown>; value: R }>>();
  const first = async () => {
    const { self, value } = await Promise.race(running);
    running.delete(self as never);
    return value;
  };
  for await (const item of items) {
    const self: Promise<{ self: Promise<unknown>; value: R }> = work(item).then((value) => ({ self, value }));
    running.add(self);
    if (running.size >= most) yield await first();
  }
  while (running.size > 0) yield await first();
}

/** A list in parts of at most so many. */
export function* parts<T>(list: readonly T[], most: number): Generator<T[], void, undefined> {
  for (let at = 0; at < list.length; at += most) yield list.slice(at, at + most);
}
