// cloudip, from whichever of its entries.

import { huaweiScope, keys, tc3Options } from "../requests.mjs";

export function ours(name, { HuaweiSigner, TencentSigner, TencentV1Signer }) {
  const huawei = (algorithm) => () => new HuaweiSigner(keys.huawei, { algorithm, ...huaweiScope });
  const schemes = {
    "SDK-HMAC-SHA256": () => new HuaweiSigner(keys.huawei),
    "TC3-HMAC-SHA256": () => new TencentSigner(keys.tencent, tc3Options),
    HmacSHA256: () => new TencentV1Signer(keys.tencent, { method: "HmacSHA256" }),
    HmacSHA1: () => new TencentV1Signer(keys.tencent, { method: "HmacSHA1" }),
    "V11-HMAC-SHA256": huawei("V11-HMAC-SHA256"),
    "SDK-HMAC-SM3": huawei("SDK-HMAC-SM3"),
  };
  return { name, schemes: Object.fromEntries(Object.entries(schemes).filter(([, make]) => isKnown(make))) };
}

/** Whether the build at hand has the scheme: one that it does not know is refused when the signer is made. */
function isKnown(make) {
  try {
    make().free();
    return true;
  } catch (error) {
    if (error?.kind === "InvalidInput") return false;
    throw error;
  }
}
