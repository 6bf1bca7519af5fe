import { formatIpv4, parseIpv4 } from "./ipv4.ts";
import { Queue } from "./queue.ts";
import type { Table } from "./table.ts";

/** An address, and the range in which nobody else may have it. */
export interface Held {
  range: string;
  ip: string;
}

interface Range {
  /** How many have an address; two only if a state document says so. */
  holders: Map<string, number>;
  /** From the first one that can be had up to this, no address is free but those that came back. */
  next: number;
  /** What somebody gave back and nobody took since: most of it for a moment, while an entry is written to. */
  released: Set<string>;
  /** The addresses before `next` that were given back; who has one by now is not looked at before it comes up. */
  returned: Queue<number>;
}

/** Which addresses of which ranges are taken: it follows the tables whose entries have addresses. */
export class Addresses {
  readonly #ranges = new Map<string, Range>();

  /** Count the addresses of a table's entries, which are made of these members. */
  follow<T extends object>(table: Table<T, string>, of: readonly (keyof T)[], addresses: (entry: T) => Held[]): this {
    table.watch({
      of,
      begin: (entry) => {
        for (const held of addresses(entry)) this.#take(held);
      },
      end: (entry) => {
        for (const held of addresses(entry)) this.#release(held);
      },
    });
    return this;
  }

  has(range: string, ip: string): boolean {
    return this.#ranges.get(range)?.holders.has(ip) ?? false;
  }

  /** How many addresses of a range something has. */
  count(range: string): number {
    return this.#ranges.get(range)?.holders.size ?? 0;
  }

  /** The first `count` free addresses between two, fewer if there are not so many; they are not taken by that. */
  free(range: string, first: number, last: number, count = 1, except: ReadonlySet<string> = new Set()): string[] {
    const known = this.#rangeOf(range);
    const isFree = (address: number) => !known.holders.has(formatIpv4(address));
    for (const ip of known.released) {
      const address = parseIpv4(ip) ?? 0;
      if (address < known.next && !known.returned.has(address)) known.returned.add(address, address);
    }
    known.released.clear();
    const found: string[] = [];
    const offer = (address: number) => {
      const ip = formatIpv4(address);
      if (found.length < count && address >= first && !except.has(ip)) found.push(ip);
    };
    const stillFree: number[] = [];
    for (const address of known.returned.due(last)) {
      if (!isFree(address)) continue;
      stillFree.push(address);
      offer(address);
      if (found.length >= count) break;
    }
    for (const address of stillFree) known.returned.add(address, address);
    let address = Math.max(first, known.next);
    while (address <= last && !isFree(address)) address += 1;
    known.next = address;
    for (; address <= last && found.length < count; address += 1) if (isFree(address)) offer(address);
    return found;
  }

  #rangeOf(name: string): Range {
    const known = this.#ranges.get(name);
    if (known) return known;
    const range: Range = { holders: new Map(), next: 0, released: new Set(), returned: new Queue() };
    this.#ranges.set(name, range);
    return range;
  }

  #take({ range, ip }: Held): void {
    const { holders, released } = this.#rangeOf(range);
    holders.set(ip, (holders.get(ip) ?? 0) + 1);
    released.delete(ip);
  }

  #release({ range, ip }: Held): void {
    const { holders, released } = this.#rangeOf(range);
    const others = (holders.get(ip) ?? 0) - 1;
    if (others > 0) {
      holders.set(ip, others);
      return;
    }
    holders.delete(ip);
    released.add(ip);
  }
}
