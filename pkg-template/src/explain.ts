/**
 * What happened and what to do, for the error codes that the providers document. The text weighs as much as a client
 * does, and is in a bundle only if `explainError` is.
 */

import type { CloudError, ErrorKind } from "./error.js";
import { HUAWEI } from "./explain-huawei.js";
import { type Explanations, GRANT, LATER, LOOK_UP, RAISE, type Sentences, SLOWER } from "./explain-remedies.js";
import { TENCENT } from "./explain-tencent.js";
import { textAt } from "./path.js";

/** An error in plain words. */
export interface ErrorExplanation {
  /** What happened. */
  happened: string;
  /** What to do about it. */
  remedy: string;
  /**
   * What the two sentences are about: this very code, the family that it belongs to (`InvalidParameterValue` of
   * `InvalidParameterValue.Range`), or the error's kind, where the code is in no documentation.
   */
  about: "code" | "family" | "kind";
}

/** Explains an error that a call failed with. */
export function explainError(error: Pick<CloudError, "kind" | "code" | "message" | "details">): ErrorExplanation {
  const { kind, code, message } = error;
  const found =
    clue(code, message) ??
    // API 2.0 gives a number beside a text that may be in no list.
    documented(code) ??
    documented(textAt(error.details, "code") ?? "");
  const { about, sentences } = found ?? { about: "kind", sentences: KINDS[kind] };
  const [happened, remedy] = sentences;
  return { happened, remedy, about };
}

interface Found {
  about: ErrorExplanation["about"];
  sentences: Sentences;
}

const own = (table: Explanations, name: string): Sentences | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;

/** The entry of the whole code, or of the longest part of it that ends at a dot. */
function documented(code: string): Found | undefined {
  for (let part = normal(code); part; part = part.slice(0, Math.max(part.lastIndexOf("."), 0))) {
    const sentences = own(HUAWEI, part) ?? own(TENCENT, part);
    if (sentences) return { about: part === normal(code) ? "code" : "family", sentences };
  }
  return undefined;
}

/** Some services give the gateway's numbers under prefixes of their own; those of four digits below 1000 are the gateway's. */
const normal = (code: string): string => code.replace(/^(APIG|APIC)\.0/, "APIGW.0");

/** The gateway has one code for all that can be wrong with a signature, and tells the rest in its message. */
function clue(code: string, message: string): Found | undefined {
  if (normal(code) !== "APIGW.0301") return undefined;
  const found = CLUES.find(([fragment]) => message.includes(fragment));
  return found && { about: "code", sentences: found[1] };
}

const CLUES: readonly (readonly [fragment: string, sentences: Sentences])[] = [
  [
    "signature expired",
    [
      "The request's time is more than 15 minutes off the gateway's.",
      "Set the clock of this machine; the message holds both times.",
    ],
  ],
  [
    "reach the limit",
    [
      "More than five wrong signatures in a row have locked the access key for five minutes.",
      "Wait five minutes and correct the key first: each further wrong signature may lock it again.",
    ],
  ],
  [
    "not exist",
    [
      "The gateway does not know the access key.",
      "Check the key's id, that it was not deleted, and that it belongs to this partition; a temporary key needs its security token too.",
    ],
  ],
  ["decrypt token", ["The token is damaged.", "Get a new token and pass it on whole, without a line break."]],
  [
    "verify aksk signature",
    [
      "The signature is not the one that the gateway computed.",
      "Check the secret key. If it is right, compare the canonical request in the message with the one that `explain` or `prepare` shows.",
    ],
  ],
];

/** Where the code is in no documentation. */
const KINDS: Readonly<Record<ErrorKind, Sentences>> = {
  InvalidInput: ["The request is not as the provider wants it.", "Correct what the message names."],
  Credentials: ["The provider does not accept who calls.", "Check the keys or the token."],
  PermissionDenied: ["The keys are good, but do not allow this.", GRANT],
  NotFound: ["There is no such resource.", LOOK_UP],
  Conflict: ["The state of the resource forbids this now.", "Look at its state; wait until a change is done."],
  Quota: ["A limit of the account is reached.", RAISE],
  Throttled: ["Too many requests.", SLOWER],
  ClockSkew: ["The clock of this machine is too far off the provider's.", "Set the clock."],
  Service: ["The provider failed.", LATER],
  Network: [
    "No answer came, or it broke off.",
    "Check the connection, the endpoint, and in a page whether the provider may be called from there (CORS).",
  ],
  Timeout: [
    "No complete answer came in time.",
    "Look whether the call took effect before it is repeated; allow more time.",
  ],
  Aborted: ["The caller ended the call.", "Nothing; if it was a write, it may have taken effect all the same."],
  Decode: [
    "The answer is not of the documented form.",
    "Check the endpoint and what stands before it, such as a proxy; if it is right, report it.",
  ],
  Internal: ["A defect of this package.", "Make a new client, and report it."],
};
