// The reference's side: `reference.json`, the table of facts that the operations were written from, and `added.json`,
// the facts of those that came later, as facts in the crate's form. Where the crate says a thing in another way, this
// file says which.

import { readFile } from "node:fs/promises";
import { limits, type Member, named, type Operations, present, type Value } from "./facts.ts";

interface Shape {
  type: string;
  ref?: string;
  items?: Shape;
  values?: Shape;
  [fact: string]: unknown;
}

interface Field extends Shape {
  name: string;
  required: boolean;
  nullable?: boolean;
  in?: string;
  /** A query parameter that is repeated. */
  multi?: boolean;
  source?: string;
  limits_from?: string;
  min_items?: number;
  max_items?: number;
}

interface Error {
  code: string | null;
  status: number | null;
}

interface Entry {
  id: string;
  provider: string;
  service: string;
  api_version: string;
  rank: string;
  name: string;
  method: string;
  path: string;
  encoding: string;
  auth: string;
  version_param?: string;
  params: Field[];
  body: { type: string } | null;
  success: number[];
  success_source: string;
  response: string | null;
  response_empty: boolean;
  response_headers: string[];
  paging: ({ items: string | null } & Record<string, unknown>) | null;
  completion: ({ kind: string; operation?: string; map?: Record<string, string> } & Record<string, unknown>) | null;
  idempotent: boolean;
  retry_after_unknown: string;
  client_token_param: string | null;
  effect: string;
  binding_kind: string | null;
  batch: unknown;
  errors: Error[];
  iam_actions: string[];
  iam_dependencies: string[];
  sources: string[];
  notes: string[];
  doubts: string[];
}

interface Reference {
  services: Record<string, { error_codes: Error[] }>;
  operations: Entry[];
  types: Record<string, { fields: Field[]; note?: string }>;
}

const read = async (name: string) => JSON.parse(await readFile(new URL(name, import.meta.url), "utf8"));
const table = (await read("reference.json")) as Reference;
const added = (await read("added.json")) as Pick<Reference, "operations" | "types">;
const reference: Reference = {
  services: table.services,
  operations: [...table.operations, ...added.operations],
  types: { ...table.types, ...added.types },
};

/** How many operations there are to be. */
export const count = reference.operations.length;

/** Tencent Cloud's services of API 2.0 are services of their own here. */
const serviceOf = ({ provider, service, api_version }: Entry) =>
  provider === "tencent" && api_version === "2.0" ? `${service}Legacy` : service;

/** Of two operations of one name in a service, the one of the newer interface ends in V3 here. */
function nameOf(entry: Entry): string {
  const shared = reference.operations.some(
    (other) =>
      other.id !== entry.id &&
      other.name === entry.name &&
      other.provider === entry.provider &&
      serviceOf(other) === serviceOf(entry),
  );
  return shared && entry.api_version === "v3" ? `${entry.name}V3` : entry.name;
}

const keyOf = (entry: Entry) => `${entry.provider}.${serviceOf(entry)}.${nameOf(entry)}`;

/**
 * A value. `sent` is whether it is part of a request: limits of answers are never enforced. `enforced` is whether the
 * limits of this value are.
 */
function value(shape: Shape, sent: boolean, enforced: boolean): Value {
  const { type, ref, items, values } = shape;
  const [min, max] = type === "array" ? [shape.min_items, shape.max_items] : [shape.min_length, shape.max_length];
  const words = type === "string" ? shape.enum : undefined;
  const fact: Value = {
    kind: type === "object" ? "free" : type,
    enforced: enforced ? present({ min: min || undefined, max, words }) : {},
  };
  if (items) return { ...fact, items: value(items, sent, enforced) };
  if (values) return { ...fact, values: value(values, sent, enforced) };
  if (!ref) return fact;
  const { fields, note } = typeOf(ref);
  const name = ref.split(".").at(-1) ?? ref;
  const members = named(fields, (field) => member(field, sent));
  return { ...fact, kind: "object", type: name, incomplete: note !== undefined, members };
}

/**
 * A member. Its limits are enforced where the page of a documented call states them (`source` is `seed`), unless they
 * were added from the OpenAPI text. All others are documentation. Those of a list's entries stand beside those of the
 * list.
 */
function member(field: Field, sent: boolean): Member {
  const { required, nullable = false, multi, min_items, max_items, source, limits_from } = field;
  const enforced = sent && source === "seed" && limits_from === undefined;
  const shape = multi ? { type: "array", items: field, min_items, max_items } : field;
  const facts: Record<string, unknown> = { ...field.items, ...field };
  const { default: default_, format, only_in, pattern_doc: pattern, enum: known } = facts;
  const { min, max, min_length, max_length } = facts;
  const bounds = enforced ? {} : { min, max, min_length, max_length, min_items, max_items, known };
  const documented = limits({ default: default_, format, only_in, pattern, ...bounds });
  return { required, nullable, documented, value: value(shape, sent, enforced) };
}

function typeOf(name: string) {
  const type = reference.types[name];
  if (!type) throw new Error(`the reference names ${name}, but does not describe it`);
  return type;
}

const membersOf = (type: string, sent: boolean) => named(typeOf(type).fields, (field) => member(field, sent));

/** Path, query and body parameters stand side by side here, so an expression need not tell which it means. */
const expression = (text: string) => text.replaceAll("$req.body.", "$req.");

function completion(entry: Entry) {
  if (!entry.completion) return null;
  const { operation: id, map = {}, ...facts } = entry.completion;
  if (facts.kind === "none") return facts;
  const operation = reference.operations.find((other) => other.id === id);
  if (!operation) throw new Error(`${entry.id} is followed with ${id}, which is not there`);
  const digits = (words: unknown) => (words as unknown[] | undefined)?.map(String);
  const poll =
    facts.kind === "poll"
      ? {
          done: digits(facts.done),
          failed: digits(facts.failed),
          pending: digits(facts.pending),
          consecutive: facts.consecutive ?? 1,
          done_on_not_found: facts.done_on_not_found ?? false,
          also: facts.also ?? null,
          fail_fields: facts.fail_fields ?? [],
        }
      : {};
  return {
    ...facts,
    ...poll,
    operation: nameOf(operation),
    map: Object.fromEntries(Object.entries(map).map(([name, from]) => [name, expression(from)])),
    field: expression(String(facts.field)),
  };
}

export const theirs: Operations = Object.fromEntries(
  reference.operations.map((entry) => [
    keyOf(entry),
    {
      rank: entry.rank,
      method: entry.method,
      path: entry.path,
      // Paths of Huawei Cloud hold the version.
      version: entry.provider === "tencent" ? (entry.version_param ?? entry.api_version) : null,
      encoding: entry.encoding,
      // Every call takes either, unless the reference says otherwise.
      auth: entry.auth === "token-or-aksk" ? "default" : entry.auth,
      params: named(entry.params, (field) => ({ in: field.in ?? "", ...member(field, true) })),
      body: entry.body && membersOf(entry.body.type, true),
      success: entry.success,
      successAssumed: entry.success_source === "convention",
      response: entry.response === null ? null : membersOf(entry.response, false),
      responseEmpty: entry.response_empty,
      responseHeaders: [...new Set(entry.response_headers.map((name) => name.toLowerCase()))],
      // A list of unknown form cannot be read on.
      paging: entry.paging?.items == null ? null : entry.paging,
      completion: completion(entry),
      idempotent: entry.idempotent,
      retryAfterUnknown: entry.retry_after_unknown,
      clientToken: entry.client_token_param,
      effect: entry.effect,
      bindingKind: entry.binding_kind,
      batch: entry.batch,
      errors: Object.fromEntries(entry.errors.map(({ code, status }) => [code ?? String(status), status])),
      permissions: entry.iam_actions,
      dependencies: entry.iam_dependencies,
      source: entry.sources.map((source) => source.replace(/^seed:(.*)\.txt$/, "$1")),
    },
  ]),
);

/** How many notes and doubts the reference has of each operation. A doubt about the statuses is a fact of its own here. */
export const remarks = Object.fromEntries(
  reference.operations.map((entry) => {
    const doubts = entry.doubts.filter((doubt) => !doubt.startsWith("The success status"));
    return [keyOf(entry), { notes: entry.notes.length, doubts: doubts.length }];
  }),
);

/** The codes that any operation of a service may answer, by `provider.service` as the reference has them. */
export const serviceErrors = Object.entries(reference.services).map(([service, { error_codes }]) => ({
  service,
  codes: named(
    error_codes.map((error) => ({ name: error.code ?? "", ...error })),
    ({ status }) => status,
  ),
}));
