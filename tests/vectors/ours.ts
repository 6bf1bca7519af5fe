// What our signers say to a case, through the interface that users have.

import { HuaweiSigner, TencentSigner, TencentV1Signer } from "../../pkg/default.js";
import type { Case, Intermediates } from "./case.ts";

/** Milliseconds of a case's time. */
function timeOf(at: string | number): number {
  if (typeof at === "number") return at * 1000;
  return Date.parse(at.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, "$1-$2-$3T$4:$5:$6Z"));
}

/** Signs a case with our signers, through the interface that users have. */
export function explain(case_: Case): Intermediates & { url: string; body?: string | Uint8Array } {
  const {
    algorithm,
    credentials,
    method,
    url,
    headers = {},
    params,
    bodySha256,
    region,
    service,
    signedHeaders,
  } = case_;
  const body = case_.bodyHex === undefined ? (case_.body ?? "") : Buffer.from(case_.bodyHex, "hex");
  const request = { method, url, headers, body, ...(bodySha256 !== undefined && { bodySha256 }) };
  const at = timeOf(case_.at);
  const { accessKeyId = "", secretAccessKey = "", secretId = "", secretKey = "", securityToken, token } = credentials;
  const huaweiKey = { accessKeyId, secretAccessKey, ...(securityToken !== undefined && { securityToken }) };
  const tencentKey = { secretId, secretKey, ...(token !== undefined && { token }) };

  const derived = { ...(region !== undefined && { region }), ...(service !== undefined && { service }) };

  if (params) {
    if (algorithm === null) throw new Error("the public class always names its digest");
    const form = { method: method as "GET" | "POST", url, params };
    using signer = new TencentV1Signer(tencentKey, { method: algorithm as "HmacSHA1" | "HmacSHA256" });
    const { stringToSign, signature, ...sent } = signer.explain(form, at, case_.nonce);
    return { "string-to-sign": stringToSign, signature, ...sent };
  }
  using signer =
    credentials.secretId === undefined
      ? new HuaweiSigner(huaweiKey, { algorithm, ...derived } as ConstructorParameters<typeof HuaweiSigner>[1])
      : new TencentSigner(tencentKey, { service: service ?? "", ...(signedHeaders && { signedHeaders }) });
  const { canonicalRequest, stringToSign, signature, headers: sent, url: sentTo } = signer.explain(request, at);
  return {
    "canonical-request": canonicalRequest ?? "",
    "string-to-sign": stringToSign,
    signature,
    authorization: sent.Authorization ?? "",
    url: sentTo,
  };
}
