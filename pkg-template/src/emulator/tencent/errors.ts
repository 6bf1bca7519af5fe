// The error shapes of Tencent Cloud. Errors of every kind travel with status 200 (tencent.md 3.1).
import { Refusal } from "../reply.ts";

/** API 3.0. */
export const v3Refusal = (code: string, message: string, status = 200): Refusal =>
  new Refusal(status, code, message, (requestId) => ({
    Response: { Error: { Code: code, Message: message }, RequestId: requestId },
  }));

/** API 2.0: a number and a word (tencent.md 3.2; the words are those of 3.3 and of the pages). */
export const legacyRefusal = (code: number, codeDesc: string, message: string, status = 200): Refusal =>
  new Refusal(status, codeDesc, message, () => ({ code, message: `(${code})${message}`, codeDesc }));

/** The words of 3.3 for the numbers of 3.2, where both name the same error. */
const WORDS: Record<number, string> = {
  4000: "InvalidParameter",
  4100: "InvalidParameter.SignatureFailure",
  4104: "InvalidParameter.SecretIdNotFound",
  4105: "InvalidRequest.TokenCheckFailed",
  4106: "InvalidRequest.MFACheckFailed",
  4300: "InvalidRequest.Forbidden",
  4400: "InvalidRequest.LimitExceeded",
  4500: "InvalidRequest.ReplayAttack",
  4600: "InvalidRequest.UnsupportedProtocol",
  5100: "InternalError.ResourceOpFailed",
  6000: "InternalError",
  6100: "InvalidAction.NotFound",
  6200: "InvalidAction.ActionUnavailable",
};
const OPERATION_FAILED = 5100;

/** API 2.0, by the number or by the word alone. */
export function legacyRefusalOf(code: string, message: string, status?: number): Refusal {
  if (/^\d+$/.test(code)) return legacyRefusal(Number(code), WORDS[Number(code)] ?? code, message, status);
  const [number] = Object.entries(WORDS).find(([, word]) => word === code) ?? [OPERATION_FAILED];
  return legacyRefusal(Number(number), code, message, status);
}
