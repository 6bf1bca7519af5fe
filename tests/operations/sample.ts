// Parameters for any operation, made from what the reference says of them: everything once, or only what must be.

import type { Member, Operation, Parameter, Value } from "./facts.ts";

type Members = Record<string, Member>;

/** Which members are given. */
export type Choice = (member: Member) => boolean;
export const everything: Choice = () => true;
export const required: Choice = ({ required }) => required;

/** Texts that would show a wrong encoding; ids and headers take plain ones only. */
const texts: Record<string, string> = { path: "id-1", header: "h-1", query: "a b&c=é", body: 'é "\n' };

function sample({ kind, enforced, items, values, members }: Value, place: string, choice: Choice): unknown {
  switch (kind) {
    case "string": {
      const [word] = (enforced.words as string[] | undefined) ?? [texts[place] ?? ""];
      return word?.padEnd((enforced.min as number | undefined) ?? 0, "x");
    }
    case "integer":
      return 7;
    case "boolean":
      return true;
    case "free":
      return { any: { thing: [null] } };
    case "any":
      return [1, "two"];
    case "map":
      return values && { "a:b": sample(values, place, choice) };
    case "array":
      return items && [sample(items, place, choice), sample(items, place, choice)];
    case "object":
      return members && samples(members, place, choice);
    default:
      throw new Error(`no sample of the kind ${kind}`);
  }
}

const samples = (members: Members, place: string, choice: Choice): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(members)
      .filter(([, member]) => choice(member))
      .map(([name, member]) => [name, sample(member.value, place, choice)]),
  );

/** The parameters by place, as they have to arrive. */
export function sampleOf({ params, body }: Operation, choice: Choice) {
  const placed = (place: string) => {
    const there = Object.entries(params).filter(([, parameter]: [string, Parameter]) => parameter.in === place);
    return samples(Object.fromEntries(there), place, choice);
  };
  return {
    path: placed("path"),
    query: placed("query"),
    header: placed("header"),
    body: body && samples(body, "body", choice),
  };
}

/** Every member of a body, whatever its depth, and the way to it. */
export function deepMembers(members: Members, way: string[] = []): { way: string[]; member: Member }[] {
  return Object.entries(members).flatMap(([name, member]) => {
    const here = [...way, name];
    const inside = member.value.kind === "array" ? member.value.items : member.value;
    const deeper = member.value.kind === "array" ? [...here, "0"] : here;
    return [{ way: here, member }, ...(inside?.members ? deepMembers(inside.members, deeper) : [])];
  });
}

/** A copy with another value at the end of the way. */
export function withValue(tree: unknown, [name = "", ...rest]: string[], value: unknown): unknown {
  const changed = (inner: unknown) => (rest.length ? withValue(inner, rest, value) : value);
  if (Array.isArray(tree)) return tree.map((item, index) => (String(index) === name ? changed(item) : item));
  const members = tree as Record<string, unknown>;
  return { ...members, [name]: changed(members[name]) };
}

/** The parameters of API 2.0's forms: `name.0.member`, everything as text. */
export function flat(value: unknown, name: string): [string, string][] {
  if (value === null || value === undefined) return [];
  if (typeof value !== "object") return [[name, String(value)]];
  return Object.entries(value).flatMap(([key, inner]) => flat(inner, name ? `${name}.${key}` : key));
}
