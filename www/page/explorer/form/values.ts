/** The values of a form: parameters that are changed member by member, and their JSON text. */

import type { Catalogue, Field, Params, Type } from "../catalogue.js";

/** What was refused, by the path of the parameter. */
export type Problems = ReadonlyMap<string, string>;

/** A copy with another member; without it where the value is undefined. */
export function withMember(params: Params, name: string, value: unknown): Params {
  const { [name]: _, ...others } = params;
  if (value === undefined) return others;
  return name in params ? { ...params, [name]: value } : { ...others, [name]: value };
}

/** What a field begins with when somebody adds it. An object has what it must have. */
export function fresh(type: Type, types: Catalogue["types"]): unknown {
  switch (type.kind) {
    case "array":
      return type.items ? [fresh(type.items, types)] : [];
    case "object":
      return members(types[type.ref ?? ""]?.fields ?? [], types);
    case "boolean":
      return true;
    case "map":
    case "free":
      return {};
    default:
      return "";
  }
}

const members = (fields: readonly Field[], types: Catalogue["types"]): Params =>
  Object.fromEntries(fields.filter(({ required }) => required).map(({ name, type }) => [name, fresh(type, types)]));

/** An integer of any size; what is none stays a text, which the client will complain about. */
export function integer(text: string): number | bigint | string | undefined {
  if (text === "") return undefined;
  if (!/^-?\d+$/.test(text)) return text;
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : BigInt(text);
}

/** Integers past 2^53 keep their digits, where the browser tells the source of a number. */
export function parse(text: string): unknown {
  const keep = (_: string, value: unknown, context?: { source: string }) =>
    typeof value === "number" && context && /^-?\d+$/.test(context.source) ? integer(context.source) : value;
  return JSON.parse(text, keep as (name: string, value: unknown) => unknown);
}

/** JSON that somebody can read. */
export function write(value: unknown): string {
  const { rawJSON } = JSON as unknown as { rawJSON?: (text: string) => unknown };
  const keep = (_: string, value: unknown) =>
    typeof value === "bigint" ? (rawJSON?.(String(value)) ?? Number(value)) : value;
  return JSON.stringify(value, keep, 2);
}
