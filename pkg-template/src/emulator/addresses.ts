import { formatIpv4, parseIpv4 } from "./ipv4.ts";
import { Queue } from "./queue.ts";
import type { Table } from "./table.ts";

/** An address, and the range in which nobody else may have it. */
export interface Held {
  range: string;
  ip: string;
  /** Nobody has it yet, and it is not given to who asks for any. */
  isReserved?: boolean;
}

const isSame = (one: Held, other: Held): boolean =>
  one.ip === other.ip && one.range === other.range && one.isReserved === other.isReserved;

interface Range {
  /** How many have an address; two only if a state document says so. */
  holders: Map<string, number>;
  /** How many reserve an address. */
  reserved: Map<string, number>;
  /** From the first one that can be had up to this, no address is free but those that came back. */
  next: number;
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
      keys: addresses,
      isSame,
      enter: (held) => this.#take(held),
      leave: (held) => this.#release(held),
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
    const isFree = (address: number) => isFreeIn(known, formatIpv4(address));
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
    const range: Range = { holders: new Map(), reserved: new Map(), next: 0, returned: new Queue() };
    this.#ranges.set(name, range);
    return range;
  }

  #take({ range, ip, isReserved }: Held): void {
    const { holders, reserved } = this.#rangeOf(range);
    const counts = isReserved ? reserved : holders;
    counts.set(ip, (counts.get(ip) ?? 0) + 1);
  }

  #release({ range, ip, isReserved }: Held): void {
    const known = this.#rangeOf(range);
    const counts = isReserved ? known.reserved : known.holders;
    const others = (counts.get(ip) ?? 0) - 1;
    if (others > 0) counts.set(ip, others);
    else counts.delete(ip);
    const address = parseIpv4(ip) ?? 0;
    if (address < known.next && isFreeIn(known, ip) && !known.returned.has(address))
      known.returned.add(address, address);
  }
}

const isFreeIn = ({ holders, reserved }: Range, ip: string): boolean => !holders.has(ip) && !reserved.has(ip);
