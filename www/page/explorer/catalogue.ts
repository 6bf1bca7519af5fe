/** The operations with their documentation: `catalogue.mjs` beside the page makes the document of them. */

export type Cloud = "huawei" | "tencent";

export interface Type {
  kind: string;
  /** Of a list. */
  items?: Type;
  /** Of a map; the words of an enumeration. */
  values?: Type | string[];
  /** Of an object: its name among the types. */
  ref?: string;
}

export interface Field {
  name: string;
  doc: string;
  type: Type;
  required?: true;
  nullable?: true;
  /** Its limits in words. */
  hint?: string;
  /** Values that are documented; others may be taken. */
  known?: (string | number)[];
  /** `path`, `query` or `header`; the others are the body's. */
  in?: string;
}

export interface Operation {
  cloud: Cloud;
  service: string;
  /** The provider's name, and the same in lowerCamelCase. */
  name: string;
  method: string;
  rank: string;
  summary: string;
  http: { method: string; path: string };
  version: string | null;
  /** `default`, `token`, or `none` where the body proves who calls. */
  auth: string;
  effect: string;
  notes: string[];
  doubts: string[];
  hasBody: boolean;
  fields: Field[];
  /** Parameters that can be sent. */
  example: Params;
  errors: { code: string; status: number | null; meaning: string }[];
}

export interface Catalogue {
  operations: Operation[];
  types: Record<string, { doc: string; fields: Field[] }>;
}

/** The parameters of a call, with the wire's names. */
export type Params = Record<string, unknown>;
