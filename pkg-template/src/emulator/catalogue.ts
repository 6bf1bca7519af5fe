// The operations as the Rust crate describes them. The build writes the file; the emulator only reads it,
// so a new operation's request check needs no change here.
import catalogue from "../../generated/catalogue.json" with { type: "json" };

export type Type =
  | { kind: "string"; min?: number; max?: number }
  | { kind: "enum"; values: string[] }
  | { kind: "integer" | "boolean" | "free" | "any" }
  | { kind: "map"; values: Type }
  | { kind: "array"; items: Type; min?: number; max?: number }
  | { kind: "object"; ref: string };

/** What is `false` or `{}` may be left out, as the build does it. */
export interface Field {
  name: string;
  required?: boolean;
  nullable?: boolean;
  type: Type;
  /** What the provider documents, though the client does not enforce it. */
  documented?: { known?: (string | number)[]; min_items?: number; max_items?: number };
}

export interface Parameter extends Field {
  in: "path" | "query" | "header";
}

export interface Operation {
  cloud: "huawei" | "tencent";
  service: string;
  /** The provider's name. */
  name: string;
  /** The same as a method of the clients. */
  method: string;
  http: { method: string; path: string };
  /** Tencent Cloud only: the API's version, `2017-03-12` or `2.0`. */
  version?: string;
  /** How the caller proves who it is. */
  auth: "default" | "token" | "none";
  params: Parameter[];
  body: Field[] | null;
  success: number[];
}

interface Catalogue {
  operations: Operation[];
  types: Record<string, { fields: Field[] }>;
}

// Its members are looked at by requests only: the build leaves it a text for as long.
const described = catalogue as unknown as Catalogue;

export const allOperations = (): Operation[] => described.operations;

type Places = Record<Parameter["in"], Parameter[]>;

const places = new WeakMap<Operation, Places>();

/** The parameters of an operation by where they stand, which is looked up once. */
export function parametersOf(operation: Operation): Places {
  const known = places.get(operation);
  if (known) return known;
  const at = (place: Parameter["in"]) => operation.params.filter((parameter) => parameter.in === place);
  const found = { path: at("path"), query: at("query"), header: at("header") };
  places.set(operation, found);
  return found;
}

/** The members of a named object type. */
export function fieldsOf(ref: string): Field[] {
  const type = described.types[ref];
  if (!type) throw new Error(`the catalogue names the type ${ref} but does not describe it`);
  return type.fields;
}
