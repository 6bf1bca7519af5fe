// Who sent this? A signature as huawei.md 1.2 and 1.3 describe it, or a token in X-Auth-Token (2.1).
import { compareCodePoints, formPairs, headerText, percentDecode } from "../bytes.ts";
import type { Caller } from "../caller.ts";
import type { Operation } from "../catalogue.ts";
import { basicTime, parseBasicTime } from "../clock.ts";
import { hashHex } from "../digest.ts";
import type { Received } from "../received.ts";
import type { HuaweiCredentials, State } from "../state.ts";
import { ready, type Steps } from "../steps.ts";
import { type Authorization, readAuthorization, signatureOf } from "./authorization.ts";
import { apigRefusal, authenticationFailed, gatewayRefusal } from "./errors.ts";

/** huawei.md 5.3: the window around the server's time. */
const WINDOW_MS = 15 * 60 * 1000;
const UNSIGNED = "UNSIGNED-PAYLOAD";
/** Parts of the canonical request that would give a credential away if the error message were logged. */
const SECRET_HEADERS = ["x-auth-token", "x-security-token"];

/** Whether a token or a key is of no use any longer. */
export const isOver = ({ expiresAt }: { expiresAt: number | null }, now: number): boolean =>
  expiresAt !== null && expiresAt <= now;

export function* verifyHuawei(
  received: Received,
  credentials: HuaweiCredentials,
  now: number,
  { service, auth }: Pick<Operation, "service" | "auth">,
): Steps<Caller> {
  if (auth === "none") return {};
  const authorization = received.headers.get("authorization");
  // With keys a token is just one more signed header (huawei.md 1.3, last row), so the signature comes first.
  if (authorization !== null && auth !== "token") {
    yield* verifySignature(received, authorization, credentials, now);
    return {};
  }
  const token = received.headers.get("x-auth-token");
  if (token === null) throw authenticationFailed("Authorization or x-auth-token not found");
  const known = credentials.tokens.get(token);
  if (known && isOver(known, now)) throw tokenMustBeUpdated();
  if (known) {
    const { projectId, userId, agency } = known;
    return { token: { projectId, userId, agency } };
  }
  // The APIG page shows this answer for a bad token; elsewhere it is the gateway that reads the token.
  if (service === "apig") throw apigRefusal(401, "APIC.7102", "Incorrect token or token resolution failed");
  throw authenticationFailed("decrypt token fail");
}

function* verifySignature(
  received: Received,
  authorization: string,
  credentials: HuaweiCredentials,
  now: number,
): Steps<void> {
  const claim = readAuthorization(authorization);
  const { accessKeyId, scope, signedHeaders: names } = claim;

  const key = credentials.accessKeys.get(accessKeyId);
  const securityToken = received.headers.get("x-security-token");
  // A temporary key without its token is not found either (huawei.md 5.3).
  if (!key || isOver(key, now) || (key.securityToken !== null && securityToken === null)) {
    throw authenticationFailed(`Get secretKey failed,ak:${accessKeyId},err:ak not exist`);
  }
  if (securityToken !== key.securityToken) throw authenticationFailed("decrypt token fail");

  const date = received.headers.get("x-sdk-date") ?? "";
  const signedAt = parseBasicTime(date);
  if (signedAt === undefined) throw authenticationFailed("x-sdk-date is missing or malformed");
  if (Math.abs(now - signedAt) > WINDOW_MS) {
    const times = `signature time:${date},server time:${basicTime(now)}`;
    throw authenticationFailed(`calc aksk signature fail:signature expired, ${times}`);
  }

  if (scope !== undefined && !date.startsWith(scope.slice(0, 8))) {
    throw authenticationFailed("the date in Credential is not that of x-sdk-date");
  }

  // The signing guide makes only this one mandatory (huawei.md 1.3, "Which headers are signed").
  if (!names.includes("x-sdk-date")) throw authenticationFailed("x-sdk-date is not signed");
  const absent = names.find((name) => headerValue(received, name) === null);
  if (absent !== undefined) throw authenticationFailed(`the signed header ${absent} is missing`);

  const hashes = payloadHashes(received, claim, yield* ready(hashHex(claim.algorithm.hash, received.body)));
  for (const hash of hashes) {
    const request = canonicalRequest(received, names, hash);
    if ((yield* signatureOf(claim, request, date, key.secretAccessKey)) === claim.signature) return;
  }
  const text = canonicalRequest(received, names, hashes[0] ?? "", SECRET_HEADERS);
  // The gateway answers with its own canonical request, line feeds as bars (huawei.md 5.3).
  throw authenticationFailed(`verify aksk signature fail, canonicalRequest:${text.replaceAll("\n", "|")}`);
}

/**
 * What may stand for the body. With UNSIGNED-PAYLOAD the official clients disagree about an empty body: one hashes it,
 * the other signs the word (huawei.md 1.3, "Empty body"). Any other hash in the header must be the body's own.
 */
const payloadHashes = ({ headers }: Received, { algorithm }: Authorization, actual: string): string[] =>
  headers.get(algorithm.contentHeader) === UNSIGNED ? [UNSIGNED, actual] : [actual];

function canonicalRequest(received: Received, names: string[], payloadHash: string, hidden: string[] = []): string {
  const headers = names.map((name) => `${name}:${hidden.includes(name) ? "***" : headerValue(received, name)}\n`);
  return [
    received.method.toUpperCase(),
    canonicalPath(received.path),
    canonicalQuery(received.query),
    headers.join(""),
    names.join(";"),
    payloadHash,
  ].join("\n");
}

function headerValue(received: Received, name: string): string | null {
  if (name === "host") return received.host;
  // Header names are lower case in SignedHeaders; a name no header can have counts as missing.
  const value = /^[a-z0-9!#$%&'*+.^_`|~-]+$/.test(name) ? received.headers.get(name) : null;
  return value === null ? null : headerText(value).trim();
}

/** The path decoded as a whole, every segment encoded once, with a slash at the end (huawei.md 1.3, "URI source"). */
function canonicalPath(path: string): string {
  const encoded = /^[\w.~/-]*$/.test(path) ? path : percentDecode(path).split("/").map(encode).join("/");
  return encoded.endsWith("/") ? encoded : `${encoded}/`;
}

/** Sorted by name and value before encoding (huawei.md 1.3, "Query sort"). */
function canonicalQuery(query: string): string {
  return formPairs(query)
    .sort(([a, x], [b, y]) => compareCodePoints(a, b) || compareCodePoints(x, y))
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join("&");
}

/** Percent-encoding that leaves only letters, digits and `-_.~` (huawei.md 1.2, `enc`). */
const encode = (text: string): string =>
  /^[\w.~-]*$/.test(text)
    ? text
    : encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

type Project = State["huawei"]["projects"][number];

/** A project of the path or of X-Project-Id must be the caller's: huawei.md 5.3, codes 0307 and 0310. */
export function checkProject(projectId: string, caller: Caller, known: readonly Project[]): void {
  if (!known.some((project) => project.id === projectId)) {
    throw gatewayRefusal(403, "APIGW.0310", "The project is unavailable");
  }
  if (caller.token && caller.token.projectId !== projectId) throw tokenMustBeUpdated();
}

/** Regional services want the token of a project of their region (huawei.md 2.2, "Scope rule"). */
export function checkScope({ token }: Caller, region: string | undefined, known: readonly Project[]): void {
  if (!token) return;
  const name = known.find(({ id }) => id === token.projectId)?.name;
  // A region's projects bear its name, sub-projects `region_name`. A local server is of no region.
  const isOfRegion = name !== undefined && (region === undefined || name === region || name.startsWith(`${region}_`));
  if (!isOfRegion) throw tokenMustBeUpdated();
}

const tokenMustBeUpdated = () => gatewayRefusal(401, "APIGW.0307", "The token must be updated");
