interface Item<T> {
  at: number;
  /** Of equal times the one that was asked for first comes first. */
  order: number;
  entry: T;
}

const isBefore = <T>(a: Item<T>, b: Item<T>): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);

/** What is due when: a binary heap, so that looking for what is due costs nothing while nothing is. */
export class Queue<T> {
  readonly #heap: Item<T>[] = [];
  /** The items that count; one whose entry has another time by now is passed over when its turn comes. */
  readonly #current = new Map<T, Item<T>>();
  #order = 0;

  has(entry: T): boolean {
    return this.#current.has(entry);
  }

  add(entry: T, at: number): void {
    this.#order += 1;
    const item = { at, order: this.#order, entry };
    this.#current.set(entry, item);
    this.#rise(item);
  }

  remove(entry: T): void {
    this.#current.delete(entry);
  }

  /** The entries whose time has come, the earliest first; each is given once. */
  *due(now: number): Iterable<T> {
    for (let first = this.#heap[0]; first && first.at <= now; first = this.#heap[0]) {
      this.#dropFirst();
      if (this.#current.get(first.entry) !== first) continue;
      this.#current.delete(first.entry);
      yield first.entry;
    }
  }

  /** From the end upwards, to where the parent is earlier. */
  #rise(item: Item<T>): void {
    const heap = this.#heap;
    let place = heap.length;
    for (let parent = heap[(place - 1) >> 1]; place > 0 && parent && isBefore(item, parent); ) {
      heap[place] = parent;
      place = (place - 1) >> 1;
      parent = heap[(place - 1) >> 1];
    }
    heap[place] = item;
  }

  /** The last item takes the first place and sinks to where both children are later. */
  #dropFirst(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (!last || heap.length === 0) return;
    let place = 0;
    for (;;) {
      const left = heap[2 * place + 1];
      const right = heap[2 * place + 2];
      const goesRight = left !== undefined && right !== undefined && isBefore(right, left);
      const child = goesRight ? right : left;
      if (!child || !isBefore(child, last)) break;
      heap[place] = child;
      place = 2 * place + (goesRight ? 2 : 1);
    }
    heap[place] = last;
  }
}
