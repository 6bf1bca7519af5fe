/** What a list call found, of which it shows a page. */
export type Found<T> = Pick<T[], "length" | "slice">;

/**
 * Entries that read like an array, though nothing is looked at before somebody reads it: what a list call shows of
 * 100,000 entries is made for the page it answers with, not for all of them.
 */
export class Rows<T> implements Iterable<T> {
  readonly #count: () => number;
  readonly #from: (start: number) => Iterable<T>;
  readonly #placeOf: (id: unknown) => number;

  constructor(count: () => number, from: (start: number) => Iterable<T>, placeOf: (id: unknown) => number) {
    this.#count = count;
    this.#from = from;
    this.#placeOf = placeOf;
  }

  get length(): number {
    return this.#count();
  }

  /** How many are before the entry with that id; -1 if it is not among them. */
  placeOf(id: unknown): number {
    return this.#placeOf(id);
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
    return new Rows(this.#count, (start) => shown(this.#from(start), show), this.#placeOf);
  }

  flatMap<U>(parts: (entry: T) => readonly U[]): U[] {
    const found: U[] = [];
    for (const entry of this) found.push(...parts(entry));
    return found;
  }
}

/**
 * How many of those that were found are before the one that is listed under an id; -1 if it is not among them. Rows know
 * at once where their ids are; all are looked at where entries are listed under something else.
 */
export function placeIn<T>(found: Found<T>, id: string, idOf: (entry: T) => string): number {
  const known = found instanceof Rows ? found.placeOf(id) : -1;
  return known < 0 ? found.slice(0).findIndex((entry) => idOf(entry) === id) : known;
}

function* shown<T, U>(entries: Iterable<T>, show: (entry: T) => U): Iterable<U> {
  for (const entry of entries) yield show(entry);
}
