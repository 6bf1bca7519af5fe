/** What a list call found, of which it shows a page. */
export type Found<T> = Pick<T[], "length" | "slice">;

/**
 * Entries that read like an array, though nothing is looked at before somebody reads it: what a list call shows of
 * 100,000 entries is made for the page it answers with, not for all of them.
 */
export class Rows<T> implements Iterable<T> {
  readonly #count: () => number;
  readonly #from: (start: number) => Iterable<T>;

  constructor(count: () => number, from: (start: number) => Iterable<T>) {
    this.#count = count;
    this.#from = from;
  }

  get length(): number {
    return this.#count();
  }

  [Symbol.iterator](): Iterator<T> {
    return this.#from(0)[Symbol.iterator]();
  }

  slice(start: number, end = this.length): T[] {
    const found: T[] = [];
    if (start >= end) return found;
    for (const entry of this.#from(start)) {
      found.push(entry);
      if (start + found.length >= end) break;
    }
    return found;
  }

  find(test: (entry: T) => boolean): T | undefined {
    for (const entry of this) if (test(entry)) return entry;
    return undefined;
  }

  findIndex(test: (entry: T) => boolean): number {
    let index = 0;
    for (const entry of this) {
      if (test(entry)) return index;
      index += 1;
    }
    return -1;
  }

  some(test: (entry: T) => boolean): boolean {
    return this.findIndex(test) >= 0;
  }

  filter(test: (entry: T) => boolean): T[] {
    const found: T[] = [];
    for (const entry of this) if (test(entry)) found.push(entry);
    return found;
  }

  /** Those that pass every test there is: all of them, still unread, if there is none. */
  where(...tests: (false | ((entry: T) => boolean))[]): Found<T> {
    const asked = tests.filter((test) => test !== false);
    return asked.length === 0 ? this : this.filter((entry) => asked.every((test) => test(entry)));
  }

  map<U>(show: (entry: T) => U): Rows<U> {
    return new Rows(this.#count, (start) => shown(this.#from(start), show));
  }

  flatMap<U>(parts: (entry: T) => readonly U[]): U[] {
    const found: U[] = [];
    for (const entry of this) found.push(...parts(entry));
    return found;
  }
}

function* shown<T, U>(entries: Iterable<T>, show: (entry: T) => U): Iterable<U> {
  for (const entry of entries) yield show(entry);
}

/** The entries of a collection, without the first ones. */
export function* after<T>(entries: Iterable<T>, start: number): Iterable<T> {
  let index = 0;
  for (const entry of entries) {
    if (index >= start) yield entry;
    index += 1;
  }
}
