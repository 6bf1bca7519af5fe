// A request as facts by name, so that two of them can be compared whatever the order and the spelling of their parts.

export interface Request {
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: string | null;
}

export type Facts = Record<string, string>;

/** Headers that prove who sends, and tell when and with what, not what is asked for. */
const beside = new Set([
  "accept",
  "accept-encoding",
  "authorization",
  "connection",
  "content-length",
  "host",
  "user-agent",
  "x-auth-token",
  "x-sdk-date",
  "x-tc-requestclient",
  "x-tc-timestamp",
  "x-tc-traceid",
]);

/** The same of API 2.0, which has no headers. */
const besideInForm = ["Nonce", "RequestClient", "SecretId", "Signature", "SignatureMethod", "Timestamp"];

/** All but the host, which is held by tests of its own. */
export function factsOf({ method, url, headers, body }: Request): Facts {
  const { pathname, search } = new URL(url);
  const pairs = search.slice(1).split("&").filter(Boolean);
  const type = Object.entries(headers).find(([name]) => name.toLowerCase() === "content-type")?.[1] ?? "";
  return {
    method,
    path: pathname,
    proof: proofOf(headers, body ?? ""),
    ...headerFacts(headers),
    // As they are on the wire: both sides sort them, and sign them so.
    ...(pairs.length > 0 && { query: pairs.map((pair) => pair.split("=")[0]).join("&") }),
    ...grouped(pairs.map((pair) => pair.split("=")).map(([name, ...value]) => [`query ${name}`, value.join("=")])),
    ...(body ? bodyFacts(body, type) : {}),
  };
}

/** What proves who sends it. Whether a signature holds is not asked here. */
function proofOf(headers: Record<string, string>, body: string): string {
  const names = Object.keys(headers).map((name) => name.toLowerCase());
  if (names.includes("x-auth-token")) return "token";
  return names.includes("authorization") || /(^|&)Signature=/.test(body) ? "signature" : "nothing";
}

function headerFacts(headers: Record<string, string>): Facts {
  const facts: Facts = {};
  for (const [given, value] of Object.entries(headers)) {
    const name = given.toLowerCase();
    if (!beside.has(name))
      facts[`header ${name}`] = name === "content-type" ? value.replace(/;\s*charset=.*/i, "") : value;
  }
  return facts;
}

function bodyFacts(body: string, type: string): Facts {
  if (!type.startsWith("application/x-www-form-urlencoded")) return jsonFacts(exact(body), "body");
  const pairs = [...new URLSearchParams(body)].filter(([name]) => !besideInForm.includes(name));
  return grouped(pairs.map(([name, value]) => [`form ${name}`, value]));
}

/** A name that is repeated has all its values. */
function grouped(pairs: string[][]): Facts {
  const facts: Facts = {};
  for (const [name = "", value = ""] of pairs) facts[name] = name in facts ? `${facts[name]} & ${value}` : value;
  return facts;
}

/** JSON with its numbers as texts, since a double does not hold them all. */
function exact(json: string): unknown {
  const token = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g;
  return JSON.parse(json.replace(token, (text) => (text.startsWith('"') ? text : `"number ${text}"`)));
}

/** Each value that holds no other, by its path. */
function jsonFacts(value: unknown, path: string): Facts {
  if (typeof value !== "object" || value === null || Object.keys(value).length === 0) {
    return { [path]: JSON.stringify(value) };
  }
  const step = (name: string) => (Array.isArray(value) ? `[${name}]` : `.${name}`);
  return Object.assign({}, ...Object.entries(value).map(([name, member]) => jsonFacts(member, path + step(name))));
}
