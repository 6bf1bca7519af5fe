// The lists of the state that can be long: entries are found by id and by what else is declared, not by looking at all.
import { Queue } from "./queue.ts";
import { after, Rows } from "./rows.ts";

/** Something that follows what the entries of a table are. */
export interface Watcher<T> {
  /** The members it looks at; writing one of them to an entry is an end of the old entry and a beginning of the new. */
  of: readonly (keyof T)[];
  begin: (entry: T) => void;
  end: (entry: T) => void;
}

/** A second way to find entries: by the keys that some of their members make. */
export interface Index<T> {
  of: readonly (keyof T)[];
  keys: (entry: T) => readonly string[];
}

/** What a table knows beside the ids. */
export interface Finding<T, I extends string> {
  indexes?: Record<I, Index<T>>;
  /** When the change of an entry that is under way takes effect; null if there is none. */
  due?: { of: readonly (keyof T)[]; at: (entry: T) => number | null };
}

export type Entry<T> = T extends Table<infer Item, string> ? Item : never;

/** The values of the members that are watched; on the entries stand accessors instead. */
const VALUES = Symbol("values");

type Watched<T> = T & { [VALUES]?: Partial<T> };

/**
 * Entries by id, in the order in which they were added. They are plain objects and are written to as such: the table
 * puts accessors in the place of the members that its indexes are about, and what these hold is frozen, so that a
 * change which an index would miss throws.
 */
export class Table<T extends object, I extends string = never> extends Rows<T> {
  readonly #idOf: (entry: T) => unknown;
  readonly #entries: Map<unknown, T>;
  readonly #watchers: Watcher<T>[] = [];
  readonly #watchersOf = new Map<keyof T, Watcher<T>[]>();
  readonly #accessors = new Map<keyof T, PropertyDescriptor>();
  readonly #buckets = new Map<string, Map<string, Set<T>>>();
  readonly #queue = new Queue<T>();

  constructor(idOf: (entry: T) => unknown, { indexes, due }: Finding<T, I> = {}) {
    const entries = new Map<unknown, T>();
    super(
      () => entries.size,
      (start) => after(entries.values(), start),
    );
    this.#entries = entries;
    this.#idOf = idOf;
    for (const [name, index] of Object.entries<Index<T>>(indexes ?? {})) this.#addIndex(name, index);
    if (due) this.#addQueue(due);
  }

  has(id: unknown): boolean {
    return this.#entries.has(id);
  }

  get(id: unknown): T | undefined {
    return this.#entries.get(id);
  }

  /** The entries with these ids, as far as they are there. */
  ofIds(ids: readonly unknown[]): Rows<T> {
    const wanted = new Set(ids);
    const found = new Set([...wanted].flatMap((id) => this.#entries.get(id) ?? []));
    return rowsOf(found);
  }

  /** The entries with that key, in the order in which they came to have it. */
  by(index: I, key: string): Rows<T> {
    const bucket = this.#buckets.get(index)?.get(key);
    return bucket ? rowsOf(bucket) : NONE;
  }

  /** The entries whose change is due, the earliest first; each is given once and has to be changed then. */
  due(now: number): Iterable<T> {
    return this.#queue.due(now);
  }

  add(...entries: T[]): void {
    for (const entry of entries) {
      const id = this.#idOf(entry);
      if (this.#entries.has(id)) throw new Error(`there are two entries with the id ${id}`);
      this.#entries.set(id, entry);
      for (const [member, accessor] of this.#accessors) guard(entry, member, accessor);
      for (const watcher of this.#watchers) watcher.begin(entry);
    }
  }

  remove(...entries: T[]): void {
    for (const entry of entries) {
      for (const watcher of this.#watchers) watcher.end(entry);
      this.#entries.delete(this.#idOf(entry));
    }
  }

  /** Follow the entries there are and will be. */
  watch(watcher: Watcher<T>): void {
    this.#watchers.push(watcher);
    for (const member of watcher.of) {
      const known = this.#watchersOf.get(member);
      if (known) {
        known.push(watcher);
        continue;
      }
      this.#watchersOf.set(member, [watcher]);
      const accessor = this.#accessorOf(member);
      this.#accessors.set(member, accessor);
      for (const entry of this) guard(entry, member, accessor);
    }
    for (const entry of this) watcher.begin(entry);
  }

  /** In the state document a table is an array. */
  toJSON(): T[] {
    return [...this];
  }

  #addIndex(name: string, { of, keys }: Index<T>): void {
    const buckets = new Map<string, Set<T>>();
    this.#buckets.set(name, buckets);
    this.watch({
      of,
      begin: (entry) => {
        for (const key of keys(entry)) {
          const bucket = buckets.get(key);
          if (bucket) bucket.add(entry);
          else buckets.set(key, new Set([entry]));
        }
      },
      end: (entry) => {
        for (const key of keys(entry)) {
          const bucket = buckets.get(key);
          bucket?.delete(entry);
          if (bucket?.size === 0) buckets.delete(key);
        }
      },
    });
  }

  #addQueue({ of, at }: { of: readonly (keyof T)[]; at: (entry: T) => number | null }): void {
    this.watch({
      of,
      begin: (entry) => {
        const time = at(entry);
        if (time !== null) this.#queue.add(entry, time);
      },
      end: (entry) => this.#queue.remove(entry),
    });
  }

  #accessorOf(member: keyof T): PropertyDescriptor {
    const table = this;
    return {
      enumerable: true,
      configurable: true,
      get(this: Watched<T>) {
        return this[VALUES]?.[member];
      },
      set(this: Watched<T>, value: T[keyof T]) {
        const isIn = table.#entries.get(table.#idOf(this)) === this;
        const watchers = (isIn && table.#watchersOf.get(member)) || [];
        for (const watcher of watchers) watcher.end(this);
        store(this, member, value);
        for (const watcher of watchers) watcher.begin(this);
      },
    };
  }
}

const rowsOf = <T>(entries: ReadonlySet<T>): Rows<T> =>
  new Rows(
    () => entries.size,
    (start) => after(entries, start),
  );

const NONE = rowsOf<never>(new Set());

function guard<T extends object>(entry: Watched<T>, member: keyof T, accessor: PropertyDescriptor): void {
  store(entry, member, entry[member]);
  Object.defineProperty(entry, member, accessor);
}

function store<T extends object>(entry: Watched<T>, member: keyof T, value: T[keyof T]): void {
  const values: Partial<T> = entry[VALUES] ?? {};
  values[member] = value;
  Object.freeze(value);
  if (!entry[VALUES]) Object.defineProperty(entry, VALUES, { value: values });
}
