// A request against its entry of the catalogue: presence, type, limits, allowed words, unknown members.
//
// The client lets through what the provider only documents; the emulator plays a provider that keeps to its documents,
// as far as words and numbers of entries go. Documented lengths and patterns contradict each other too often.
//
// Which code a provider answers is not decided here; the services turn a BadInput into their own refusal.
import { strictText } from "./bytes.ts";
import { type Field, fieldsOf, type Type } from "./catalogue.ts";

export type Rule = "missing" | "unknown" | "type" | "length" | "items" | "value" | "syntax";

export class BadInput extends Error {
  constructor(
    readonly rule: Rule,
    /** Where the value stands, such as `elbs[0].elb_id`. */
    readonly path: string,
    readonly expected: string,
  ) {
    super(`${path}: ${expected}`);
    this.name = "BadInput";
  }

  /** The name alone, as most providers cite it. */
  get field(): string {
    return this.path.replace(/\[\d+\]/g, "").replace(/^.*\./, "");
  }
}

/** JSON has types of its own; in paths, queries and forms everything is text. */
export type Encoding = "json" | "text";

type Members = Record<string, unknown>;

const isMembers = (value: unknown): value is Members =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Check the members of an object and return them with text turned into the described types. */
export function checkMembers(fields: Field[], value: unknown, encoding: Encoding, path = ""): Members {
  if (!isMembers(value)) throw new BadInput("type", path || "body", "must be an object");
  const at = (name: string) => (path ? `${path}.${name}` : name);
  const unknown = Object.keys(value).find((name) => !fields.some((field) => field.name === name));
  if (unknown !== undefined) throw new BadInput("unknown", at(unknown), "is not a parameter of this operation");
  const checked: Members = {};
  for (const field of fields) {
    const member = value[field.name];
    // The official Python client sends null for what its caller left out, unless a generated model drops it first.
    if (member === null && field.nullable) {
      checked[field.name] = null;
    } else if (member === undefined || member === null) {
      if (field.required) throw new BadInput("missing", at(field.name), "is required");
    } else {
      checked[field.name] = checkValue(field.type, member, encoding, at(field.name));
      checkDocumented(checked[field.name], at(field.name), field.documented);
    }
  }
  return checked;
}

function checkDocumented(
  value: unknown,
  path: string,
  { known, min_items = 0, max_items }: Field["documented"] = {},
): void {
  if (!known && !Array.isArray(value)) return;
  const all = Array.isArray(value) ? value : [value];
  if (Array.isArray(value) && (all.length < min_items || all.length > (max_items ?? all.length))) {
    throw new BadInput("items", path, `must have ${min_items} to ${max_items} entries`);
  }
  if (known && !all.every((item) => known.includes(item))) {
    throw new BadInput("value", path, `must be one of ${known.join(", ")}`);
  }
}

function checkValue(type: Type, value: unknown, encoding: Encoding, path: string): unknown {
  switch (type.kind) {
    case "any":
      return value;
    case "string":
      return checkText(type, value, path);
    case "enum":
      if (typeof value !== "string") throw new BadInput("type", path, "must be a string");
      if (!type.values.includes(value)) throw new BadInput("value", path, `must be one of ${type.values.join(", ")}`);
      return value;
    case "integer":
      return checkInteger(value, encoding, path);
    case "boolean":
      return checkBoolean(value, encoding, path);
    case "array":
      return checkArray(type, value, encoding, path);
    case "object":
      return checkMembers(fieldsOf(type.ref), value, encoding, path);
    case "free":
      if (!isMembers(value)) throw new BadInput("type", path, "must be an object");
      return value;
    case "map":
      if (!isMembers(value)) throw new BadInput("type", path, "must be an object");
      return Object.fromEntries(
        Object.entries(value).map(([name, member]) => [
          name,
          checkValue(type.values, member, encoding, `${path}.${name}`),
        ]),
      );
  }
}

function checkText(
  { min = 0, max = Number.POSITIVE_INFINITY }: { min?: number; max?: number },
  value: unknown,
  path: string,
) {
  if (typeof value !== "string") throw new BadInput("type", path, "must be a string");
  // Only surrogates make the number of characters another one than that of UTF-16 units.
  const length = /[\ud800-\udfff]/.test(value) ? [...value].length : value.length;
  if (length < min || length > max) throw new BadInput("length", path, `must have ${min} to ${max} characters`);
  return value;
}

function checkInteger(value: unknown, encoding: Encoding, path: string): number {
  const isNumeral = encoding === "text" && typeof value === "string" && /^-?\d+$/.test(value);
  const number = isNumeral ? Number(value) : value;
  if (typeof number !== "number" || !Number.isInteger(number)) throw new BadInput("type", path, "must be an integer");
  return number;
}

function checkBoolean(value: unknown, encoding: Encoding, path: string): boolean {
  // Python's clients write True and False into forms, all others true and false (tencent.md 1.1).
  const word = encoding === "text" && typeof value === "string" ? value.toLowerCase() : value;
  if (word === true || (encoding === "text" && (word === "true" || word === "1"))) return true;
  if (word === false || (encoding === "text" && (word === "false" || word === "0"))) return false;
  throw new BadInput("type", path, "must be true or false");
}

function checkArray(
  { items, min = 0, max = Number.POSITIVE_INFINITY }: { items: Type; min?: number; max?: number },
  value: unknown,
  encoding: Encoding,
  path: string,
): unknown[] {
  if (!Array.isArray(value)) throw new BadInput("type", path, "must be an array");
  if (value.length < min || value.length > max) throw new BadInput("items", path, `must have ${min} to ${max} entries`);
  return value.map((item, index) => checkValue(items, item, encoding, `${path}[${index}]`));
}

/** Read a JSON body; the emulator takes no other. */
export function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(strictText(body));
  } catch {
    throw new BadInput("syntax", "body", "must be JSON in UTF-8");
  }
}
