// The only cryptography the emulator uses is the platform's: it must not share a line with the signers it checks.
import { type Bytes, base64, hex, utf8 } from "./bytes.ts";

type Hash = "SHA-1" | "SHA-256";
type Encoding = "hex" | "base64";

/** As much of `node:crypto` as is used here; the package is built without Node's types. */
interface NodeCrypto {
  /** In one call, which takes half as long; from Node 20.12 on. */
  hash?: (name: string, data: Bytes | string) => string;
  createHash: (name: string) => Hasher;
  createHmac: (name: string, key: Bytes | string) => Hasher;
}
interface Hasher {
  update: (data: Bytes | string) => { digest: { (): Bytes; (encoding: Encoding): string } };
}

/**
 * Where there is one, Node's own: WebCrypto hands every few bytes to another thread, which takes several times as long
 * as all the rest of a request. It gets texts as they are, since it makes bytes of them several times as fast.
 */
const node = (globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } }).process?.getBuiltinModule?.(
  "node:crypto",
) as NodeCrypto | undefined;

const nodeName = (hash: Hash): string => hash.replace("-", "").toLowerCase();

const bytesOf = (data: Bytes | string): Bytes => (typeof data === "string" ? utf8(data) : data);

export async function sha256Hex(data: Bytes | string): Promise<string> {
  if (node?.hash) return node.hash("sha256", data);
  if (node) return node.createHash("sha256").update(data).digest("hex");
  return hex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytesOf(data))));
}

export async function hmac(hash: Hash, key: Bytes | string, message: string): Promise<Bytes> {
  if (node) return node.createHmac(nodeName(hash), key).update(message).digest();
  const imported = await crypto.subtle.importKey("raw", bytesOf(key), { name: "HMAC", hash }, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", imported, utf8(message)));
}

export async function hmacText(hash: Hash, key: Bytes | string, message: string, encoding: Encoding): Promise<string> {
  if (node) return node.createHmac(nodeName(hash), key).update(message).digest(encoding);
  const bytes = await hmac(hash, key, message);
  return encoding === "hex" ? hex(bytes) : base64(bytes);
}
