// As much of JSON Schema (draft 2020-12, validation) as the schema of the state document uses; other keywords throw.

interface Schema {
  [keyword: string]: unknown;
}

const ANNOTATIONS = ["$schema", "title", "description", "default"];

const typeOf = (value: unknown): string => {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return Number.isInteger(value) ? "integer" : typeof value;
};

const membersOf = (value: unknown): [string, unknown][] =>
  typeOf(value) === "object" ? Object.entries(value as object) : [];

const keywords: Record<string, (wanted: never, value: unknown, schema: Schema) => boolean> = {
  type: (wanted: string, value) => wanted === typeOf(value) || (wanted === "number" && typeof value === "number"),
  enum: (wanted: unknown[], value) => wanted.includes(value),
  anyOf: (wanted: Schema[], value) => wanted.some((schema) => isValid(schema, value)),
  minLength: (wanted: number, value) => typeof value !== "string" || value.length >= wanted,
  minimum: (wanted: number, value) => typeof value !== "number" || value >= wanted,
  maximum: (wanted: number, value) => typeof value !== "number" || value <= wanted,
  items: (wanted: Schema, value) => !Array.isArray(value) || value.every((item) => isValid(wanted, item)),
  required: (wanted: string[], value) =>
    typeOf(value) !== "object" || wanted.every((name) => Object.hasOwn(value as object, name)),
  properties: (wanted: Record<string, Schema>, value) =>
    membersOf(value).every(([name, member]) => isValid(wanted[name] ?? {}, member)),
  additionalProperties: (wanted: Schema | false, value, { properties = {} }) =>
    membersOf(value)
      .filter(([name]) => !Object.hasOwn(properties as object, name))
      .every(([, member]) => wanted !== false && isValid(wanted, member)),
};

export function isValid(schema: Schema, value: unknown): boolean {
  return Object.entries(schema).every(([name, wanted]) => {
    if (ANNOTATIONS.includes(name)) return true;
    const test = keywords[name];
    if (!test) throw new Error(`the keyword ${name} is not known here`);
    return test(wanted as never, value, schema);
  });
}
