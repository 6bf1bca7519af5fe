import { type Explanation, HuaweiSigner, TencentSigner, TencentV1Signer } from "cloudip";
import { huaweiKey, type Sent, tencentKey } from "./clients.js";

const huawei = new HuaweiSigner(huaweiKey);
const tencent = new TencentSigner(tencentKey, { service: "vpc" });
const tencentV1 = new TencentV1Signer(tencentKey);

/** Signs a request that was sent once more, at its own time, which shows every step to its own signature. */
export function explain({ request, body }: Sent): Explanation {
  const { method, url } = request;
  const headers = Object.fromEntries(request.headers);
  if (headers["content-type"] === "application/x-www-form-urlencoded") {
    const {
      SecretId: _id,
      SignatureMethod: _method,
      Signature: _signature,
      ...params
    } = Object.fromEntries(new URLSearchParams(body)) as Record<string, string>;
    return tencentV1.explain({ method: "POST", url, params });
  }
  const { authorization, ...signed } = headers;
  const signer = authorization?.startsWith("TC3") ? tencent : huawei;
  return signer.explain({ method, url, headers: signed, body });
}
