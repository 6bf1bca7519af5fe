/** JSON with exact integers: one past 2^53 is a `bigint` here, and a number on the wire. */

import { kind, refuse, tag, unreadable, wellFormed } from "./input.js";

/** Deeper nesting is refused; a cycle would be endless. */
const MAX_DEPTH = 32;

/** More values are refused: a small object can hold the same one in many places, again and again. */
const MAX_VALUES = 100_000;

/** What stands in JSON as it is, and is most of what there is. */
const PLAIN = /^[\w !#-/:;=?@]*$/;

/** The JSON of a caller's value. Members that are `undefined` are left out. */
export function write(value: unknown, path: string): string {
  // The field that is being read: what is refused there, or what its getter throws, is told with its path.
  let at = path;
  let values = 0;

  function text(value: unknown, depth: number): string {
    values += 1;
    if (values > MAX_VALUES) refuse(at, "at most 100,000 values", "more");
    if (depth > MAX_DEPTH) refuse(at, "at most 32 levels of nesting and no cycle", "more");
    if (value == null) return "null";
    switch (typeof value) {
      case "string":
        if (PLAIN.test(value)) return `"${value}"`;
        return JSON.stringify(wellFormed(value, at));
      case "number":
        if (!Number.isFinite(value)) refuse(at, "a finite number", "NaN or an infinity");
        if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
          refuse(at, "a bigint for a whole number past 2^53", "a number, which may have been rounded");
        }
        return String(value);
      case "bigint":
      case "boolean":
        return String(value);
    }
    const here = at;
    let written = "";
    if (Array.isArray(value)) {
      let index = 0;
      for (const item of value) {
        at = `${here}[${index}]`;
        if (!(index in value)) refuse(at, "a value", "a hole");
        written += `${written && ","}${text(item, depth + 1)}`;
        index += 1;
      }
      return `[${written}]`;
    }
    if (tag(value) !== "Object") refuse(at, "a plain value", kind(value));
    for (const name of Object.keys(value)) {
      at = here;
      const key = text(name, depth);
      at = depth ? `${here}.${name}` : name;
      const member = (value as Record<string, unknown>)[name];
      if (member !== undefined) written += `${written && ","}${key}:${text(member, depth + 1)}`;
    }
    return `{${written}}`;
  }

  try {
    return text(value, 0);
  } catch (error) {
    return unreadable(error, at);
  }
}

/** An escape, the border of a string, or a number. Whole strings would be too much for the expression's stack. */
const TOKENS = /\\.|"|-?\d[\d.eE+-]*/g;

/**
 * The value of a JSON text. Integers that a double does not hold go through the platform's parser as strings with a mark
 * that nobody else knows.
 */
export function read(json: string): unknown {
  if (!/\d{16}/.test(json)) return JSON.parse(json);
  const mark = `bigint ${Math.random()} `;
  let inString = false;
  const marked = json.replace(TOKENS, (token) => {
    if (token === '"') inString = !inString;
    return inString || !/^-?\d+$/.test(token) || Number.isSafeInteger(Number(token)) ? token : `"${mark}${token}"`;
  });
  return JSON.parse(marked, (_, value) =>
    typeof value === "string" && value.startsWith(mark) ? BigInt(value.slice(mark.length)) : value,
  );
}
