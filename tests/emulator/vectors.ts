// The known answers of tests/vectors as requests on the wire.
import { readdirSync, readFileSync } from "node:fs";
import type { Received } from "../../pkg-template/src/emulator/received.ts";

const folder = new URL("../vectors/", import.meta.url);

interface Case {
  algorithm: string;
  credentials: { accessKeyId: string; secretAccessKey: string; secretId: string; secretKey: string; token?: string };
  /** Unix seconds, or the text of X-Sdk-Date. */
  at: number | string;
  method: string;
  url: string;
  headers?: Record<string, string>;
  body?: string;
}

export interface Vector extends Case {
  name: string;
  text: (file: string) => string;
}

export function vectorsOf(cloud: "huawei" | "tencent"): Vector[] {
  const inCloud = new URL(`${cloud}/`, folder);
  return readdirSync(inCloud).map((name) => {
    const text = (file: string) => readFileSync(new URL(`${name}/${file}`, inCloud), "utf8");
    return { ...(JSON.parse(text("request.json")) as Case), name, text };
  });
}

export function receivedFrom(method: string, url: string, headers: Record<string, string>, body: string): Received {
  const { host, pathname, search } = new URL(url);
  const lowerCase = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  return {
    method,
    host,
    path: pathname,
    query: search.slice(1),
    headers: new Headers(Object.fromEntries(lowerCase)),
    body: new TextEncoder().encode(body),
  };
}

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
      const changed = new Headers(received.headers);
      changed.set(name, changedAt(value, index));
      yield [`${name}[${index}]`, { ...received, headers: changed }];
    }
  }
}
