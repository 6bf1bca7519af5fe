// Valid inputs of an operation, made from the catalogue. Every run makes the same ones.

import { Random } from "../differential/random.ts";
import { type Catalogue, catalogue, type Field, type Type } from "../operations/catalogue.ts";

export type Operation = Catalogue["operations"][number];
export type Params = Record<string, unknown>;

/**
 * `least`: the required parameters alone, and the least of what is limited. `everything`: every parameter, every member,
 * and the most of what is limited. `some`: any of them. `nulls`: everything, with `null` where it has a meaning.
 */
type Sort = "least" | "everything" | "some" | "nulls";

export interface Input {
  sort: Sort;
  params: Params;
}

export const keyOf = ({ cloud, service, name }: Operation): string => `${cloud}.${service}.${name}`;

/** Every parameter, whatever its place. */
export const fieldsOf = ({ params, body }: Operation): Field[] => [...params, ...(body ?? [])];

/** The members of an object. */
export function membersOf({ ref }: Type): Field[] {
  const type = ref === undefined ? undefined : catalogue.types[ref];
  if (!type) throw new Error(`the catalogue does not describe ${ref}`);
  return type.fields;
}

/** The project of the clients. */
export const project = "0123456789abcdef0123456789abcdef";

/** The project in a path, which the client fills in where it is left out. */
export const isProject = (field: Field): boolean => field.in === "path" && field.name === "project_id";

/** Texts of the documented patterns. */
const shapely = [
  "ff80808169bf16c70169bf1d02270000",
  "5c21b4a6-8f3e-4d70-9a1b-0e6f7c8d9b32",
  "192.168.0.10",
  "22:00:00",
  "iam:domain::0123456789abcdef0123456789abcdef",
  "a中文-1._b",
  "a-1_b",
];

/** A limit that is enforced, or one that is documented, or none. */
const limit = (enforced: unknown, documented: unknown, none: number): number => Number(enforced ?? documented ?? none);

class Maker {
  readonly #random: Random;
  readonly #sort: Sort;
  readonly #isForm: boolean;

  constructor(operation: Operation, sort: Sort, seed: number) {
    this.#random = new Random(`${keyOf(operation)} ${sort} ${seed}`);
    this.#sort = sort;
    this.#isForm = operation.encoding === "flat";
  }

  members(fields: Field[]): Params {
    return Object.fromEntries(fields.filter((field) => this.#has(field)).map((field) => [field.name, this.#of(field)]));
  }

  #has(field: Field): boolean {
    if (this.#sort === "least") return field.required && !isProject(field);
    return field.required || this.#sort !== "some" || this.#random.chance(0.5);
  }

  #of(field: Field): unknown {
    if (isProject(field)) return project;
    return field.nullable && this.#sort === "nulls" ? null : this.#value(field.type, field);
  }

  #value(type: Type, field: Field): unknown {
    const { kind, items, values } = type;
    const { known } = field.documented;
    if (Array.isArray(values)) return this.#random.pick(values);
    if (items) return Array.from({ length: this.#length(type, field) }, () => this.#value(items, field));
    if (values) {
      return Object.fromEntries([1, 2].map((index) => [`${this.#random.word()}:${index}`, this.#value(values, field)]));
    }
    if (Array.isArray(known)) return this.#random.pick(known);
    switch (kind) {
      case "string":
        return this.#text(type, field);
      case "integer":
        return this.#integer(field);
      case "boolean":
        return this.#random.chance(0.5);
      case "object":
        return this.members(membersOf(type));
      case "free":
        return { [this.#random.word()]: this.#anything() };
      case "any":
        return this.#anything();
      default:
        throw new Error(`nothing is known of the kind ${kind}`);
    }
  }

  #anything(): unknown {
    return { text: this.#random.text(), list: [1, true, this.#random.word()], object: { null: null } };
  }

  /** Of a list: two entries, if the limits let it be. */
  #length({ min, max }: Type, { documented }: Field): number {
    const least = limit(min, documented.min_items, 0);
    if (this.#sort === "least") return Math.max(least, 1);
    const most = limit(max, documented.max_items, Number.POSITIVE_INFINITY);
    if (this.#sort === "some") return Math.min(least + this.#random.below(4), most);
    return max ?? Math.min(Math.max(least, 2), most);
  }

  #text({ min, max }: Type, field: Field): string {
    const { pattern, min_length, max_length } = field.documented;
    const least = limit(min, min_length, this.#sort === "some" ? 0 : 1);
    const most = limit(max, max_length, Number.POSITIVE_INFINITY);
    if (typeof pattern === "string") return shaped(pattern, least, most);
    const wanted = this.#sort === "everything" ? (max ?? least) : least;
    let text = "";
    do {
      text += this.#characters(field);
      // A form holds no such text.
      if (this.#isForm) text = text.replace(/^@+/, "");
    } while ([...text].length < wanted);
    return [...text].slice(0, most).join("");
  }

  /** Some of those that are allowed there. */
  #characters(field: Field): string {
    if (field.in === "path") return `${this.#random.word()}-._~:${this.#random.word()}`;
    return field.in === "header" ? this.#random.secret() : this.#random.text();
  }

  /** One that a double does not hold, if the limits let it be. */
  #integer({ documented }: Field): number | bigint {
    const { min = 0, max } = documented as { min?: number; max?: number };
    if (max !== undefined) return min + this.#random.below(max - min + 1);
    if (this.#sort === "some") return min + this.#random.below(3);
    return (1n << 62n) + BigInt(this.#random.below(2 ** 31));
  }
}

function shaped(pattern: string, least: number, most: number): string {
  const whole = new RegExp(`^(?:${pattern})$`);
  const found = shapely.find((text) => text.length >= least && text.length <= most && whole.test(text));
  if (found === undefined) throw new Error(`no text is known that matches ${pattern}`);
  return found;
}

function hasNullable(field: Field): boolean {
  const type = field.type.items ?? field.type;
  return field.nullable || (type.kind === "object" && membersOf(type).some(hasNullable));
}

export const everythingOf = (operation: Operation): Params =>
  new Maker(operation, "everything", 0).members(fieldsOf(operation));

export function inputsOf(operation: Operation): Input[] {
  const fields = fieldsOf(operation);
  const sorts: Sort[] = ["least", "everything", "some", "some", "some"];
  if (fields.some(hasNullable)) sorts.push("nulls");
  return sorts.map((sort, seed) => ({ sort, params: new Maker(operation, sort, seed).members(fields) }));
}
