// The crate's side: what `cargo run --features docs --bin catalogue` prints, as facts.

import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { limits, type Member, named, type Operations, present, type Value } from "./facts.ts";

export interface Type {
  kind: string;
  items?: Type;
  values?: Type | string[];
  ref?: string;
  min?: number;
  max?: number;
}

export interface Field {
  name: string;
  required: boolean;
  nullable: boolean;
  doc: string;
  type: Type;
  documented: Record<string, unknown>;
  in?: string;
}

interface ErrorCode {
  code: string | null;
  status: number | null;
  meaning: string;
}

export interface Catalogue {
  services: { cloud: string; name: string; errors: ErrorCode[] }[];
  operations: {
    cloud: string;
    service: string;
    name: string;
    /** The name in lowerCamelCase. */
    method: string;
    rank: string;
    summary: string;
    http: { method: string; path: string };
    version: string | null;
    encoding: string;
    auth: string;
    params: Field[];
    body: Field[] | null;
    success: number[];
    success_assumed: boolean;
    response: Field[] | null;
    response_empty: boolean;
    response_headers: string[];
    paging: Record<string, unknown> | null;
    completion: { map?: Record<string, string>; [fact: string]: unknown } | null;
    idempotent: boolean;
    retry_after_unknown: string;
    client_token_param: string | null;
    effect: string;
    binding_kind: string | null;
    batch: unknown;
    errors: ErrorCode[];
    permissions: string[];
    dependencies: string[];
    notes: string[];
    doubts: string[];
    source: string[];
  }[];
  types: Record<string, { doc: string; incomplete: boolean; fields: Field[] }>;
}

const file = fileURLToPath(new URL("../../pkg-template/generated/catalogue.json", import.meta.url));
export const catalogue = JSON.parse(await readFile(file, "utf8")) as Catalogue;

const { operations, types } = catalogue;

function value({ kind, items, values, ref, min, max }: Type): Value {
  const fact: Value = { kind, enforced: present({ min, max }) };
  if (Array.isArray(values)) return { kind: "string", enforced: { words: values } };
  if (values) return { ...fact, values: value(values) };
  if (items) return { ...fact, items: value(items) };
  if (!ref) return fact;
  const type = types[ref];
  if (!type) throw new Error(`the catalogue names ${ref}, but does not describe it`);
  const name = ref.split(".").at(-1) ?? ref;
  return { ...fact, type: name, incomplete: type.incomplete, members: named(type.fields, member) };
}

const member = ({ required, nullable, type, documented }: Field): Member => ({
  required,
  nullable,
  documented: limits(documented),
  value: value(type),
});

/** What the table of facts tells in words only: see tests/client/wait.test.ts. */
const completion = ({ gone: _, reason: __, ...facts }: Record<string, unknown>) => facts;

export const ours: Operations = Object.fromEntries(
  operations.map((operation) => [
    `${operation.cloud}.${operation.service}.${operation.name}`,
    {
      rank: operation.rank,
      ...operation.http,
      version: operation.version,
      encoding: operation.encoding,
      auth: operation.auth,
      params: named(operation.params, (field) => ({ in: field.in ?? "", ...member(field) })),
      body: operation.body && named(operation.body, member),
      success: operation.success,
      successAssumed: operation.success_assumed,
      response: operation.response && named(operation.response, member),
      responseEmpty: operation.response_empty,
      responseHeaders: operation.response_headers.map((name) => name.toLowerCase()),
      paging: operation.paging,
      completion: operation.completion && completion(operation.completion),
      idempotent: operation.idempotent,
      retryAfterUnknown: operation.retry_after_unknown,
      clientToken: operation.client_token_param,
      effect: operation.effect,
      bindingKind: operation.binding_kind,
      batch: operation.batch,
      errors: Object.fromEntries(operation.errors.map(({ code, status }) => [code ?? String(status), status])),
      permissions: operation.permissions,
      dependencies: operation.dependencies,
      source: operation.source,
    },
  ]),
);
