/**
 * Reads what a caller gives, and refuses what cannot be right: a message names the field, what was expected and what
 * came, and never holds the value.
 */

import { CloudError, type ErrorKind, ownError } from "./error.js";

/** Refuses a field. */
export function refuse(
  path: string,
  expected: string,
  got: string,
  kind: ErrorKind = "InvalidInput",
  cause?: unknown,
): never {
  throw ownError(kind, `${path}: expected ${expected}, got ${got}`, { details: [{ path, expected, got }], cause });
}

/** `Object` of plain objects and class instances, another word for arrays, maps, dates, promises and so on. */
export function tag(value: unknown): string {
  try {
    return Object.prototype.toString.call(value).slice(8, -1);
  } catch {
    // A revoked proxy has none, and a getter of the caller's may say it.
    return "unknown";
  }
}

/** What a value is, in words. */
export function kind(value: unknown): string {
  if (value === null) return "null";
  if (value === undefined) return "nothing";
  if (typeof value !== "object") return `a ${typeof value}`;
  const name = tag(value);
  return name === "Object" ? "an object" : name === "Array" ? "an array" : `an object of class ${name}`;
}

/**
 * An object with members, and not an array, a map, a date and so on; and with no members but these, if they are given: a
 * misspelt one would be ignored otherwise.
 */
export function record(value: unknown, path: string, known?: readonly string[]): Record<string, unknown> {
  // The first look is the quick one.
  const isRecord =
    typeof value === "object" &&
    value !== null &&
    (Object.getPrototypeOf(value) === Object.prototype || tag(value) === "Object");
  if (!isRecord) return refuse(path, "an object", kind(value));
  for (const name in value) {
    if (known && !known.includes(name)) refuse(`${path}.${name}`, `one of ${known.join(", ")}`, "an unknown name");
  }
  return value as Record<string, unknown>;
}

/** The members of an object of the caller's, each read once, wherever the object has it from. */
export function members(value: unknown, path: string, known: readonly string[]): Record<string, unknown> {
  const given = record(value, path, known);
  const read: Record<string, unknown> = {};
  for (const name of known) read[name] = given[name];
  return read;
}

/**
 * A text without a half of a surrogate pair, which UTF-8 has no form for. Runtimes since 2023 tell; for the others, the
 * expression looks for one.
 */
export function wellFormed(value: string & { isWellFormed?(): boolean }, path: string): string {
  if (value.isWellFormed?.() ?? !/\p{Surrogate}/u.test(value)) return value;
  return refuse(path, "well-formed Unicode", "a string with a lone surrogate");
}

/** A text that can be a field of several, which are joined by NUL. */
export function text(value: unknown, path: string): string {
  if (typeof value !== "string") return refuse(path, "a string", kind(value));
  if (value.includes("\0")) refuse(path, "text without NUL", "text with it");
  return wellFormed(value, path);
}

/** A text that says something. */
export const filled = (value: unknown, path: string): string =>
  text(value, path) || refuse(path, "a non-empty string", "an empty string");

/** The same where it may be left out. */
export const optionalText = (value: unknown, path: string): string => (value == null ? "" : filled(value, path));

/** How each member of an object is read as a text. */
export type Texts = Record<string, (value: unknown, path: string) => string>;

/** The members of an object as texts, each read once. */
export const texts = (value: Record<string, unknown>, path: string, how: Texts): string[] =>
  Object.entries(how).map(([name, read]) => read(value[name], `${path}.${name}`));

/** The parts of a key. The token may be left out. */
export const HUAWEI_KEY = { accessKeyId: filled, secretAccessKey: filled, securityToken: optionalText };
export const TENCENT_KEY = { secretId: filled, secretKey: filled, token: optionalText };

/** Milliseconds that may be left out. Timers of every platform hold 31 bits; a longer time would fire at once. */
export function milliseconds(value: unknown, path: string): number | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== "number") return refuse(path, "a number of milliseconds", kind(value));
  if (!(value >= 1 && value < 2 ** 31)) refuse(path, "1 to 2147483647 milliseconds", "another number");
  return value;
}

/** What a caller's object threw while it was read: one of our refusals, or the error of a getter or a proxy. */
export function unreadable(error: unknown, path: string): never {
  let isOurs = false;
  try {
    isOurs = error instanceof CloudError;
  } catch {
    // Even the question what it is can throw: a revoked proxy has no prototype.
  }
  if (isOurs) throw error;
  refuse(path, "a readable value", "one whose getter or proxy threw");
}

/** What reading a caller's value gives. */
export function reading<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    return unreadable(error, path);
  }
}
