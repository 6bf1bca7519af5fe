/**
 * Answers that are plainly good, which most are. The platform's parser reads them in a fraction of the time that the wasm
 * takes to read them and to write them for JavaScript. What may be anything else is left to the wasm, which knows every
 * form: the tests compare the two.
 */

import { read } from "./json.js";

/** What a good answer says. */
export interface Plain {
  data: unknown;
  requestId: string | undefined;
}

/** Reads an answer, whose headers are those of `READ` in `call.ts`, if it is plainly good. */
export type ReadPlain = (status: number, headers: string[], text: string) => Plain | undefined;

type Members = Record<string, unknown>;

/** The deepest nesting that the wasm reads: `MAX_DEPTH` in `src/core/json.rs`. */
const MAX_DEPTH = 128;

/**
 * What the wasm has a look at wherever it stands: a half of a surrogate pair, which is something else there, and how the
 * members are named that no error of Huawei Cloud is without (`PAIRS` in `src/huawei/errors.rs`), perhaps escaped.
 */
const DOUBTFUL = /\\u[d0]|message|msg/i;

const readHuawei: ReadPlain = (status, [id, trace, , token], text) => {
  // A token becomes a member of the answer.
  if (status < 200 || status > 299 || token) return undefined;
  const data = object(text);
  return data && { data, requestId: id || trace || undefined };
};

/** Of API 3.0; what API 2.0 answers is brought into another form. */
const readTencent: ReadPlain = (status, [, , id], text) => {
  const data = status === 200 && object(text)?.Response;
  // The id of a task that is written as a text becomes a number.
  if (!isObject(data) || data.Error != null || typeof data.TaskId === "string") return undefined;
  return { data, requestId: typeof data.RequestId === "string" ? data.RequestId : id || undefined };
};

export const readPlain = { huawei: readHuawei, tencent: readTencent };

/** The object or the list that a text is the JSON of, if the wasm would read the same. */
function object(text: string): Members | undefined {
  try {
    const value = DOUBTFUL.test(text) || read(text);
    if (isObject(value) && !isDeep(value, MAX_DEPTH)) return value;
  } catch {
    // The wasm tells where it is no JSON.
  }
  return undefined;
}

/** A list has no members, and so it is none of the others either. */
const isObject = (value: unknown): value is Members => typeof value === "object" && value !== null;

/** Whether values are nested deeper than so many levels. */
const isDeep = (value: unknown, levels: number): boolean =>
  isObject(value) && (levels === 0 || Object.values(value).some((inner) => isDeep(inner, levels - 1)));
