// The few assertions that the cases need, in plain JavaScript: the suite also runs where no test framework does.

import type { CloudError } from "cloudip";

const show = (value: unknown): string =>
  JSON.stringify(value, (_, inner) => (typeof inner === "bigint" ? `${inner}n` : inner)) ?? String(value);

export function ok(condition: unknown, what: string): asserts condition {
  if (!condition) throw new Error(`not so: ${what}`);
}

export function equal(actual: unknown, expected: unknown, what: string): void {
  if (show(actual) !== show(expected)) throw new Error(`${what}: expected ${show(expected)}, got ${show(actual)}`);
}

export function includes(list: readonly unknown[], item: unknown, what: string): void {
  ok(list.includes(item), `${what}: ${show(item)} among ${show(list)}`);
}

export function excludes(list: readonly unknown[], item: unknown, what: string): void {
  ok(!list.includes(item), `${what}: ${show(item)} not among ${show(list)}`);
}

/** The members and types of an example of a provider's page, whatever the values. `null` stands for any type. */
export function sameShape(actual: unknown, example: unknown, path = "reply"): void {
  if (actual === null || example === null) return;
  equal(typeof actual, typeof example, `type of ${path}`);
  if (typeof actual !== "object" || typeof example !== "object") return;
  equal(Object.keys(actual).sort(), Object.keys(example).sort(), `members of ${path}`);
  for (const [name, value] of Object.entries(example)) {
    sameShape((actual as Record<string, unknown>)[name], value, `${path}.${name}`);
  }
}

interface Expected {
  kind: CloudError["kind"];
  code?: string;
  status?: number;
  /** The path of the field that `details` names, and that the message begins with. */
  field?: string;
}

/** The call must be refused, in this way. */
export async function refused(call: Promise<unknown>, expected: Expected): Promise<CloudError> {
  const error = await call.then(
    (value) => {
      throw new Error(`expected ${show(expected)}, but the call succeeded with ${show(value)}`);
    },
    (reason: unknown) => reason as CloudError,
  );
  ok(error instanceof Error && error.name === "CloudError", `${String(error)} is a CloudError`);
  equal(error.kind, expected.kind, `kind of "${error.message}"`);
  if (expected.code !== undefined) equal(error.code, expected.code, `code of "${error.message}"`);
  if (expected.status !== undefined) equal(error.status, expected.status, `status of "${error.message}"`);
  if (expected.field !== undefined) {
    ok(error.message.includes(`${expected.field}: expected `), `"${error.message}" names ${expected.field}`);
    const paths = (error.details as Array<{ path: string }>).map(({ path }) => path);
    includes(paths, expected.field, "details");
  }
  return error;
}
