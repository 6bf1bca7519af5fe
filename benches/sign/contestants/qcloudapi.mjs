// The official package of Tencent Cloud's API 2.0. It takes the parameters and answers the form's text.

import QcloudApi from "qcloudapi-sdk";
import { keys } from "../requests.mjs";

const v1 = (signatureMethod) => () => {
  const { secretId: SecretId, secretKey: SecretKey } = keys.tencent;
  const api = new QcloudApi({ SecretId, SecretKey, serviceType: "vpc", signatureMethod });
  return {
    sign(params, at, Nonce) {
      const data = at ? { ...params, Timestamp: Math.floor(at / 1000), Nonce } : params;
      return { body: api.generateQueryString(data) };
    },
  };
};

/** It leaves the method out for SHA-1; the others name it, so that all sign the same text. */
const input =
  (SignatureMethod) =>
  ({ params }) => ({ ...params, SignatureMethod });

export const qcloudapi = {
  name: "qcloudapi-sdk",
  inputs: { HmacSHA256: input("HmacSHA256"), HmacSHA1: input("HmacSHA1") },
  schemes: { HmacSHA256: v1("sha256"), HmacSHA1: v1("sha1") },
};
