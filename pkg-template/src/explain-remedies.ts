// The sentences that explain errors, and those of their remedies that many errors share.

/** What happened, and what to do about it. */
export type Sentences = readonly [happened: string, remedy: string];
/** By a code, or a family of codes, by its whole name. */
export type Explanations = Readonly<Record<string, Sentences>>;

export const LOOK_UP = "Check the id, and that it is of this region and account.";
export const GRANT = "Ask the account's administrator for the right, or use keys that have it.";
export const LATER = "Try again later; if it goes on, tell the provider the request id.";
export const RAISE = "Give back what is no longer needed, or ask the provider for a higher quota.";
export const SLOWER = "Send fewer requests at a time, and wait longer between them.";
export const ONE_AT_A_TIME =
  "Wait until the other change is done, then try again; change one resource by one call at a time.";
export const SYSTEM = "Nothing is wrong with the request. ";
export const CORRECT = "Correct the parameter that the message names.";
