// The only cryptography the emulator uses is the platform's: it must not share a line with the signers it checks.
import { type Bytes, hex, utf8 } from "./bytes.ts";

type Hash = "SHA-1" | "SHA-256";

/** As much of `node:crypto` as is used here; the package is built without Node's types. */
interface NodeCrypto {
  /** In one call, which takes half as long; from Node 20.12 on. */
  hash?: (name: string, data: Bytes) => string;
  createHash: (name: string) => Hasher;
  createHmac: (name: string, key: Bytes) => Hasher;
}
interface Hasher {
  update: (data: Bytes) => { digest: () => Bytes };
}

/**
 * Where there is one, Node's own: WebCrypto hands every few bytes to another thread, which takes several times as long
 * as all the rest of a request.
 */
const node = (globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } }).process?.getBuiltinModule?.(
  "node:crypto",
) as NodeCrypto | undefined;

const nodeName = (hash: Hash): string => hash.replace("-", "").toLowerCase();

export async function sha256Hex(data: Bytes): Promise<string> {
  if (node?.hash) return node.hash("sha256", data);
  if (node) return hex(node.createHash("sha256").update(data).digest());
  return hex(new Uint8Array(await crypto.subtle.digest("SHA-256", data)));
}

export async function hmac(hash: Hash, key: Bytes, message: string): Promise<Bytes> {
  if (node) return node.createHmac(nodeName(hash), key).update(utf8(message)).digest();
  const imported = await crypto.subtle.importKey("raw", key, { name: "HMAC", hash }, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", imported, utf8(message)));
}
