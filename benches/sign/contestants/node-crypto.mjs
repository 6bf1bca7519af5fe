// node:crypto, twice: as everybody writes it, and with the one-shot `hash` that Node has had since 20.12.

import * as crypto from "node:crypto";
import { byHand } from "./by-hand.mjs";

const { createHash, createHmac, createSecretKey, getHashes, hash } = crypto;

const digests = {
  hash: (algorithm, data) => createHash(algorithm).update(data).digest("hex"),
  key: (algorithm, key) => ({ algorithm, key: createSecretKey(key, "utf8") }),
  hmac: ({ algorithm, key }, text, encoding) => createHmac(algorithm, key).update(text).digest(encoding),
};

/** workerd's node:crypto has no SM3. */
const sm3 = getHashes().includes("sm3");
function schemesBy(digests) {
  const { "SDK-HMAC-SM3": withSm3, ...schemes } = byHand(digests);
  return sm3 ? { ...schemes, "SDK-HMAC-SM3": withSm3 } : schemes;
}

const sha256 = (body) => (hash ?? digests.hash)("sha256", body);
const written = { name: "node:crypto", schemes: schemesBy(digests), sha256 };
const oneShot = { name: "node:crypto, crypto.hash", schemes: schemesBy({ ...digests, hash }) };
export const nodeCrypto = hash ? [written, oneShot] : [written];
