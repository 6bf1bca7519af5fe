// Whether a value shows a secret to anybody who can look at it without running its code.

import { ok } from "./assert.ts";
import { secretAccessKey, secretKey } from "./world.ts";

/** Every text that can be reached from a value without calling it, whether or not it is enumerable. */
function reachableTexts(value: unknown, seen = new Set<unknown>()): string[] {
  if (typeof value === "string") return [value];
  if ((typeof value !== "object" && typeof value !== "function") || value === null || seen.has(value)) return [];
  // The platform's own prototypes lead everywhere, and hold nothing of ours.
  if (Object.values(Object.getOwnPropertyDescriptors(globalThis)).some((own) => own.value === value)) return [];
  seen.add(value);
  return Reflect.ownKeys(value).flatMap((key) => {
    const { value: own } = Object.getOwnPropertyDescriptor(value, key) ?? {};
    return [String(key), ...reachableTexts(own, seen)];
  });
}

/** Node's own view of a value, where there is a Node; workerd and browsers have none to ask. */
function inspected(value: unknown): string {
  type Builtins = { getBuiltinModule?(name: string): { inspect(value: unknown, options: object): string } | undefined };
  const { process } = globalThis as { process?: Builtins };
  return process?.getBuiltinModule?.("node:util")?.inspect(value, { showHidden: true, depth: 10 }) ?? "";
}

/** Further secrets are those of the moment, such as tokens. */
export function holdsNoSecret(value: unknown, what: string, further: readonly string[] = []): void {
  const texts = [JSON.stringify(value), String(value), inspected(value), ...reachableTexts(value)];
  if (value instanceof Error) texts.push(value.stack ?? "", String(value.cause));
  for (const secret of [secretAccessKey, secretKey, "TEMPORARYTOKEN", "PASSWORDEXAMPLE0000", ...further]) {
    const found = texts.find((text) => text?.includes(secret));
    ok(found === undefined, `${what} does not show a secret: ${found}`);
  }
}
