/** Where two canonical requests part, and why they probably do. */
export interface CanonicalDifference {
  /** Number of the line in our canonical request, from 1. */
  line: number;
  /** What that line holds. */
  part: "method" | "path" | "query" | "header" | "signed headers" | "body hash";
  /** Our line; empty where it is missing. */
  ours: string;
  /** The server's line; empty where it is missing. */
  theirs: string;
  /** The probable cause, and what to do. */
  why: string;
}

interface Canonical {
  method: string;
  path: string;
  query: string;
  headers: Map<string, string>;
  signedHeaders: string;
  bodyHash: string;
}

const EMPTY_BODY = [
  "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  "1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b",
];

/**
 * Compares our canonical request (of `explain()` or `prepare()`) with the server's, and tells the first difference.
 *
 * `theirs` is the server's text, or the whole message of an APIGW.0301 error, in which it stands behind
 * `canonicalRequest:` with `|` for line feeds. Where the two are equal there is no difference to tell: then the secret
 * key is not the one that belongs to the access key.
 */
export function diffCanonical(ours: string, theirs: string): CanonicalDifference | undefined {
  const [our, their] = [parse(ours), parse(serverText(theirs))];
  const at = (line: number, part: CanonicalDifference["part"], mine: string, other: string, why: string) => ({
    line,
    part,
    ours: mine,
    theirs: other,
    why,
  });
  if (our.method !== their.method) {
    return at(1, "method", our.method, their.method, "Sign the method that is sent, in upper case.");
  }
  if (our.path !== their.path) return at(2, "path", our.path, their.path, whyPath(our.path, their.path));
  if (our.query !== their.query) return at(3, "query", our.query, their.query, whyQuery(our.query, their.query));
  const names = [...our.headers.keys()];
  for (const name of new Set([...names, ...their.headers.keys()])) {
    const [mine, other] = [our.headers.get(name), their.headers.get(name)];
    if (mine === other) continue;
    const line = (value: string | undefined) => (value === undefined ? "" : `${name}:${value}`);
    const index = names.includes(name) ? names.indexOf(name) : names.length;
    return at(4 + index, "header", line(mine), line(other), whyHeader(name, mine, other));
  }
  const after = 5 + our.headers.size;
  if (our.signedHeaders !== their.signedHeaders) {
    const why =
      "The list in the Authorization header is not that of the canonical request: sign again, and send both as they come.";
    return at(after, "signed headers", our.signedHeaders, their.signedHeaders, why);
  }
  if (our.bodyHash !== their.bodyHash) {
    return at(after + 1, "body hash", our.bodyHash, their.bodyHash, whyBody(our.bodyHash, their.bodyHash));
  }
  return undefined;
}

/** What stands behind the mark, up to a quotation mark or the end, with line feeds. */
function serverText(message: string): string {
  const marked = /canonicalRequest:?\s*(.*)/s.exec(message)?.[1] ?? message;
  const text = marked.replace(/["'\s]+$/, "");
  return text.includes("\n") ? text : text.replaceAll("|", "\n");
}

function parse(text: string): Canonical {
  const lines = text.replaceAll("\r\n", "\n").split("\n");
  const [method = "", path = "", query = ""] = lines;
  const blank = lines.indexOf("", 3);
  const end = blank < 0 ? lines.length : blank;
  const headers = lines.slice(3, end).map((line): [string, string] => {
    const colon = line.indexOf(":");
    return colon < 0 ? [line, ""] : [line.slice(0, colon), line.slice(colon + 1)];
  });
  const [signedHeaders = "", bodyHash = ""] = lines.slice(end + 1);
  return { method, path, query, headers: new Map(headers), signedHeaders, bodyHash };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", "%20"));
  } catch {
    return text;
  }
}

function whyPath(ours: string, theirs: string): string {
  if (`${ours}/` === theirs || ours === `${theirs}/`) return "The canonical path ends with exactly one slash.";
  if (decoded(ours) === decoded(theirs))
    return "One side escaped a character that the other did not: escape each segment once.";
  if (decoded(decoded(ours)) === decoded(decoded(theirs)))
    return "One side escaped the path twice: escape each segment once.";
  if (ours.endsWith(theirs) || theirs.endsWith(ours))
    return "A proxy took a prefix off the path, or put one before it: sign the path that the server sees.";
  return "The server saw another path: sign the one that is sent, byte for byte.";
}

function whyQuery(ours: string, theirs: string): string {
  const pairs = (query: string) => query.split("&").sort().join("&");
  if (pairs(ours) === pairs(theirs)) return "The same pairs in another order: sort them by name, then value.";
  if (decoded(ours) === decoded(theirs)) return "One side escaped a character that the other did not; a space is %20.";
  if (decoded(pairs(ours)).replaceAll("=", "") === decoded(pairs(theirs)).replaceAll("=", ""))
    return "A name without a value keeps its equals sign.";
  return "The server saw other parameters: something between added, dropped or changed one.";
}

function whyHeader(name: string, ours: string | undefined, theirs: string | undefined): string {
  if (theirs === undefined)
    return `The server did not get ${name}, or it is not in the list of signed headers: something between took it away.`;
  if (ours === undefined)
    return `The server signed ${name} as well: it is in the list of signed headers, but was not there when we signed.`;
  if (ours.trim() === theirs.trim()) return "The values differ by space around them: sign them trimmed.";
  if (name === "host") return "The server saw another host: behind a proxy, sign the host that the server sees.";
  if (name === "content-type")
    return "The platform changed the content type, as it does to add a charset: set it explicitly, and sign it as it is sent.";
  if (name === "x-sdk-date") return "The date that is sent is not the one that was signed.";
  return "The value was changed after signing.";
}

function whyBody(ours: string, theirs: string): string {
  if (EMPTY_BODY.includes(theirs))
    return "The server saw no body: it was not sent, or something between dropped it, as proxies do for DELETE.";
  if (EMPTY_BODY.includes(ours)) return "The server saw a body where none was signed.";
  if (theirs === "UNSIGNED-PAYLOAD" || ours === "UNSIGNED-PAYLOAD")
    return "One side took the body as unsigned: X-Sdk-Content-Sha256 must be sent and signed.";
  return "Other bytes were sent than were signed: do not serialise the body a second time.";
}
