// The cryptography of the emulator is the platform's, and SM3 its own: it must not share a line with the signers it
// checks.
import { type Bytes, base64, hex, utf8 } from "./bytes.ts";
import { hmacSm3, sm3 } from "./sm3.ts";

export type Hash = "SHA-1" | "SHA-256" | "SM3";
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

let found: NodeCrypto | undefined;

/**
 * Where there is one, Node's own: WebCrypto hands every few bytes to another thread, which takes several times as long
 * as all the rest of a request. It gets texts as they are, since it makes bytes of them several times as fast. Looked
 * for by the first request: to load it takes a good part of a start.
 */
function nodeCrypto(): NodeCrypto | undefined {
  const { process } = globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } };
  found ??= process?.getBuiltinModule?.("node:crypto") as NodeCrypto | undefined;
  return found;
}

const nodeName = (hash: Exclude<Hash, "SM3">): string => (hash === "SHA-1" ? "sha1" : "sha256");

const bytesOf = (data: Bytes | string): Bytes => (typeof data === "string" ? utf8(data) : data);

export async function hashHex(hash: Hash, data: Bytes | string): Promise<string> {
  if (hash === "SM3") return hex(sm3(bytesOf(data)));
  const node = nodeCrypto();
  if (node?.hash) return node.hash(nodeName(hash), data);
  if (node) return node.createHash(nodeName(hash)).update(data).digest("hex");
  return hex(new Uint8Array(await crypto.subtle.digest(hash, bytesOf(data))));
}

export async function hmac(hash: Hash, key: Bytes | string, message: string): Promise<Bytes> {
  if (hash === "SM3") return hmacSm3(bytesOf(key), utf8(message));
  const node = nodeCrypto();
  if (node) return node.createHmac(nodeName(hash), key).update(message).digest();
  const imported = await crypto.subtle.importKey("raw", bytesOf(key), { name: "HMAC", hash }, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", imported, utf8(message)));
}

export async function hmacText(hash: Hash, key: Bytes | string, message: string, encoding: Encoding): Promise<string> {
  const node = nodeCrypto();
  if (node && hash !== "SM3") return node.createHmac(nodeName(hash), key).update(message).digest(encoding);
  const bytes = await hmac(hash, key, message);
  return encoding === "hex" ? hex(bytes) : base64(bytes);
}
