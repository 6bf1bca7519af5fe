// The two forms of Authorization that are verified here, and what each signs with which key (huawei.md 1.1, 1.2).
// The platform has no SM3, and these services take SDK-HMAC-SHA256, so the other algorithms are refused.
import { hmac, hmacText, sha256Hex } from "../digest.ts";
import { authenticationFailed } from "./errors.ts";

const PLAIN = "SDK-HMAC-SHA256";
const DERIVED = "V11-HMAC-SHA256";

export interface Authorization {
  algorithm: typeof PLAIN | typeof DERIVED;
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
  const [, algorithm = "", access, credential, scope, signedHeaders = "", signature = ""] = parts;
  if (algorithm !== PLAIN && algorithm !== DERIVED) {
    throw authenticationFailed(`the algorithm ${algorithm} is not supported`);
  }
  // Each algorithm has its own layout.
  if ((algorithm === DERIVED) !== (scope !== undefined)) {
    throw authenticationFailed("the Authorization header is malformed");
  }
  return {
    algorithm,
    accessKeyId: access ?? credential ?? "",
    ...(scope !== undefined && { scope }),
    signedHeaders: signedHeaders.split(";"),
    signature,
  };
}

/** The signature that the canonical request has with the key of whom the header names. */
export async function signatureOf(
  { algorithm, accessKeyId, scope }: Authorization,
  canonicalRequest: string,
  date: string,
  secretAccessKey: string,
): Promise<string> {
  const hash = await sha256Hex(canonicalRequest);
  const [key, lines] =
    scope === undefined
      ? [secretAccessKey, [algorithm, date, hash]]
      : [await derivedKey(accessKeyId, secretAccessKey, scope), [algorithm, date, scope, hash]];
  return hmacText("SHA-256", key, lines.join("\n"), "hex");
}

/** HKDF-SHA256, one block, as hex digits (huawei.md 1.2, "Key derivation"). */
async function derivedKey(accessKeyId: string, secretAccessKey: string, scope: string): Promise<string> {
  const extracted = await hmac("SHA-256", accessKeyId, secretAccessKey);
  return hmacText("SHA-256", extracted, `${scope}\u0001`, "hex");
}
