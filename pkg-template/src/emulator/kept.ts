// What entries are shown as, and its JSON: both are kept until an entry that they are made of changes, since lists are
// asked for again and again while little in them does.
import { type Fixed, lastStamp, stampOf } from "./table.ts";

/** The JSON of what is kept, empty until somebody asks for it. */
const texts = new WeakMap<object, string>();

/** How deep in the body of an answer what is kept can stand: `Response`, the name of the list, its place in that. */
const LEVELS = 3;

/** Shows entries in lists. `parts` are the other entries that one is shown with. */
export function kept<C, T extends object, R extends object>(
  parts: (context: C, entry: T) => readonly object[],
  show: (context: C, entry: T) => R,
): (context: C, entry: T) => Fixed<R> {
  const records = new WeakMap<T, { checkedAt: number; stamps: number[]; record: Fixed<R> }>();
  return (context, entry) => {
    const known = records.get(entry);
    const checkedAt = lastStamp();
    if (known?.checkedAt === checkedAt) return known.record;
    const stamps = [entry, ...parts(context, entry)].map(stampOf);
    if (known?.stamps.length === stamps.length && stamps.every((stamp, at) => stamp === known.stamps[at])) {
      known.checkedAt = checkedAt;
      return known.record;
    }
    const record = show(context, entry) as Fixed<R>;
    texts.set(record, "");
    records.set(entry, { checkedAt, stamps, record });
    return record;
  };
}

/** The same as `JSON.stringify`, in a fraction of the time for a body in which there are records that are kept. */
export function jsonOf(value: unknown, levels = LEVELS): string {
  if (!isObject(value) || !holdsKept(value, levels)) return JSON.stringify(value);
  const known = texts.get(value);
  if (known) return known;
  if (known === "") {
    const text = JSON.stringify(value);
    texts.set(value, text);
    return text;
  }
  if (Array.isArray(value)) return `[${value.map((item) => jsonOf(item, levels - 1)).join(",")}]`;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${jsonOf(member, levels - 1)}`).join(",")}}`;
}

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

/** Of a list the first entry tells. */
function holdsKept(value: object, levels: number): boolean {
  if (texts.has(value)) return true;
  if (levels === 0) return false;
  const members: unknown[] = Array.isArray(value) ? value.slice(0, 1) : Object.values(value);
  return members.some((member) => isObject(member) && holdsKept(member, levels - 1));
}
