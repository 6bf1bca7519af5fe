// The text that is signed, as somebody writes it by hand who cares for speed: what the hand-written contestants share.
// They differ in who computes the digests. The rules are those of docs/signing.md; input that ours refuses is not
// looked for.

const unreserved = /^[\w.~-]*$/;
const strict = (text) =>
  unreserved.test(text)
    ? text
    : encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
const normal = (text) => strict(decodeURIComponent(text));

function split(url) {
  const start = url.indexOf("//") + 2;
  const slash = url.indexOf("/", start);
  const mark = url.indexOf("?", start);
  const end = mark < 0 ? url.length : mark;
  return {
    host: url.slice(start, slash < 0 ? end : slash).toLowerCase(),
    path: slash < 0 ? "/" : url.slice(slash, end),
    query: mark < 0 ? "" : url.slice(mark + 1),
  };
}

function huaweiPath(path) {
  const encoded = path.split("/").map(normal).join("/");
  return encoded.endsWith("/") ? encoded : `${encoded}/`;
}

const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const byName = ([a], [b]) => compare(a, b);

function huaweiQuery(query) {
  if (!query) return "";
  const pairs = query.split("&").map((pair) => pair.split("=").map(decodeURIComponent));
  pairs.sort((a, b) => byName(a, b) || compare(a[1], b[1]));
  return pairs.map(([name, value = ""]) => `${strict(name)}=${strict(value)}`).join("&");
}

/** `20250102T030405Z` */
export function basicDate(at) {
  const iso = new Date(at).toISOString();
  return `${iso.slice(0, 4)}${iso.slice(5, 7)}${iso.slice(8, 13)}${iso.slice(14, 16)}${iso.slice(17, 19)}Z`;
}

/** Huawei: the canonical request and the names of the signed headers. */
export function huaweiCanonical({ method, url, headers }, date, bodyHash) {
  const { host, path, query } = split(url);
  const list = [
    ["host", host],
    ["x-sdk-date", date],
  ];
  for (const name in headers) list.push([name.toLowerCase(), headers[name].trim()]);
  list.sort(byName);
  let lines = "";
  let names = "";
  for (const [name, value] of list) {
    lines += `${name}:${value}\n`;
    names += names ? `;${name}` : name;
  }
  const canonical = `${method.toUpperCase()}\n${huaweiPath(path)}\n${huaweiQuery(query)}\n${lines}\n${names}\n${bodyHash}`;
  return { names, canonical };
}

/** TC3: the same, of the headers that shall be signed. */
export function tc3Canonical({ method, url, headers }, signedHeaders, bodyHash) {
  const { host, path, query } = split(url);
  const values = { host };
  for (const name in headers) values[name.toLowerCase()] = headers[name].trim();
  let lines = "";
  for (const name of signedHeaders) {
    lines += `${name}:${name === "x-tc-action" ? values[name].toLowerCase() : values[name]}\n`;
  }
  const names = signedHeaders.join(";");
  return { names, canonical: `${method}\n${path}\n${query}\n${lines}\n${names}\n${bodyHash}` };
}

/** The request with what signing adds. `Object.assign`, since a spread followed by members is six times as slow. */
export function withHeaders({ method, url, headers, body }, added) {
  return { method, url, headers: Object.assign({}, headers, added), body };
}

/** API 2.0: every parameter with the signer's own, sorted, and the text to sign. */
export function v1Source({ method, url, params }, { secretId, digest, at, nonce }) {
  const { host, path } = split(url);
  const pairs = Object.entries(params);
  pairs.push(["SecretId", secretId], ["SignatureMethod", digest]);
  pairs.push(["Timestamp", String(Math.floor(at / 1000))], ["Nonce", String(nonce)]);
  pairs.sort(byName);
  let text = "";
  for (const [name, value] of pairs) {
    if (method !== "POST" || value[0] !== "@") text += `${text && "&"}${name}=${value}`;
  }
  return { pairs, source: `${method}${host}${path}?${text}` };
}

/** The form that goes out. */
export function v1Form({ method, url }, pairs, signature) {
  let body = "";
  for (const [name, value] of pairs) body += `${strict(name)}=${strict(value)}&`;
  body += `Signature=${strict(signature)}`;
  return { method, url, headers: { "Content-Type": "application/x-www-form-urlencoded" }, body };
}

export const randomNonce = () => Math.floor(Math.random() * 0x7fffffff) + 1;
