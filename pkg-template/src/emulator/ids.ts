/** The finalizer of MurmurHash3: every 32-bit number goes to a different one, so ids never repeat. */
export function scatter(value: number): number {
  let mixed = value >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/**
 * Ids that look random and are not: all come from one counter of the state document,
 * so equal requests to equal states get equal answers.
 */
export class Ids {
  constructor(private readonly counter: { serial: number }) {}

  /** 32 hex digits, the form of Huawei Cloud's request and resource ids. */
  hex32(): string {
    this.counter.serial += 1;
    return [0, 1, 2, 3]
      .map((word) =>
        scatter(this.counter.serial + word * 0x9e3779b9)
          .toString(16)
          .padStart(8, "0"),
      )
      .join("");
  }

  /** The dashed form of Tencent Cloud's request ids. */
  uuid(): string {
    const text = this.hex32();
    return [
      text.slice(0, 8),
      text.slice(8, 12),
      `4${text.slice(13, 16)}`,
      `a${text.slice(17, 20)}`,
      text.slice(20),
    ].join("-");
  }
}
