import { hexWord } from "./bytes.ts";

/** The finalizer of MurmurHash3: every 32-bit number goes to a different one, so ids never repeat. */
export function scatter(value: number): number {
  let mixed = value >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** Where an id may be in use already. */
export interface Taken {
  has(id: string): boolean;
}

/** The ids of a short list. */
export const idsOf = (entries: readonly { id: string }[]): Taken => ({
  has: (id) => entries.some((entry) => entry.id === id),
});

const NOWHERE: Taken = { has: () => false };

/**
 * Ids that look random and are not: all come from one counter of the state document, so equal requests to equal states
 * get equal answers. A document may hold ids that were made from numbers which its counter has still to reach; these
 * are passed over.
 */
export class Ids {
  constructor(private readonly counter: { serial: number }) {}

  /** The next id of a form, made of 32 hex digits, that is not taken. */
  next(form: (digits: string) => string, taken: Taken = NOWHERE): string {
    for (;;) {
      this.counter.serial += 1;
      const id = form(digitsOf(this.counter.serial));
      if (!taken.has(id)) return id;
    }
  }

  /** 32 hex digits, the form of Huawei Cloud's request and resource ids. */
  hex32(taken?: Taken): string {
    return this.next((digits) => digits, taken);
  }

  /** The dashed form of Tencent Cloud's request ids, and of many of Huawei Cloud's resources. */
  uuid(taken?: Taken): string {
    return this.next(dashed, taken);
  }
}

const digitsOf = (serial: number): string => word(serial, 0) + word(serial, 1) + word(serial, 2) + word(serial, 3);

const word = (serial: number, at: number): string => hexWord(scatter(serial + at * 0x9e3779b9));

const dashed = (digits: string): string =>
  `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-a${digits.slice(17, 20)}-${digits.slice(20)}`;
