// The forms of Authorization that are verified here, and what each signs with which key (huawei.md 1.1, 1.2). The two
// others of the official clients have signatures of elliptic curves, and these services need none of them.
import { type Hash, hashHex, hmac, hmacText } from "../digest.ts";
import { ready, type Steps } from "../steps.ts";
import { authenticationFailed } from "./errors.ts";

interface Algorithm {
  hash: Hash;
  /** The header that tells a body's hash, or that it is not signed. */
  contentHeader: string;
  /** Whether the key is derived for a day, a region and a service. */
  isDerived: boolean;
}

const SHA256 = { hash: "SHA-256", contentHeader: "x-sdk-content-sha256" } as const;

const ALGORITHMS: Record<string, Algorithm> = {
  "SDK-HMAC-SHA256": { ...SHA256, isDerived: false },
  "V11-HMAC-SHA256": { ...SHA256, isDerived: true },
  "SDK-HMAC-SM3": { hash: "SM3", contentHeader: "x-sdk-content-sm3", isDerived: false },
};

export interface Authorization {
  /** As the header has it. */
  name: string;
  algorithm: Algorithm;
  accessKeyId: string;
  /** `20250102/cn-north-4/dns`: the day, the region and the service that a derived key is for. */
  scope?: string;
  signedHeaders: string[];
  signature: string;
}

export function readAuthorization(text: string): Authorization {
  const parts =
    /^([\w-]+) (?:Access=([^,\s]+)|Credential=([^,\s/]+)\/(\d{8}\/[^,\s/]+\/[^,\s/]+)), ?SignedHeaders=([^,\s]+), ?Signature=([0-9a-f]{64})$/.exec(
      text,
    );
  if (!parts) throw authenticationFailed("the Authorization header is malformed");
  const [, name = "", access, credential, scope, signedHeaders = "", signature = ""] = parts;
  const algorithm = Object.hasOwn(ALGORITHMS, name) ? ALGORITHMS[name] : undefined;
  if (!algorithm) throw authenticationFailed(`the algorithm ${name} is not supported`);
  // A derived key has a layout of its own.
  if (algorithm.isDerived !== (scope !== undefined)) {
    throw authenticationFailed("the Authorization header is malformed");
  }
  return {
    name,
    algorithm,
    accessKeyId: access ?? credential ?? "",
    ...(scope !== undefined && { scope }),
    signedHeaders: signedHeaders.split(";"),
    signature,
  };
}

/** The signature that the canonical request has with the key of whom the header names. */
export function* signatureOf(
  { name, algorithm: { hash }, accessKeyId, scope }: Authorization,
  canonicalRequest: string,
  date: string,
  secretAccessKey: string,
): Steps<string> {
  const hashed = yield* ready(hashHex(hash, canonicalRequest));
  const [key, lines] =
    scope === undefined
      ? [secretAccessKey, [name, date, hashed]]
      : [yield* derivedKey(accessKeyId, secretAccessKey, scope), [name, date, scope, hashed]];
  return yield* ready(hmacText(hash, key, lines.join("\n"), "hex"));
}

/** HKDF-SHA256, one block, as hex digits (huawei.md 1.2, "Key derivation"). */
function* derivedKey(accessKeyId: string, secretAccessKey: string, scope: string): Steps<string> {
  const extracted = yield* ready(hmac("SHA-256", accessKeyId, secretAccessKey));
  return yield* ready(hmacText("SHA-256", extracted, `${scope}\u0001`, "hex"));
}
