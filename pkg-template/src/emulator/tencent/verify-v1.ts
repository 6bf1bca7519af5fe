// HmacSHA1 and HmacSHA256: the signature of API 2.0 and the first version of API 3.0's (tencent.md 1.1, 1.2).
import { compareCodePoints } from "../bytes.ts";
import { hmacText } from "../digest.ts";
import type { Received } from "../received.ts";
import type { Refusal } from "../reply.ts";
import type { TencentCredentials } from "../state.ts";
import { ready, type Steps } from "../steps.ts";
import type { World } from "../world.ts";
import { legacyRefusal, v3Refusal } from "./errors.ts";
import { hostsOf, secretIdNotFound, signatureExpired, signatureFailure, WINDOW_SECONDS } from "./verify-tc3.ts";

/** The two APIs sign alike and differ in their answers and in two rules. */
export interface Generation {
  missing: (name: string) => Refusal;
  secretIdNotFound: () => Refusal;
  tokenWrong: () => Refusal;
  expired: (timestamp: string, now: number) => Refusal;
  replayed: () => Refusal;
  mismatch: (hint: string) => Refusal;
  /** The name a parameter is signed under. */
  signedName: (name: string) => string;
  /** Whether a parameter is signed at all. */
  isSigned: (method: string, value: string) => boolean;
}

/** API 2.0: numbers of tencent.md 3.2, words of 3.3. */
export const legacyGeneration: Generation = {
  missing: (name) => legacyRefusal(4000, "InvalidParameter", `The parameter ${name} is missing or malformed.`),
  secretIdNotFound: () => legacyRefusal(4104, "InvalidParameter.SecretIdNotFound", "The SecretId does not exist."),
  tokenWrong: () => legacyRefusal(4105, "InvalidRequest.TokenCheckFailed", "The token is wrong."),
  expired: (timestamp, now) =>
    legacyRefusal(
      4500,
      "InvalidRequest.ReplayAttack",
      `The timestamp ${timestamp} is too far off, server time ${Math.floor(now / 1000)}.`,
    ),
  replayed: () => legacyRefusal(4500, "InvalidRequest.ReplayAttack", "The nonce was used before."),
  mismatch: (hint) => legacyRefusal(4100, "InvalidParameter.SignatureFailure", `The signature is wrong. ${hint}`),
  // Sorted by the name as sent, signed with dots for underscores (tencent.md 1.1, formula).
  signedName: (name) => name.replaceAll("_", "."),
  // File parameters of a POST stay unsigned (tencent.md 1.1).
  isSigned: (method, value) => !(method === "POST" && value.startsWith("@")),
};

/** API 3.0: codes of tencent.md 3.4. For a replay none is listed; the one of 3.3 says what happened. */
export const v3Generation: Generation = {
  missing: (name) => v3Refusal("MissingParameter", `The request is missing the parameter ${name} or it is malformed.`),
  secretIdNotFound,
  tokenWrong: () => v3Refusal("AuthFailure.TokenFailure", "The token is wrong."),
  expired: signatureExpired,
  replayed: () => v3Refusal("InvalidRequest.ReplayAttack", "The nonce was used before."),
  mismatch: signatureFailure,
  signedName: (name) => name,
  isSigned: () => true,
};

export function* verifyV1(
  received: Received,
  parameters: ReadonlyMap<string, string>,
  credentials: TencentCredentials,
  world: Pick<World, "nonces">,
  now: number,
  generation: Generation,
): Steps<void> {
  const required = (name: string, form = /./) => {
    const value = parameters.get(name) ?? "";
    if (!form.test(value)) throw generation.missing(name);
    return value;
  };
  const secretId = required("SecretId");
  const signature = required("Signature");
  const timestamp = required("Timestamp", /^\d+$/);
  const nonce = required("Nonce", /^\d+$/);

  const key = credentials.secretKeys.get(secretId);
  if (!key) throw generation.secretIdNotFound();
  if (Math.abs(Math.floor(now / 1000) - Number(timestamp)) > WINDOW_SECONDS) throw generation.expired(timestamp, now);

  // "HmacSHA256 selects SHA-256; any other value or absence SHA-1" (tencent.md 1.1).
  const hash = parameters.get("SignatureMethod") === "HmacSHA256" ? "SHA-256" : "SHA-1";
  const sources = hostsOf(received).map((host) => stringToSign(received, host, parameters, generation));
  const expected: string[] = [];
  for (const text of sources) expected.push(yield* ready(hmacText(hash, key.secretKey, text, "base64")));
  if (!expected.includes(signature)) {
    const shown = (sources[0] ?? "").replace(/(&Token=)[^&]*/, "$1***");
    throw generation.mismatch(`stringToSign:${shown}`);
  }
  if ((parameters.get("Token") ?? null) !== key.token) throw generation.tokenWrong();
  refuseReplay(world.nonces, `${secretId} ${nonce}`, Number(timestamp), generation, now);
}

/** Method, host, path and the sorted raw parameters (tencent.md 1.1). */
function stringToSign(
  { method, path }: Received,
  host: string,
  parameters: ReadonlyMap<string, string>,
  generation: Generation,
): string {
  const pairs = [...parameters]
    .filter(([name, value]) => name !== "Signature" && generation.isSigned(method, value))
    .sort(([a], [b]) => compareCodePoints(a, b))
    .map(([name, value]) => `${generation.signedName(name)}=${value}`);
  return `${method}${host}${path}?${pairs.join("&")}`;
}

/** A nonce is good once (tencent.md 1.1 and code 4500); it is kept while its timestamp could still pass. */
function refuseReplay(
  nonces: Map<string, number>,
  nonce: string,
  timestamp: number,
  generation: Generation,
  now: number,
) {
  // In the order in which they came, which is nearly that in which they may be forgotten: what is left behind the first
  // one that has to be kept does no harm.
  for (const [seen, forgetAt] of nonces) {
    if (forgetAt >= now) break;
    nonces.delete(seen);
  }
  const forgetAt = nonces.get(nonce);
  if (forgetAt !== undefined && forgetAt >= now) throw generation.replayed();
  nonces.delete(nonce);
  nonces.set(nonce, (timestamp + WINDOW_SECONDS) * 1000);
}
