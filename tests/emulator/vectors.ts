// The known answers of tests/vectors as requests on the wire.
import type { Received } from "../../pkg-template/src/emulator/received.ts";
import { type Steps, walk } from "../../pkg-template/src/emulator/steps.ts";
import { type Vector, vectors } from "../vectors/case.ts";

export type { Vector };

/** Those that a provider would get from an official client: not those for rules of our signers', signed or refused. */
export const vectorsOf = (cloud: "huawei" | "tencent"): Vector[] =>
  vectors.filter(
    ({ cloud: of, name, files }) => of === cloud && !name.startsWith("rule-") && !files.includes("refused.txt"),
  );

export const bodyOf = ({ body = "", bodyHex }: Vector): string | Received["body"] =>
  bodyHex === undefined ? body : new Uint8Array(Buffer.from(bodyHex, "hex"));

export function receivedFrom(
  method: string,
  url: string,
  headers: Record<string, string>,
  body: string | Received["body"],
): Received {
  const { host, pathname, search } = new URL(url);
  const lowerCase = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  const received = new Headers(Object.fromEntries(lowerCase));
  return {
    method,
    host: received.get("host") ?? host,
    path: pathname,
    query: search.slice(1),
    headers: received,
    body: typeof body === "string" ? new TextEncoder().encode(body) : body,
  };
}

/** What a check comes to, whether it is known at once or not. */
export const checked = async <T>(check: Steps<T>): Promise<T> => walk(check);

const next = (char: string) => (char === "a" ? "b" : "a");

/** The text with the character at `index` replaced by another one that is as harmless in URLs and headers. */
export const changedAt = (text: string, index: number): string =>
  text.slice(0, index) + next(text[index] ?? "") + text.slice(index + 1);

/** Every request that differs in one character of path, query, body or one of the named headers. */
export function* oneCharacterOff(received: Received, headers: string[]): Generator<[what: string, changed: Received]> {
  for (const part of ["path", "query", "host"] as const) {
    for (let index = part === "path" ? 1 : 0; index < received[part].length; index += 1) {
      yield [`${part}[${index}]`, { ...received, [part]: changedAt(received[part], index) }];
    }
  }
  for (let index = 0; index < received.body.length; index += 1) {
    const body = received.body.slice();
    body[index] = (body[index] ?? 0) ^ 1;
    yield [`body[${index}]`, { ...received, body }];
  }
  for (const name of headers) {
    const value = received.headers.get(name) ?? "";
    for (let index = 0; index < value.length; index += 1) {
      const changed = new Headers([...received.headers]);
      changed.set(name, changedAt(value, index));
      yield [`${name}[${index}]`, { ...received, headers: changed }];
    }
  }
}
