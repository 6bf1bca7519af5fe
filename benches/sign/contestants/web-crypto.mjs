// The schemes by hand on WebCrypto: every digest is awaited. The key is imported once.

import { basicDate, huaweiCanonical, randomNonce, tc3Canonical, v1Form, v1Source, withHeaders } from "../canonical.mjs";
import { keys, tc3Options } from "../requests.mjs";

const { subtle } = globalThis.crypto;
const encoder = new TextEncoder();
const bytes = (data) => (typeof data === "string" ? encoder.encode(data) : data);

const digits = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));
function hex(buffer) {
  let text = "";
  for (const byte of new Uint8Array(buffer)) text += digits[byte];
  return text;
}

const sha256 = async (data) => hex(await subtle.digest("SHA-256", bytes(data)));
const imported = (key, hash) => subtle.importKey("raw", bytes(key), { name: "HMAC", hash }, false, ["sign"]);
const hmac = async (key, text) => subtle.sign("HMAC", await key, encoder.encode(text));

function huawei() {
  const { accessKeyId, secretAccessKey } = keys.huawei;
  const key = imported(secretAccessKey, "SHA-256");
  return {
    async sign(request, at = Date.now()) {
      const date = basicDate(at);
      const { names, canonical } = huaweiCanonical(request, date, await sha256(request.body ?? ""));
      const signature = hex(await hmac(key, `SDK-HMAC-SHA256\n${date}\n${await sha256(canonical)}`));
      const Authorization = `SDK-HMAC-SHA256 Access=${accessKeyId}, SignedHeaders=${names}, Signature=${signature}`;
      return withHeaders(request, { "X-Sdk-Date": date, Authorization });
    },
  };
}

async function tc3Key(date) {
  let key = `TC3${keys.tencent.secretKey}`;
  for (const text of [date, tc3Options.service, "tc3_request"]) key = await hmac(imported(key, "SHA-256"), text);
  return imported(key, "SHA-256");
}

function tc3() {
  const kept = { date: "", key: undefined };
  return {
    async sign(request, at = Date.now()) {
      const timestamp = String(Math.floor(at / 1000));
      const date = new Date(at).toISOString().slice(0, 10);
      if (kept.date !== date) Object.assign(kept, { date, key: await tc3Key(date) });
      const { names, canonical } = tc3Canonical(request, tc3Options.signedHeaders, await sha256(request.body ?? ""));
      const scope = `${date}/${tc3Options.service}/tc3_request`;
      const text = `TC3-HMAC-SHA256\n${timestamp}\n${scope}\n${await sha256(canonical)}`;
      const credential = `TC3-HMAC-SHA256 Credential=${keys.tencent.secretId}/${scope}`;
      const Authorization = `${credential}, SignedHeaders=${names}, Signature=${hex(await hmac(kept.key, text))}`;
      return withHeaders(request, { "X-TC-Timestamp": timestamp, Authorization });
    },
  };
}

const v1 = (digest, hash) => () => {
  const { secretId, secretKey } = keys.tencent;
  const key = imported(secretKey, hash);
  return {
    async sign(request, at = Date.now(), nonce = randomNonce()) {
      const { pairs, source } = v1Source(request, { secretId, digest, at, nonce });
      return v1Form(request, pairs, btoa(String.fromCharCode(...new Uint8Array(await hmac(key, source)))));
    },
  };
};

export const webCrypto = {
  name: "WebCrypto",
  sha256,
  schemes: {
    "SDK-HMAC-SHA256": huawei,
    "TC3-HMAC-SHA256": tc3,
    HmacSHA256: v1("HmacSHA256", "SHA-256"),
    HmacSHA1: v1("HmacSHA1", "SHA-1"),
  },
};
