// What entries are shown as, and its JSON: both are kept until an entry that they are made of changes, since lists are
// asked for again and again while little in them does.
import { type Fixed, lastStamp, stampOf } from "./table.ts";

/** The JSON of what is kept, empty until somebody asks for it. */
const texts = new WeakMap<object, string>();

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

/**
 * The same as `JSON.stringify`, in a fraction of the time for a body with a list of records that are kept: the list is a
 * member of it, or of a member (`Response`) that is an envelope.
 */
export function jsonOf(body: unknown): string {
  if (!isEnvelope(body) || !holdsKept(body, true)) return JSON.stringify(body);
  const members = Object.entries(body).filter(([, member]) => member !== undefined);
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${memberJson(member)}`).join(",")}}`;
}

const memberJson = (member: unknown): string =>
  isKeptList(member) ? `[${member.map(recordJson).join(",")}]` : jsonOf(member);

function recordJson(record: object): string {
  const known = texts.get(record);
  if (known) return known;
  const text = JSON.stringify(record);
  if (known === "") texts.set(record, text);
  return text;
}

function holdsKept(body: object, isOutermost: boolean): boolean {
  return Object.values(body).some(
    (member: unknown) => isKeptList(member) || (isOutermost && isEnvelope(member) && holdsKept(member, false)),
  );
}

/** The first entry tells. */
const isKeptList = (value: unknown): value is object[] =>
  Array.isArray(value) && isObject(value[0]) && texts.has(value[0]);

const isEnvelope = (value: unknown): value is object => isObject(value) && !Array.isArray(value);

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;
