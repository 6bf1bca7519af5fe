/** JSON with exact integers: one past 2^53 is a `bigint` here, and a number on the wire. */

import { hasLoneSurrogate, kind, refuse, tag, unreadable } from "./input.js";

/** Deeper nesting is refused; a cycle would be endless. */
const MAX_DEPTH = 32;

/** The JSON of a caller's value. Members that are `undefined` are left out. */
export function write(value: unknown, path: string): string {
  // The field that is being read: what is refused there, or what its getter throws, is told with its path.
  let at = path;

  function text(value: unknown, depth: number): string {
    if (depth > MAX_DEPTH) refuse(at, "at most 32 levels of nesting and no cycle", "more");
    if (value == null) return "null";
    switch (typeof value) {
      case "string":
        if (hasLoneSurrogate(value)) refuse(at, "well-formed Unicode", "a string with a lone surrogate");
        return JSON.stringify(value);
      case "number":
        if (!Number.isFinite(value)) refuse(at, "a finite number", "NaN or an infinity");
        return String(value);
      case "bigint":
      case "boolean":
        return String(value);
    }
    const here = at;
    if (Array.isArray(value)) {
      const items = Array.from(value, (item, index) => {
        at = `${here}[${index}]`;
        return text(item, depth + 1);
      });
      return `[${items}]`;
    }
    if (tag(value) !== "Object") refuse(at, "a plain value", kind(value));
    const members: string[] = [];
    for (const name of Object.keys(value)) {
      at = here;
      const key = text(name, depth);
      at = depth ? `${here}.${name}` : name;
      const member = (value as Record<string, unknown>)[name];
      if (member !== undefined) members.push(`${key}:${text(member, depth + 1)}`);
    }
    return `{${members}}`;
  }

  try {
    return text(value, 0);
  } catch (error) {
    return unreadable(error, at);
  }
}

/** A member name, another string, or a number. */
const TOKENS = /"(?:[^"\\]|\\.)*"(\s*:)?|-?\d[\d.eE+-]*/g;

/**
 * The value of a JSON text. Integers that a double does not hold go through the platform's parser as strings that begin
 * with NUL and `n`; a string that begins with NUL itself, which JSON can only write as `\u0000`, gets `s` behind it.
 */
export function read(json: string): unknown {
  if (!/\d{16}/.test(json)) return JSON.parse(json);
  const marked = json.replace(TOKENS, (token, colon) => {
    if (token.startsWith('"')) return colon ? token : token.replace(/^"\\u0000/, "$&s");
    return /[.eE]/.test(token) || Number.isSafeInteger(Number(token)) ? token : `"\\u0000n${token}"`;
  });
  return JSON.parse(marked, (_, value) => {
    if (typeof value !== "string" || !value.startsWith("\0")) return value;
    return value[1] === "n" ? BigInt(value.slice(2)) : `\0${value.slice(2)}`;
  });
}
