// The schemes by hand on a library of synchronous digests, the way one writes them who wants them fast: a key is
// prepared once, and the keys that TC3 and V11 derive are kept for their day.
//
// `digests` is { hash(algorithm, data): hex, key(algorithm, bytesOrText): prepared, hmac(prepared, text, encoding) },
// where `encoding` is "hex", "base64" or undefined for bytes.

import { basicDate, huaweiCanonical, randomNonce, tc3Canonical, v1Form, v1Source, withHeaders } from "../canonical.mjs";
import { huaweiScope, keys, tc3Options } from "../requests.mjs";

const huawei = (digests, name, algorithm) => () => {
  const { accessKeyId, secretAccessKey } = keys.huawei;
  const key = digests.key(algorithm, secretAccessKey);
  return {
    sign(request, at = Date.now()) {
      const date = basicDate(at);
      const bodyHash = request.bodySha256 ?? digests.hash(algorithm, request.body ?? "");
      const { names, canonical } = huaweiCanonical(request, date, bodyHash);
      const signature = digests.hmac(key, `${name}\n${date}\n${digests.hash(algorithm, canonical)}`, "hex");
      const Authorization = `${name} Access=${accessKeyId}, SignedHeaders=${names}, Signature=${signature}`;
      return withHeaders(request, { "X-Sdk-Date": date, Authorization });
    },
  };
};

/** HKDF-SHA256 of one block with the access key as salt; its hex text is the key. */
function v11Key(digests, info) {
  const { accessKeyId, secretAccessKey } = keys.huawei;
  const prk = digests.hmac(digests.key("sha256", accessKeyId), secretAccessKey);
  return digests.key("sha256", digests.hmac(digests.key("sha256", prk), `${info}\x01`, "hex"));
}

const v11 = (digests) => () => {
  const kept = { info: "", key: undefined };
  return {
    sign(request, at = Date.now()) {
      const date = basicDate(at);
      const info = `${date.slice(0, 8)}/${huaweiScope.region}/${huaweiScope.service}`;
      if (kept.info !== info) Object.assign(kept, { info, key: v11Key(digests, info) });
      const { names, canonical } = huaweiCanonical(request, date, digests.hash("sha256", request.body ?? ""));
      const text = `V11-HMAC-SHA256\n${date}\n${info}\n${digests.hash("sha256", canonical)}`;
      const credential = `V11-HMAC-SHA256 Credential=${keys.huawei.accessKeyId}/${info}`;
      const Authorization = `${credential}, SignedHeaders=${names}, Signature=${digests.hmac(kept.key, text, "hex")}`;
      return withHeaders(request, { "X-Sdk-Date": date, Authorization });
    },
  };
};

function tc3Key(digests, date) {
  let key = `TC3${keys.tencent.secretKey}`;
  for (const text of [date, tc3Options.service, "tc3_request"]) key = digests.hmac(digests.key("sha256", key), text);
  return digests.key("sha256", key);
}

const tc3 = (digests) => () => {
  const kept = { date: "", key: undefined };
  return {
    sign(request, at = Date.now()) {
      const timestamp = String(Math.floor(at / 1000));
      const date = new Date(at).toISOString().slice(0, 10);
      if (kept.date !== date) Object.assign(kept, { date, key: tc3Key(digests, date) });
      const bodyHash = digests.hash("sha256", request.body ?? "");
      const { names, canonical } = tc3Canonical(request, tc3Options.signedHeaders, bodyHash);
      const scope = `${date}/${tc3Options.service}/tc3_request`;
      const text = `TC3-HMAC-SHA256\n${timestamp}\n${scope}\n${digests.hash("sha256", canonical)}`;
      const credential = `TC3-HMAC-SHA256 Credential=${keys.tencent.secretId}/${scope}`;
      const Authorization = `${credential}, SignedHeaders=${names}, Signature=${digests.hmac(kept.key, text, "hex")}`;
      return withHeaders(request, { "X-TC-Timestamp": timestamp, Authorization });
    },
  };
};

const v1 = (digests, digest, algorithm) => () => {
  const { secretId, secretKey } = keys.tencent;
  const key = digests.key(algorithm, secretKey);
  return {
    sign(request, at = Date.now(), nonce = randomNonce()) {
      const { pairs, source } = v1Source(request, { secretId, digest, at, nonce });
      return v1Form(request, pairs, digests.hmac(key, source, "base64"));
    },
  };
};

export const byHand = (digests) => ({
  "SDK-HMAC-SHA256": huawei(digests, "SDK-HMAC-SHA256", "sha256"),
  "TC3-HMAC-SHA256": tc3(digests),
  HmacSHA256: v1(digests, "HmacSHA256", "sha256"),
  HmacSHA1: v1(digests, "HmacSHA1", "sha1"),
  "V11-HMAC-SHA256": v11(digests),
  "SDK-HMAC-SM3": huawei(digests, "SDK-HMAC-SM3", "sm3"),
});
