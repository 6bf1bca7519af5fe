import { formatIpv4, parseIpv4 } from "./ipv4.ts";
import type { Table } from "./table.ts";

/** An address, and the range in which nobody else may have it. */
export interface Held {
  range: string;
  ip: string;
}

interface Range {
  /** How many have an address; two only if a state document says so. */
  holders: Map<string, number>;
  /** From the first one that can be had up to this, no address is free. */
  lowest: number;
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
    const found: string[] = [];
    const known = this.#ranges.get(range);
    let address = Math.max(first, known?.lowest ?? 0);
    while (address <= last && this.has(range, formatIpv4(address))) address += 1;
    if (known) known.lowest = address;
    for (; address <= last && found.length < count; address += 1) {
      const ip = formatIpv4(address);
      if (!this.has(range, ip) && !except.has(ip)) found.push(ip);
    }
    return found;
  }

  #take({ range, ip }: Held): void {
    const known = this.#ranges.get(range) ?? { holders: new Map<string, number>(), lowest: 0 };
    this.#ranges.set(range, known);
    known.holders.set(ip, (known.holders.get(ip) ?? 0) + 1);
  }

  #release({ range, ip }: Held): void {
    const known = this.#ranges.get(range);
    if (!known) return;
    const others = (known.holders.get(ip) ?? 0) - 1;
    if (others > 0) known.holders.set(ip, others);
    else known.holders.delete(ip);
    known.lowest = Math.min(known.lowest, parseIpv4(ip) ?? 0);
  }
}
