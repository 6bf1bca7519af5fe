// The cryptography of the emulator is the platform's, and SM3 its own: it must not share a line with the signers it
// checks.
import { type Bytes, base64, hex, utf8 } from "./bytes.ts";
import { hmacSm3, sm3 } from "./sm3.ts";
import type { Soon } from "./steps.ts";

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
  if (found) return found;
  const { process } = globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } };
  found = process?.getBuiltinModule?.("node:crypto") as NodeCrypto | undefined;
  return found;
}

const nodeName = (hash: Exclude<Hash, "SM3">): string => (hash === "SHA-1" ? "sha1" : "sha256");

const bytesOf = (data: Bytes | string): Bytes => (typeof data === "string" ? utf8(data) : data);

export function hashHex(hash: Hash, data: Bytes | string): Soon<string> {
  if (hash === "SM3") return hex(sm3(bytesOf(data)));
  const node = nodeCrypto();
  if (node?.hash) return node.hash(nodeName(hash), data);
  if (node) return node.createHash(nodeName(hash)).update(data).digest("hex");
  return crypto.subtle.digest(hash, bytesOf(data)).then((bytes) => hex(new Uint8Array(bytes)));
}

export function hmac(hash: Hash, key: Bytes | string, message: string): Soon<Bytes> {
  if (hash === "SM3") return hmacSm3(bytesOf(key), utf8(message));
  const node = nodeCrypto();
  if (node) return node.createHmac(nodeName(hash), key).update(message).digest();
  return webHmac(hash, bytesOf(key), utf8(message));
}

async function webHmac(hash: Exclude<Hash, "SM3">, key: Bytes, message: Bytes): Promise<Bytes> {
  const imported = await crypto.subtle.importKey("raw", key, { name: "HMAC", hash }, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", imported, message));
}

export function hmacText(hash: Hash, key: Bytes | string, message: string, encoding: Encoding): Soon<string> {
  const node = nodeCrypto();
  if (node && hash !== "SM3") return node.createHmac(nodeName(hash), key).update(message).digest(encoding);
  return encoded(hmac(hash, key, message), encoding);
}

async function encoded(bytes: Soon<Bytes>, encoding: Encoding): Promise<string> {
  return encoding === "hex" ? hex(await bytes) : base64(await bytes);
}
