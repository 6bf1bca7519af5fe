// TC3-HMAC-SHA256, API 3.0's signature (tencent.md 1.3).
import { type Bytes, headerText } from "../bytes.ts";
import { dayText } from "../clock.ts";
import { hashHex, hmac, hmacText } from "../digest.ts";
import type { Received } from "../received.ts";
import type { TencentCredentials } from "../state.ts";
import { ready, type Steps } from "../steps.ts";
import type { Entry } from "../table.ts";
import { v3Refusal } from "./errors.ts";

/** tencent.md 3.4, AuthFailure.SignatureExpire: five minutes around the server's time. */
export const WINDOW_SECONDS = 300;

const ALGORITHM = "TC3-HMAC-SHA256";
const UNSIGNED = "UNSIGNED-PAYLOAD";

const MISMATCH = "The provided credentials could not be validated. Please check your signature is correct.";

export function* verifyTc3(
  received: Received,
  authorization: string,
  credentials: TencentCredentials,
  now: number,
  product: string,
): Steps<void> {
  const parts =
    /^TC3-HMAC-SHA256 Credential=([^/\s,]+)\/(\d{4}-\d\d-\d\d)\/([^/\s,]+)\/tc3_request, ?SignedHeaders=([^,\s]+), ?Signature=([0-9a-f]{64})$/.exec(
      authorization,
    );
  if (!parts) throw malformed("the Authorization header is malformed");
  const [, secretId = "", date = "", service = "", signedHeaders = "", signature = ""] = parts;

  const key = credentials.secretKeys.get(secretId);
  if (!key) throw secretIdNotFound();

  const timestamp = received.headers.get("x-tc-timestamp") ?? "";
  if (!/^\d+$/.test(timestamp)) throw malformed("X-TC-Timestamp is missing or no number");
  if (Math.abs(Math.floor(now / 1000) - Number(timestamp)) > WINDOW_SECONDS) throw signatureExpired(timestamp, now);
  if (dayText(Number(timestamp) * 1000) !== date) {
    throw malformed("the date in Credential is not the UTC date of X-TC-Timestamp");
  }
  // The Node client takes the service from the first label of whatever host it is given (tencent.md 1.3).
  if (service !== product && service !== received.host.split(".")[0]) {
    throw malformed(`the service in Credential must be ${product}`);
  }
  const names = signedHeaders.split(";");
  for (const name of ["content-type", "host"]) {
    if (!names.includes(name)) throw malformed(`${name} is not signed`);
  }

  const scope = `${date}/${service}/tc3_request`;
  const signing = yield* signingKey(key, date, service);
  const hash = yield* ready(payloadHash(received));
  const hosts = hostsOf(received);
  for (const host of hosts) {
    const request = canonicalRequest(received, host, signedHeaders, hash);
    const stringToSign = `${ALGORITHM}\n${timestamp}\n${scope}\n${yield* ready(hashHex("SHA-256", request))}`;
    if ((yield* ready(hmacText("SHA-256", signing, stringToSign, "hex"))) === signature) {
      checkToken(received.headers.get("x-tc-token"), key.token);
      return;
    }
  }
  const text = canonicalRequest(received, hosts[0] ?? "", signedHeaders, hash);
  throw signatureFailure(`canonicalRequest:${text.replaceAll("\n", "|")}`);
}

type SecretKey = Entry<TencentCredentials["secretKeys"]>;

/** The key of a day and a service, which serves all its requests: what was derived last for each secret key. */
const derivedKeys = new WeakMap<SecretKey, { of: string; derived: Bytes }>();

function* signingKey(key: SecretKey, date: string, service: string): Steps<Bytes> {
  const of = `${date} ${service}`;
  const last = derivedKeys.get(key);
  if (last?.of === of) return last.derived;
  const ofDate = yield* ready(hmac("SHA-256", `TC3${key.secretKey}`, date));
  const ofService = yield* ready(hmac("SHA-256", ofDate, service));
  const derived = yield* ready(hmac("SHA-256", ofService, "tc3_request"));
  derivedKeys.set(key, { of, derived });
  return derived;
}

const malformed = (detail: string) =>
  v3Refusal("AuthFailure.InvalidAuthorization", `The authorization is invalid: ${detail}.`);

export const secretIdNotFound = () =>
  v3Refusal("AuthFailure.SecretIdNotFound", "The SecretId is not found, please ensure that your SecretId is correct.");

export const signatureExpired = (timestamp: string, now: number) =>
  v3Refusal(
    "AuthFailure.SignatureExpire",
    `The request has expired: timestamp ${timestamp}, server time ${Math.floor(now / 1000)}.`,
  );

/** What was signed here is appended as a help; the provider answers with the first sentence alone. */
export const signatureFailure = (hint: string) => v3Refusal("AuthFailure.SignatureFailure", `${MISMATCH} ${hint}`);

/** The token is not part of the signature (tencent.md 1.3), so a wrong one shows only here. */
function checkToken(sent: string | null, expected: string | null): void {
  if (sent !== expected) throw v3Refusal("AuthFailure.TokenFailure", "The token is wrong.");
}

function payloadHash({ method, headers, body }: Received): ReturnType<typeof hashHex> {
  const unsigned = headers.get("x-tc-content-sha256") === UNSIGNED;
  return hashHex("SHA-256", unsigned ? UNSIGNED : method === "GET" ? "" : body);
}

function canonicalRequest(received: Received, host: string, signedHeaders: string, hash: string): string {
  let headers = "";
  for (const name of signedHeaders.split(";")) headers += `${name}:${headerValue(received, host, name)}\n`;
  return `${received.method}\n/\n${received.query}\n${headers}\n${signedHeaders}\n${hash}`;
}

/** The Node client signs the host without the port it sends (tencent.md 1.3); only a local server meets that. */
export function hostsOf({ host }: Received): string[] {
  const portless = host.replace(/:\d+$/, "");
  return portless === host ? [host] : [host, portless];
}

/** Content-Type as sent, every other value in lower case (tencent.md 1.3, table of headers). */
function headerValue(received: Received, host: string, name: string): string {
  if (name === "host") return host;
  const value = headerText((/^[a-z0-9-]+$/.test(name) && received.headers.get(name)) || "").trim();
  return name === "content-type" ? value : value.toLowerCase();
}
