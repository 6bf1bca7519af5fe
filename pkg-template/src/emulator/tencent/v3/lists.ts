// What the listing calls of API 3.0 have in common: filters, pages, ids (tencent.md 2.3).
import type { Found, Rows } from "../../rows.ts";
import { v3Refusal } from "../errors.ts";

export interface Query {
  Filters?: { Name: string; Values: string[] }[];
  Offset?: number;
  Limit?: number;
}

/** For each filter name, whether an entry has one of the values. */
export type Tests<T> = Record<string, (entry: T, values: string[]) => boolean>;

/** The codes that the EIP calls list instead of the usual ones (A.b2). */
export interface ListCodes {
  filter?: string;
  limit?: string;
}

/** The page of those that pass every filter, and how many there are; a filter that `tests` does not know is refused. */
export function select<T>(
  entries: Rows<T> | T[],
  { Filters = [], Offset = 0, Limit = 20 }: Query,
  tests: Tests<T>,
  { filter = "InvalidParameter.FilterInvalidKey", limit = "InvalidParameterValue.Range" }: ListCodes = {},
): { page: T[]; total: number } {
  if (Offset < 0) throw v3Refusal(limit, "Offset must not be negative.");
  if (Limit < 1 || Limit > 100) throw v3Refusal(limit, "Limit must be 1 to 100.");
  const wanted = Filters.map(({ Name, Values }) => {
    const test = Object.hasOwn(tests, Name) ? tests[Name] : undefined;
    if (!test) throw v3Refusal(filter, `The filter ${Name} is not supported.`);
    return (entry: T) => test(entry, Values);
  });
  const found: Found<T> =
    wanted.length === 0 ? entries : entries.filter((entry) => wanted.every((test) => test(entry)));
  return { page: found.slice(Offset, Offset + Limit), total: found.length };
}

/** Two ways to choose that exclude each other. */
export function refuseBoth(params: Record<string, unknown>, one: string, other: string): void {
  if (params[one] !== undefined && params[other] !== undefined)
    throw v3Refusal("InvalidParameter.Coexist", `${one} and ${other} exclude each other.`);
}

export const among = (values: string[], ...texts: (string | null | undefined)[]): boolean =>
  texts.some((text) => text != null && values.includes(text));

export const within = (values: string[], text: string): boolean => values.some((value) => text.includes(value));

/** Boolean filters are texts, TRUE and FALSE (tencent.md 2.3). */
export const isOneOf = (values: string[], flag: boolean): boolean =>
  values.some((value) => value.toUpperCase() === String(flag).toUpperCase());
