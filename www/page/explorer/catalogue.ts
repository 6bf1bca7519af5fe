/** The operations with their documentation: `catalogue.mjs` beside the page makes the document of them. */

import { computed, signal } from "@preact/signals";
import { route } from "../shell/route.js";

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
  /** Whether it takes effect after its answer. */
  isAsync?: true;
  fields: Field[];
  /** Parameters that can be sent. */
  example: Params;
  /** The codes that are documented for it. */
  errors: string[];
}

export interface Catalogue {
  operations: Operation[];
  types: Record<string, { doc: string; fields: Field[] }>;
  /** By the code of an error: what happened, and what can be done. */
  explanations: Record<string, [happened: string, remedy: string]>;
}

/** The parameters of a call, with the wire's names. */
export type Params = Record<string, unknown>;

/** Operations by names that a link may hold: `huawei.dns.listEndpoints`. */
export const nameOf = ({ cloud, service, method }: Operation): string => `${cloud}.${service}.${method}`;

/** Nothing until the catalogue is there; an error where it cannot be had. */
export const catalogue = signal<Catalogue | Error | undefined>(undefined);

/** The one that is open. */
export const operation = computed<Operation | undefined>(() => {
  const { value } = catalogue;
  if (!value || value instanceof Error) return undefined;
  return value.operations.find((one) => nameOf(one) === route.value.item);
});

/** Put here by build.mjs. */
declare const CATALOGUE_URL: string;

/** Fetches the catalogue, once. */
export async function load(): Promise<void> {
  if (catalogue.value && !(catalogue.value instanceof Error)) return;
  catalogue.value = undefined;
  try {
    const answer = await fetch(CATALOGUE_URL);
    if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`);
    catalogue.value = (await answer.json()) as Catalogue;
  } catch (error) {
    catalogue.value = error as Error;
  }
}
