// Which codes of API 3.0 an operation may answer: those that the catalogue documents for it, and the common ones.
// API 2.0 is left out: its pages list codes for few operations, and the words beside the numbers for fewer still.
import catalogue from "../../../pkg-template/generated/catalogue.json" with { type: "json" };
import type { JournalEntry } from "../../../pkg-template/src/emulator/journal.ts";

/** What is refused before the operation gets to see it: of the common codes of tencent.md 3.4. */
const COMMON = new Set([
  "AuthFailure.InvalidAuthorization",
  "AuthFailure.SecretIdNotFound",
  "AuthFailure.SignatureExpire",
  "AuthFailure.SignatureFailure",
  "AuthFailure.TokenFailure",
  "InvalidParameter",
  "MissingParameter",
  "UnknownParameter",
]);

/** Codes that are documented for no operation of API 3.0, and why the emulator answers them. */
const EXCEPTIONS: Record<string, string> = {
  "InvalidRequest.ReplayAttack": "API 3.0 lists no code for a nonce that was used before; API 2.0 has this one (3.3)",
};

/** The code of a refusal with its operation, if it is none that the operation may answer. */
export function undocumented({ service, operation, code }: JournalEntry): string | undefined {
  if (service !== "vpc" || operation === undefined || code === undefined) return undefined;
  const own = catalogue.operations.find(
    (entry) => entry.cloud === "tencent" && entry.service === service && entry.name === operation,
  );
  const isKnown = own?.errors.some((error) => error.code === code) || COMMON.has(code) || code in EXCEPTIONS;
  return isKnown ? undefined : `${operation}: ${code}`;
}
