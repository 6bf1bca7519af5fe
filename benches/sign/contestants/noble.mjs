// @noble/hashes, with the HMAC's state kept and cloned. It has no SM3.

import { hmac } from "@noble/hashes/hmac.js";
import { sha1 } from "@noble/hashes/legacy.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { byHand } from "./by-hand.mjs";

const functions = { sha1, sha256 };
const bytes = (data) => (typeof data === "string" ? utf8ToBytes(data) : data);
const encode = {
  hex: bytesToHex,
  base64: (digest) => btoa(String.fromCharCode(...digest)),
  undefined: (digest) => digest,
};

const digests = {
  hash: (algorithm, data) => bytesToHex(functions[algorithm](bytes(data))),
  key: (algorithm, key) => hmac.create(functions[algorithm], bytes(key)),
  hmac: (state, text, encoding) => encode[encoding](state.clone().update(utf8ToBytes(text)).digest()),
};

const { "SDK-HMAC-SM3": _, ...schemes } = byHand(digests);
export const noble = { name: "@noble/hashes", schemes };
