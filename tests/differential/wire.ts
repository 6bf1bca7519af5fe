// Random URLs and headers, as they may stand on the wire: what a URL parser would change is left out, since we refuse it.

import type { Random } from "./random.ts";

const always = /^[A-Za-z0-9\-._~]$/;
const inPath = /^[A-Za-z0-9\-._~!$&'()*+,;=:@[\]]$/;
/** What a signer that does not decode its path takes for itself. */
const inPlainPath = /^[A-Za-z0-9\-_~!$&()*+,;=:@]$/;
const inQuery = /^[A-Za-z0-9\-._~!$()*,;:@/?[\]]$/;

/** Percent-encodes what must be, and sometimes what need not be, in either case of hex digits. */
function written(random: Random, text: string, mayBeRaw: RegExp): string {
  const escaped = (byte: number) => {
    const digits = byte.toString(16).padStart(2, "0");
    return `%${random.chance(0.8) ? digits.toUpperCase() : digits}`;
  };
  return [...text]
    .map((char) => {
      const raw = always.test(char) ? random.chance(0.95) : mayBeRaw.test(char) && random.chance(0.6);
      return raw ? char : [...Buffer.from(char)].map(escaped).join("");
    })
    .join("");
}

export function path(random: Random): string {
  const segment = (): string => {
    const text = random.text().replaceAll("/", "");
    if (["", ".", ".."].includes(text)) return random.word();
    return random.plain
      ? [...text].filter((char) => inPlainPath.test(char)).join("") + random.word()
      : written(random, text, inPath);
  };
  const segments = random.many(4, segment);
  if (segments.length === 0) return random.pick(["", "/"]);
  return `/${segments.join("/")}${random.chance(0.2) ? "/" : ""}`;
}

/** With its question mark. `raw` says what else may stand in it as it is. */
export function query(random: Random, raw = inQuery): string {
  const names = random.many(3, () => random.text());
  const pairs = random.many(6, () => {
    const name = written(random, names.length ? random.pick(names) : random.word(), raw);
    const value = random.chance(0.15) ? "" : written(random, random.text(), raw);
    return value === "" && name !== "" && random.chance(0.5) ? name : `${name}=${value}`;
  });
  return pairs.length || random.chance(0.05) ? `?${pairs.join("&")}` : "";
}

export const queryWithPlus = (random: Random): string => query(random, /^[A-Za-z0-9\-._~!$()*,;:@/?[\]+]$/);

export function host(random: Random): string {
  const names = ["dns.cn-north-4.myhuaweicloud.com", "vpc.tencentcloudapi.com", "a.b", "H.Example.COM", "x-1.y_2.io"];
  const addresses = ["10.0.0.1", "127.0.0.1", "[::1]"];
  return random.pick(random.chance(0.85) ? names : addresses);
}

/** `https://host`, sometimes with a port, which may be the default one. */
export function origin(random: Random): string {
  const scheme = random.chance(0.8) ? "https" : "http";
  const port = random.chance(0.75) ? "" : `:${random.pick([443, 80, 8443, 1 + random.below(65_535)])}`;
  return `${scheme}://${host(random)}${port}`;
}

/** A name in some mix of cases. */
export function spelled(random: Random, name: string): string {
  const kind = random.next();
  if (kind < 0.5) return name;
  if (kind < 0.7) return name.toLowerCase();
  if (kind < 0.8) return name.toUpperCase();
  return [...name].map((char) => (random.chance(0.5) ? char.toUpperCase() : char.toLowerCase())).join("");
}

/** Headers of the caller's own, each name once whatever its case, and none that mean something to a signer. */
export function headers(random: Random): Record<string, string> {
  const result: Record<string, string> = {};
  const names = new Set(["host", "authorization", "content-type", "content-length"]);
  for (let count = random.below(5); count > 0; count -= 1) {
    const marks = random.plain || random.chance(0.9) ? "-" : "!#$%&'*+-.^_`|~";
    const name = random.many(2, () => random.word(5) + random.pick(marks)).join("") + random.word(5);
    if (names.has(name.toLowerCase()) || /^x-(sdk|tc|security)-/i.test(name)) continue;
    names.add(name.toLowerCase());
    result[name] = !random.plain && random.chance(0.15) ? `  ${random.printable()} ` : random.printable();
  }
  return result;
}

/** The headers in another order, as signatures must not depend on it. */
export function shuffled<T>(random: Random, record: Record<string, T>): Record<string, T> {
  const entries = Object.entries(record).map(([name, value]) => ({ name, value, place: random.next() }));
  return Object.fromEntries(entries.sort((a, b) => a.place - b.place).map(({ name, value }) => [name, value]));
}

/** Whether texts of these characters have the same order by UTF-16, as in JavaScript, and by code point. */
export const isOrdered = (text: string): boolean => !(/[\ud800-\udfff]/.test(text) && /[\ue000-\uffff]/.test(text));
