/** The body of a request: so long at most, and within a time. */

import { readBody, TooLong } from "../body.js";
import { Deadline } from "../deadline.js";
import { record } from "../input.js";
import { read } from "../json.js";
import { refusal } from "./errors.js";

/** The parameters that a request holds, which are a JSON object, or nothing for none. */
export async function readParams(request: Request, longest: number, ms: number): Promise<Record<string, unknown>> {
  const text = await readText(request, longest, ms);
  if (text === "") return {};
  let params: unknown;
  try {
    params = read(text);
  } catch {
    throw refusal("Malformed", "the body is not JSON");
  }
  return record(params, "params");
}

/** The body as text. */
export async function readText(request: Request, longest: number, ms: number): Promise<string> {
  const deadline = new Deadline(request.signal, ms);
  try {
    return await deadline.race(readBody(request, deadline, longest));
  } catch (error) {
    if (error instanceof TooLong) throw tooLong(longest);
    if (deadline.outcome === "timeout") throw refusal("BodyTooSlow", `the body was not there within ${ms} ms`);
    throw error;
  } finally {
    deadline.end();
  }
}

const tooLong = (longest: number) => refusal("BodyTooLong", `the body is longer than ${longest} bytes`);
