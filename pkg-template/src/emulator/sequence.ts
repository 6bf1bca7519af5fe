/** Up to so many are looked at one by one, which takes less than to know where each is. */
const FEW = 16;

/** Entries in the order in which they came; any of them is found by its place, and its place by it, without counting. */
export class Sequence<T extends object> {
  /** With a gap for each that has gone since it was last tidied. */
  #entries: (T | undefined)[] = [];
  #gaps = 0;
  #places: Map<T, number> | undefined;

  get length(): number {
    return this.#entries.length - this.#gaps;
  }

  has(entry: T): boolean {
    return this.#find(entry) >= 0;
  }

  /** One that is among them stays where it is. */
  add(entry: T): void {
    if (this.has(entry)) return;
    this.#places?.set(entry, this.#entries.length);
    // Most have one entry for good: a list that something is pushed into makes room for more.
    if (this.#entries.length === 0) this.#entries = [entry];
    else this.#entries.push(entry);
    if (!this.#places && this.#entries.length > FEW) this.#tidy();
  }

  delete(entry: T): void {
    const place = this.#find(entry);
    if (place < 0) return;
    this.#entries[place] = undefined;
    this.#places?.delete(entry);
    this.#gaps += 1;
    if (this.#gaps > this.length + FEW) this.#tidy();
  }

  /** How many are before it; -1 if it is not among them. */
  placeOf(entry: T): number {
    if (this.#gaps > 0) this.#tidy();
    return this.#find(entry);
  }

  /** Those from a place on. They may come and go while somebody looks at them. */
  *from(start: number): Iterable<T> {
    if (start > 0 && this.#gaps > 0) this.#tidy();
    const entries = this.#entries;
    for (let place = start; place < entries.length; place += 1) {
      const entry = entries[place];
      // A tidied sequence has another list, and gaps in that one only.
      if (entry !== undefined && (entries === this.#entries || this.has(entry))) yield entry;
    }
  }

  #find(entry: T): number {
    return this.#places ? (this.#places.get(entry) ?? -1) : this.#entries.indexOf(entry);
  }

  #tidy(): void {
    const entries = this.#entries.filter((entry) => entry !== undefined);
    this.#entries = entries;
    this.#gaps = 0;
    this.#places = entries.length > FEW ? new Map(entries.map((entry, place) => [entry, place])) : undefined;
  }
}
