// The lists of the state that can be long: entries are found by id and by what else is declared, not by looking at all.
import { Queue } from "./queue.ts";
import { Rows } from "./rows.ts";
import { Sequence } from "./sequence.ts";

/** An entry as it is read: all of it, down to the last member, is changed with `write` only. */
export type Fixed<T> = T extends readonly (infer Item)[]
  ? readonly Fixed<Item>[]
  : T extends object
    ? { readonly [K in keyof T]: Fixed<T[K]> }
    : T;

/** Something that follows under which keys the entries of a table are. */
export interface Watcher<T, K> {
  /** The members that the keys are made of. */
  of: readonly (keyof T)[];
  keys: (entry: T) => readonly K[];
  enter: (key: K, entry: T) => void;
  leave: (key: K, entry: T) => void;
  /** Whether two keys are one, if that is not whether they are equal. */
  isSame?: (one: K, other: K) => boolean;
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

/** Somebody who watches: under which keys an entry is, and to be told when that may be others than it was under. */
interface Follower<T> {
  keysOf(entry: T): readonly unknown[];
  move(entry: T, had: readonly unknown[], has: readonly unknown[]): void;
}

function followerOf<T, K>({ keys, enter, leave, isSame = Object.is }: Watcher<T, K>): Follower<T> {
  return {
    keysOf: (entry) => distinct(keys(entry), isSame),
    move(entry, had: readonly K[], has: readonly K[]) {
      for (const key of lacking(had, has, isSame)) leave(key, entry);
      for (const key of lacking(has, had, isSame)) enter(key, entry);
    },
  };
}

/** Where an entry is, and a number that nothing else has had: another one after each write. */
interface Place<T extends object> {
  table: Table<T, string> | undefined;
  stamp: number;
}

const PLACE = Symbol("place");

type Placed<T extends object> = T & { [PLACE]?: Place<T> };

let stamps = 0;

/** The number that was given out last: the same for as long as no entry comes, goes or is written to. */
export const lastStamp = (): number => stamps;

/** The number that an entry has from one write to the next. */
export const stampOf = (entry: object): number => (entry as Placed<object>)[PLACE]?.stamp ?? 0;

/** The only way to change an entry: its table is told what becomes of the members that its indexes are about. */
export function write<T extends object>(entry: T, change: Partial<NoInfer<T>>): void {
  if (!isOther(entry, change)) return;
  const place = (entry as Placed<T>)[PLACE];
  if (place?.table) place.table.write(entry, change);
  else Object.assign(entry, change);
  stamps += 1;
  if (place) place.stamp = stamps;
}

/** Whether something changes an entry; many a change comes to what is there already. */
function isOther<T extends object>(entry: T, change: Partial<T>): boolean {
  for (const member in change) if (change[member] !== entry[member]) return true;
  return false;
}

/** Entries by id, in the order in which they were added. They are plain objects, and types keep them from being written. */
export class Table<T extends object, I extends string = never> extends Rows<T> {
  readonly #idOf: (entry: T) => unknown;
  readonly #entries: Map<unknown, T>;
  readonly #order: Sequence<T>;
  readonly #followers: Follower<T>[] = [];
  readonly #followersOf = new Map<keyof T, Follower<T>[]>();
  readonly #buckets = new Map<string, Map<string, Sequence<T>>>();
  readonly #queue = new Queue<T>();

  constructor(idOf: (entry: T) => unknown, { indexes, due }: Finding<T, I> = {}) {
    const entries = new Map<unknown, T>();
    const order = new Sequence<T>();
    super(
      () => order.length,
      (start) => order.from(start),
      (id) => placeOf(entries, order, id),
    );
    this.#entries = entries;
    this.#order = order;
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
    const found = new Sequence<T>();
    for (const id of ids) {
      const entry = this.#entries.get(id);
      if (entry) found.add(entry);
    }
    return this.#rowsOf(found);
  }

  /** The entries with that key, in the order in which they came to have it. */
  by(index: I, key: string): Rows<T> {
    const bucket = this.#buckets.get(index)?.get(key);
    return bucket ? this.#rowsOf(bucket) : NONE;
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
      this.#order.add(entry);
      Object.defineProperty(entry, PLACE, { value: { table: this, stamp: ++stamps }, configurable: true });
      for (const follower of this.#followers) follower.move(entry, [], follower.keysOf(entry));
    }
  }

  remove(...entries: T[]): void {
    for (const entry of entries) {
      for (const follower of this.#followers) follower.move(entry, follower.keysOf(entry), []);
      this.#entries.delete(this.#idOf(entry));
      this.#order.delete(entry);
      const place = (entry as Placed<T>)[PLACE];
      if (place) place.table = undefined;
      stamps += 1;
    }
  }

  /** For `write`. */
  write(entry: T, change: Partial<T>): void {
    const told: Follower<T>[] = [];
    for (const member in change) {
      const followers = change[member] === entry[member] ? undefined : this.#followersOf.get(member);
      if (followers) for (const follower of followers) if (!told.includes(follower)) told.push(follower);
    }
    const had = told.map((follower) => follower.keysOf(entry));
    Object.assign(entry, change);
    told.forEach((follower, at) => {
      follower.move(entry, had[at] ?? [], follower.keysOf(entry));
    });
  }

  /** Follow the entries there are and will be. */
  watch<K>(watcher: Watcher<T, K>): void {
    const follower = followerOf(watcher);
    this.#followers.push(follower);
    for (const member of watcher.of) {
      this.#followersOf.set(member, [...(this.#followersOf.get(member) ?? []), follower]);
    }
    for (const entry of this) follower.move(entry, [], follower.keysOf(entry));
  }

  /** In the state document a table is an array. */
  toJSON(): T[] {
    return [...this];
  }

  #rowsOf(entries: Sequence<T>): Rows<T> {
    return new Rows(
      () => entries.length,
      (start) => entries.from(start),
      (id) => placeOf(this.#entries, entries, id),
    );
  }

  #addIndex(name: string, { of, keys }: Index<T>): void {
    const buckets = new Map<string, Sequence<T>>();
    this.#buckets.set(name, buckets);
    this.watch({
      of,
      keys,
      enter: (key, entry) => {
        const bucket = buckets.get(key) ?? new Sequence<T>();
        bucket.add(entry);
        buckets.set(key, bucket);
      },
      leave: (key, entry) => {
        const bucket = buckets.get(key);
        bucket?.delete(entry);
        if (bucket?.length === 0) buckets.delete(key);
      },
    });
  }

  #addQueue({ of, at }: { of: readonly (keyof T)[]; at: (entry: T) => number | null }): void {
    this.watch({
      of,
      keys: (entry) => {
        const time = at(entry);
        return time === null ? [] : [time];
      },
      enter: (time, entry) => this.#queue.add(entry, time),
      leave: (_, entry) => this.#queue.remove(entry),
    });
  }
}

/** Each key once; hardly ever is one there twice. */
function distinct<K>(keys: readonly K[], isSame: (one: K, other: K) => boolean): readonly K[] {
  for (let at = 1; at < keys.length; at += 1) {
    if (firstPlace(keys, at, isSame) < at) return keys.filter((_, place) => firstPlace(keys, place, isSame) === place);
  }
  return keys;
}

/** Where the key of a place stands first. */
function firstPlace<K>(keys: readonly K[], at: number, isSame: (one: K, other: K) => boolean): number {
  let first = 0;
  while (first < at && !isSame(keys[first] as K, keys[at] as K)) first += 1;
  return first;
}

/** The keys that are not among others; most lists of them begin alike. */
function lacking<K>(keys: readonly K[], others: readonly K[], isSame: (one: K, other: K) => boolean): readonly K[] {
  let differs = 0;
  while (differs < keys.length && differs < others.length && isSame(keys[differs] as K, others[differs] as K)) {
    differs += 1;
  }
  if (differs === keys.length) return [];
  // Each key is there once, so none of the rest is among those before.
  if (differs === others.length) return keys.slice(differs);
  return keys.slice(differs).filter((key) => !others.some((other) => isSame(key, other)));
}

function placeOf<T extends object>(entries: ReadonlyMap<unknown, T>, order: Sequence<T>, id: unknown): number {
  const entry = entries.get(id);
  return entry ? order.placeOf(entry) : -1;
}

const NONE = new Rows<never>(
  () => 0,
  () => [],
  () => -1,
);
