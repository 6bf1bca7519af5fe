// The error shapes of Tencent Cloud. Errors of every kind travel with status 200 (tencent.md 3.1).
import { Refusal } from "../reply.ts";

/** API 3.0. */
export const v3Refusal = (code: string, message: string): Refusal =>
  new Refusal(200, code, message, (requestId) => ({
    Response: { Error: { Code: code, Message: message }, RequestId: requestId },
  }));

/** API 2.0: a number and a word (tencent.md 3.2; the words are those of 3.3 and of the pages). */
export const legacyRefusal = (code: number, codeDesc: string, message: string): Refusal =>
  new Refusal(200, codeDesc, message, () => ({ code, message: `(${code})${message}`, codeDesc }));
