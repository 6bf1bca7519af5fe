// The facts of one operation in a form that both sides are brought into: the crate's catalogue and the reference.
//
// Texts are left out: they are the project's own on both sides, and the crate's are the better ones. What has to hold
// of them is only that they are there.

/** A value: what it is, what is refused, and what is only documented. */
export interface Value {
  kind: string;
  /** Limits and words that are enforced. */
  enforced: Record<string, unknown>;
  items?: Value;
  values?: Value;
  /** The provider's name of an object, and its members. */
  type?: string;
  incomplete?: boolean;
  members?: Record<string, Member>;
}

export interface Member {
  required: boolean;
  nullable: boolean;
  /** Limits, words, patterns, defaults and forms that are documented, but not enforced. */
  documented: Record<string, unknown>;
  value: Value;
}

export interface Parameter extends Member {
  in: string;
}

export interface Operation {
  rank: string;
  method: string;
  path: string;
  version: string | null;
  encoding: string;
  auth: string;
  params: Record<string, Parameter>;
  body: Record<string, Member> | null;
  success: number[];
  successAssumed: boolean;
  response: Record<string, Member> | null;
  responseEmpty: boolean;
  responseHeaders: string[];
  paging: Record<string, unknown> | null;
  completion: Record<string, unknown> | null;
  idempotent: boolean;
  retryAfterUnknown: string;
  clientToken: string | null;
  effect: string;
  bindingKind: string | null;
  batch: unknown;
  /** `code` or `status`, and the status that comes with a code. */
  errors: Record<string, number | null>;
  permissions: string[];
  dependencies: string[];
  source: string[];
}

/** Operations by `cloud.service.Name`. */
export type Operations = Record<string, Operation>;

export const named = <Item extends { name: string }, Fact>(items: Item[], fact: (item: Item) => Fact) =>
  Object.fromEntries(items.map((item) => [item.name, fact(item)]));

/** The members that say something. */
export const present = (members: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));

/**
 * Limits without those that limit nothing: a least length of 0, and the largest number that the wire's type holds.
 */
export function limits({ min_length, min_items, max, ...others }: Record<string, unknown>): Record<string, unknown> {
  return present({
    ...others,
    min_length: min_length || undefined,
    min_items: min_items || undefined,
    max: typeof max === "number" && max > Number.MAX_SAFE_INTEGER ? undefined : max,
  });
}
