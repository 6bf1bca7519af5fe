// Seeded randomness: the same seed gives the same cases on every machine.

const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
const marks = "-._~ !\"#$%&'()*+,:;<=>?@[\\]^`{|}/";
// Two, three and four bytes.
const foreign = [..."é߿中文€"];
// In another order by UTF-16 than by code point.
const unordered = [..."\ue000\ufffd😀𝒳"];
const controls = [..."\n\t\u0001\u007f"];

export class Random {
  #state: number;
  /** Leaves out of text what some official signers cannot take. */
  plain = false;

  constructor(seed: string) {
    this.#state = 0x811c9dc5;
    for (const char of seed) this.#state = Math.imul(this.#state ^ (char.codePointAt(0) ?? 0), 0x01000193);
  }

  /** The next number from 0 up to 1 (mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  pick<T>(list: ArrayLike<T>): T {
    return list[this.below(list.length)] as T;
  }

  many<T>(limit: number, make: () => T): T[] {
    return Array.from({ length: this.below(limit + 1) }, make);
  }

  /** Letters and digits, at least one. */
  word(limit = 12): string {
    return Array.from({ length: 1 + this.below(limit) }, () => this.pick(letters)).join("");
  }

  /** Anything that Unicode text may be. */
  text(limit = 10): string {
    const char = () => {
      const kind = this.next();
      if (kind < 0.6) return this.pick(letters);
      if (kind < 0.85) return this.pick(marks);
      if (kind < 0.92 || this.plain) return this.pick(foreign);
      return this.pick(kind < 0.98 ? unordered : controls);
    };
    return this.many(limit, char).join("");
  }

  /** What a header may hold: printable ASCII, without blanks at its ends. */
  printable(limit = 12): string {
    return this.many(limit, () => String.fromCharCode(32 + this.below(95)))
      .join("")
      .trim();
  }

  /** As keys and tokens are. */
  secret(limit = 60): string {
    return this.word() + this.printable(limit).replaceAll(" ", "+");
  }

  hex(bytes: number): string {
    return Array.from({ length: bytes * 2 }, () => this.pick("0123456789abcdef")).join("");
  }

  /** Unix seconds up to the year 2100. */
  time(): number {
    return this.below(4_102_444_800);
  }
}
