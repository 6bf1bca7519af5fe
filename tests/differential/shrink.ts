// Every case that is a little smaller than a given one. What is no longer valid shows as another difference, and so is
// not taken.

import type { Case } from "../vectors/case.ts";

export function* smaller(case_: Case): Generator<Case> {
  const { headers, params, credentials, bodySha256, ...rest } = case_;

  for (const key of ["headers", "params", "credentials"] as const) {
    for (const name of Object.keys(case_[key] ?? {})) {
      const { [name]: _, ...others } = case_[key] as Record<string, string>;
      const needed = key === "credentials" && !/token/i.test(name);
      if (!needed) yield { ...case_, [key]: others };
    }
  }
  if (bodySha256 !== undefined) {
    yield { ...rest, credentials, ...(headers && { headers }), ...(params && { params }) };
  }

  for (const url of smallerUrls(case_.url)) yield { ...case_, url };
  for (const key of ["body", "bodyHex"] as const) {
    for (const text of shorter(case_[key] ?? "", key === "bodyHex" ? /../g : undefined))
      yield { ...case_, [key]: text };
  }
  for (const key of ["headers", "params", "credentials"] as const) {
    for (const [name, value] of Object.entries(case_[key] ?? {})) {
      for (const text of shorter(value)) yield { ...case_, [key]: { ...case_[key], [name]: text } };
    }
  }
  for (const [name, value] of Object.entries(params ?? {})) {
    const { [name]: _, ...others } = params ?? {};
    for (const text of shorter(name)) yield { ...case_, params: { ...others, [text]: value } };
  }
}

const without = (list: string[], index: number) => list.filter((_, place) => place !== index);
const replaced = (list: string[], index: number, text: string) =>
  list.map((old, place) => (place === index ? text : old));

function* smallerUrls(url: string): Generator<string> {
  const [, origin = "", path = "", query] = url.match(/^([^/]+\/\/[^/?]*)([^?]*)(?:\?(.*))?$/s) ?? [];
  const join = (segments: string[], pairs: string[] | undefined) =>
    origin + segments.join("/") + (pairs?.length ? `?${pairs.join("&")}` : "");
  const segments = path.split("/");
  const pairs = query?.split("&");
  for (const index of pairs?.keys() ?? []) yield join(segments, without(pairs ?? [], index));
  for (let index = 1; index < segments.length; index += 1) yield join(without(segments, index), pairs);
  for (const [index, pair] of pairs?.entries() ?? []) {
    for (const text of shorter(pair)) yield join(segments, replaced(pairs ?? [], index, text));
  }
  for (const [index, segment] of segments.entries()) {
    for (const text of shorter(segment)) yield join(replaced(segments, index, text), pairs);
  }
}

/** The text without a half, then without one character; an escape, and those of one character, are removed together. */
function* shorter(text: string, unit = /(?:%[89a-f][0-9a-f])+|%..|./gisu): Generator<string> {
  const chars = text.match(unit) ?? [];
  const half = chars.length >> 1;
  if (half > 0) {
    yield chars.slice(0, half).join("");
    yield chars.slice(half).join("");
  }
  for (const index of chars.keys()) yield without(chars, index).join("");
}
