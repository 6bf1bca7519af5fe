/**
 * Reads what a caller gives, and refuses what cannot be right: a message names the field, what was expected and what
 * came, and never holds the value.
 */

import { CloudError, type ErrorKind } from "./error.js";

/** A refused field, as an error. */
export function refusal(
  path: string,
  expected: string,
  got: string,
  kind: ErrorKind = "InvalidInput",
  cause?: unknown,
): CloudError {
  return new CloudError(`${path}: expected ${expected}, got ${got}`, {
    kind,
    code: kind,
    retryable: false,
    attempts: 0,
    details: [{ path, expected, got }],
    cause,
  });
}

/** Refuses a field. */
export function refuse(path: string, expected: string, got: string): never {
  throw refusal(path, expected, got);
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

/** Whether this is an object with members, and not an array, a map, a date and so on. The first look is the quick one. */
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" &&
  value !== null &&
  (Object.getPrototypeOf(value) === Object.prototype || tag(value) === "Object");

/** An object with no members but these: a misspelt one would be ignored otherwise. */
export function record(value: unknown, path: string, known?: readonly string[]): Record<string, unknown> {
  if (!isRecord(value)) return refuse(path, "an object", kind(value));
  for (const name in value) {
    if (known && !known.includes(name)) refuse(`${path}.${name}`, `one of ${known.join(", ")}`, "an unknown name");
  }
  return value;
}

/** The members of an object of the caller's, each read once, wherever the object has it from. */
export function members(value: unknown, path: string, known: readonly string[]): Record<string, unknown> {
  const given = record(value, path, known);
  const read: Record<string, unknown> = {};
  for (const name of known) read[name] = given[name];
  return read;
}

/**
 * Whether a half of a surrogate pair stands alone, which UTF-8 has no form for. Runtimes since 2023 tell; for the others,
 * the expression looks for one.
 */
export function hasLoneSurrogate(value: string & { isWellFormed?(): boolean }): boolean {
  return value.isWellFormed ? !value.isWellFormed() : /\p{Surrogate}/u.test(value);
}

/** A text that can be a field of several, which are joined by NUL. */
export function text(value: unknown, path: string): string {
  if (typeof value !== "string") return refuse(path, "a string", kind(value));
  if (value.includes("\0")) refuse(path, "text without NUL", "text with it");
  if (hasLoneSurrogate(value)) refuse(path, "well-formed Unicode", "a string with a lone surrogate");
  return value;
}

/** A text that says something. */
export const filled = (value: unknown, path: string): string =>
  text(value, path) || refuse(path, "a non-empty string", "an empty string");

/** The same where it may be left out. */
export const optionalText = (value: unknown, path: string): string => (value == null ? "" : filled(value, path));

/** The three parts of a key: those of these names. The token may be left out. */
export const keyFields = (key: Record<string, unknown>, id: string, secret: string, token: string): string[] => [
  filled(key[id], `credentials.${id}`),
  filled(key[secret], `credentials.${secret}`),
  optionalText(key[token], `credentials.${token}`),
];

/** Milliseconds that may be left out. Timers of every platform hold 31 bits; a longer time would fire at once. */
export function milliseconds(value: unknown, path: string): number | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== "number") return refuse(path, "a number of milliseconds", kind(value));
  if (!(value >= 1 && value < 2 ** 31)) refuse(path, "1 to 2147483647 milliseconds", "another number");
  return value;
}

/** What a caller's object threw while it was read: one of our refusals, or the error of a getter or a proxy. */
export function unreadable(error: unknown, path: string): never {
  if (isOurs(error)) throw error;
  refuse(path, "a readable value", "one whose getter or proxy threw");
}

/** Even the question what it is can throw: a revoked proxy has no prototype. */
function isOurs(error: unknown): boolean {
  try {
    return error instanceof CloudError;
  } catch {
    return false;
  }
}

/** What reading a caller's value gives. */
export function reading<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    return unreadable(error, path);
  }
}
