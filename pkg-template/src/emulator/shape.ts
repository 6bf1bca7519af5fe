// Shapes of JSON documents: one value is both the check at run time and the type at compile time,
// so the state document cannot be described in two ways that drift apart.

import { parseCidr, parseIpv4 } from "./ipv4.ts";
import { type Finding, type Fixed, Table } from "./table.ts";

export class ShapeError extends Error {
  constructor(
    readonly field: string,
    readonly expected: string,
  ) {
    super(`${field || "the document"}: ${expected}`);
    this.name = "ShapeError";
  }
}

/** A JSON schema (draft 2020-12), as far as shapes go. */
export type Schema = { readonly [keyword: string]: unknown };

/** Checks a value and returns a copy that is the document's own, with what was left out filled in. */
export interface Shape<T> {
  (value: unknown, path: string): T;
  /**
   * The same as a JSON schema; what two members have to do with each other is not in it. Made for who asks: most starts
   * do without.
   */
  schema: () => Schema;
  /** Whether a member of this shape can be left out. */
  optional?: true;
}

export type Of<S> = S extends Shape<infer T> ? T : never;

/** `check` becomes the shape, so nothing else may be made of it. */
export const shape = <T>(schema: () => Schema, check: (value: unknown, path: string) => T): Shape<T> =>
  Object.assign(check, { schema });

function primitive<T>(expected: string, schema: Schema, test: (value: unknown) => value is T): Shape<T> {
  return shape(
    () => schema,
    (value, path) => {
      if (!test(value)) throw new ShapeError(path, `must be ${expected}`);
      return value;
    },
  );
}

export const text = primitive(
  "a non-empty string",
  { type: "string", minLength: 1 },
  (value): value is string => typeof value === "string" && value !== "",
);
export const anyText = primitive("a string", { type: "string" }, (value): value is string => typeof value === "string");
export const integer = primitive("an integer", { type: "integer" }, (value): value is number =>
  Number.isSafeInteger(value),
);
export const flag = primitive(
  "true or false",
  { type: "boolean" },
  (value): value is boolean => typeof value === "boolean",
);

export function integerFrom(least: number, most?: number): Shape<number> {
  const limit = most ?? Number.MAX_SAFE_INTEGER;
  return primitive(
    `an integer from ${least} ${most === undefined ? "on" : `to ${most}`}`,
    { type: "integer", minimum: least, maximum: limit },
    (value): value is number => Number.isSafeInteger(value) && least <= Number(value) && Number(value) <= limit,
  );
}

export const share = primitive(
  "a number from 0 to 1",
  { type: "number", minimum: 0, maximum: 1 },
  (value): value is number => typeof value === "number" && 0 <= value && value <= 1,
);

export function oneOf<const T extends string | number>(...values: T[]): Shape<T> {
  return primitive(`one of ${values.join(", ")}`, { enum: values }, (value): value is T =>
    values.some((allowed) => allowed === value),
  );
}

/** A text that also has to satisfy `test`. */
export function textLike(expected: string, test: (value: string) => boolean): Shape<string> {
  const schema = { type: "string", description: expected };
  return primitive(expected, schema, (value): value is string => typeof value === "string" && test(value));
}

export const ipv4 = textLike("an IPv4 address", (value) => parseIpv4(value) !== undefined);
export const cidr = textLike("an IPv4 range such as 10.0.0.0/24", (value) => parseCidr(value) !== undefined);

export function nullable<T>(inner: Shape<T>): Shape<T | null> {
  return withDefault<T | null>(
    shape(
      () => ({ anyOf: [inner.schema(), { type: "null" }] }),
      (value, path) => (value === null ? null : inner(value, path)),
    ),
    () => null,
  );
}

export function withDefault<T>(inner: Shape<T>, initial: () => T): Shape<T> {
  const schema = () => {
    const usual = initial();
    return usual === undefined ? inner.schema() : { ...inner.schema(), default: usual };
  };
  return Object.assign(
    shape(schema, (value, path) => (value === undefined ? initial() : inner(value, path))),
    { optional: true } as const,
  );
}

/** A text that is usually empty. */
export const emptyText = withDefault(anyText, () => "");

/** A flag that is usually not set. */
export const no = withDefault(flag, () => false);

export const anything = shape<unknown>(
  () => ({}),
  (value) => value,
);

/** A member that may be left out and then is undefined. */
export const optional = <T>(inner: Shape<T>): Shape<T | undefined> =>
  withDefault<T | undefined>(inner, () => undefined);

export function list<T>(item: Shape<T>): Shape<T[]> {
  return withDefault<T[]>(
    shape(
      () => ({ type: "array", items: item.schema() }),
      (value, path) => {
        if (!Array.isArray(value)) throw new ShapeError(path, "must be an array");
        return value.map((entry: unknown, index) => item(entry, `${path}[${index}]`));
      },
    ),
    () => [],
  );
}

/** A list that can be long: an array in the document, a table with the member `id` as its key while it is used. */
export function table<T extends object, I extends string = never>(
  item: Shape<T>,
  finding: Finding<Fixed<T>, I> = {},
  id: keyof Fixed<T> = "id" as keyof Fixed<T>,
): Shape<Table<Fixed<T>, I>> {
  const entries = list(item as Shape<Fixed<T>>);
  return withDefault(
    shape(entries.schema, (value, path) => {
      const filled = new Table<Fixed<T>, I>(({ [id]: key }) => key, finding);
      for (const [at, entry] of entries(value, path).entries()) {
        if (filled.has(entry[id])) throw new ShapeError(`${path}[${at}].${String(id)}`, "is given twice");
        filled.add(entry);
      }
      return filled;
    }),
    () => new Table<Fixed<T>, I>(({ [id]: key }) => key, finding),
  );
}

function members(value: unknown, path: string): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new ShapeError(path, "must be an object");
  return value as Record<string, unknown>;
}

/** An object with members of any name. */
export const record = <T>(item: Shape<T>): Shape<Record<string, T>> =>
  shape(
    () => ({ type: "object", additionalProperties: item.schema() }),
    (value, path) =>
      Object.fromEntries(
        Object.entries(members(value, path)).map(([name, member]) => [name, item(member, `${path}.${name}`)]),
      ),
  );

export function object<F extends Record<string, Shape<unknown>>>(fields: F): Shape<{ [K in keyof F]: Of<F[K]> }> {
  const names = Object.keys(fields);
  const schema = () => ({
    type: "object",
    properties: Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.schema()])),
    required: names.filter((name) => !fields[name]?.optional),
    additionalProperties: false,
  });
  return shape(schema, (value, path) => {
    const given = members(value, path);
    const at = (name: string) => (path ? `${path}.${name}` : name);
    const unknown = Object.keys(given).find((name) => !Object.hasOwn(fields, name));
    if (unknown !== undefined) throw new ShapeError(at(unknown), `is not known here; known are ${names.join(", ")}`);
    const read: Record<string, unknown> = {};
    for (const name in fields) {
      const field = fields[name] as Shape<unknown>;
      const isGiven = Object.hasOwn(given, name);
      if (!isGiven && !field.optional) throw new ShapeError(at(name), "is missing");
      read[name] = field(isGiven ? given[name] : undefined, at(name));
    }
    return read as { [K in keyof F]: Of<F[K]> };
  });
}
