// Inputs that break one rule each, made from the catalogue: a valid input with one value left out, replaced or added.

import type { Field, Type } from "../operations/catalogue.ts";
import { everythingOf, fieldsOf, isProject, membersOf, type Operation } from "./inputs.ts";

export type Rule = "missing" | "unknown" | "null" | "kind" | "too few" | "too many" | "words" | "text";

export interface Refusal {
  rule: Rule;
  /** Where it is broken, such as `elbs[0].elb_id`. */
  path: string;
  params: unknown;
}

type Step = string | number;

/** A rule, where it is broken, and what stands there. */
type Break = [rule: Rule, steps: Step[], value: unknown];

/** What stands where something is left out. */
const nothing = Symbol();

const wrongKinds: Record<string, unknown[]> = {
  string: [7, true, {}, []],
  enum: [7, true, {}, []],
  integer: ["7", true, {}, [], 1.5, 1e21, Number.NaN],
  boolean: ["true", 0, {}, []],
  object: ["text", 7, true, []],
  map: ["text", 7, true, []],
  free: ["text", 7, true, []],
  array: ["text", 7, true, {}],
  any: [],
};

const halfACharacter = "\ud800";
/** They would make another path, or one that `fetch` changes after it was signed. */
const wrongSegments = ["", ".", "..", "../x", "a/b", "a\\b", "a%2e", "a b", "a?b", "a#b", "é", "a\n"];
const wrongHeaders = ["", "a b", "a\r\nX-Other: b", "é"];
/** The signature of API 2.0 does not cover them. */
const wrongInForms = ["@a", "a\0b"];

export function refusalsOf(operation: Operation): Refusal[] {
  const valid = everythingOf(operation);

  function* members(fields: Field[], steps: Step[]): Generator<Break> {
    yield ["unknown", [...steps, "surplus"], 1];
    for (const field of fields) {
      const here = [...steps, field.name];
      if (field.required && !isProject(field)) yield ["missing", here, nothing];
      yield* value(field, here);
    }
  }

  function* value(field: Field, steps: Step[]): Generator<Break> {
    const { kind, items, values, min, max } = field.type;
    const wrong = wrongKinds[kind];
    if (!wrong) throw new Error(`nothing is known of the kind ${kind}`);
    for (const value of wrong) yield ["kind", steps, value];
    if (!field.nullable && kind !== "any") yield ["null", steps, null];
    if (kind === "enum") yield ["words", steps, "no such word"];
    if (kind === "string") for (const text of wrongTexts(field)) yield ["text", steps, text];

    const many = (count: number) => (items ? Array(count).fill(at(valid, [...steps, 0])) : "x".repeat(count));
    if (min !== undefined) yield ["too few", steps, many(min - 1)];
    if (max !== undefined) yield ["too many", steps, many(max + 1)];

    const entry = (type: Type): Field => ({ ...field, type, nullable: false });
    if (kind === "object") yield* members(membersOf(field.type), steps);
    if (items) yield* value(entry(items), [...steps, 0]);
    if (kind === "map")
      yield* value(entry(values as Type), [...steps, Object.keys(at(valid, steps) as object)[0] ?? ""]);
  }

  function wrongTexts(field: Field): string[] {
    const inForm = operation.encoding === "flat" ? wrongInForms : [];
    const inPlace = field.in === "path" ? wrongSegments : field.in === "header" ? wrongHeaders : [];
    return [halfACharacter, ...inPlace, ...inForm];
  }

  const breaks = [...members(fieldsOf(operation), [])];
  return [
    ...[[], "text", 7].map((params): Refusal => ({ rule: "kind", path: "params", params })),
    ...breaks.map(([rule, steps, value]): Refusal => ({ rule, path: pathOf(steps), params: put(valid, steps, value) })),
  ];
}

function pathOf([first, ...steps]: Step[]): string {
  return [String(first), ...steps.map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`))].join("");
}

type Container = Record<Step, unknown>;

const at = (value: unknown, steps: Step[]): unknown => steps.reduce((inner, step) => (inner as Container)[step], value);

/** A copy with another value in one place. */
function put(value: unknown, [step, ...rest]: Step[], other: unknown): unknown {
  if (step === undefined) return other;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Container;
  const member = put(copy[step], rest, other);
  if (member === nothing) delete copy[step];
  else copy[step] = member;
  return copy;
}
