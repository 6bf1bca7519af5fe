// The official Node signers, each fed what its own client feeds it: the body as an object, which it serialises itself.
// They keep nothing between two signatures.

import { AKSKSigner } from "@huaweicloud/huaweicloud-sdk-core/auth/AKSKSigner.js";
import { DerivedAKSKSigner } from "@huaweicloud/huaweicloud-sdk-core/auth/DerivedAKSKSigner.js";
import tencentSign from "tencentcloud-sdk-nodejs/tencentcloud/common/sign.js";
import { basicDate } from "../canonical.mjs";
import { huaweiScope, keys, tc3Options } from "../requests.mjs";

const huaweiInput = ({ method, url, headers, body }) => ({
  method,
  endpoint: url,
  headers,
  queryParams: {},
  data: body ? JSON.parse(body) : undefined,
});

/** What the signers ask of the client's credentials. */
const credential = {
  getAk: () => keys.huawei.accessKeyId,
  getSk: () => keys.huawei.secretAccessKey,
  getRegionId: () => huaweiScope.region,
  getDerivedAuthServiceName: () => huaweiScope.service,
};

const huawei = (Signer) => () => ({
  sign(request, at) {
    // The signer takes another time than now only from the header.
    const dated = at && { ...request, headers: { ...request.headers, "X-Sdk-Date": basicDate(at) } };
    return { headers: Signer.sign(dated || request, credential) };
  },
});

const Sign = tencentSign.default;

/** The call and the headers around it are those of `HttpConnection.doRequestWithSign3`. */
const tc3 = () => {
  const { secretId, secretKey } = keys.tencent;
  const { service } = tc3Options;
  return {
    sign({ method, url, headers, payload }, at = Date.now()) {
      const timestamp = Math.floor(at / 1000);
      const Authorization = Sign.sign3({ method, url, payload, timestamp, service, secretId, secretKey, headers });
      return { headers: Object.assign({}, headers, { "X-TC-Timestamp": timestamp, Authorization }) };
    },
  };
};

export const official = {
  name: "official",
  inputs: {
    "SDK-HMAC-SHA256": huaweiInput,
    "V11-HMAC-SHA256": huaweiInput,
    "TC3-HMAC-SHA256": ({ body, ...request }) => ({ ...request, payload: JSON.parse(body) }),
  },
  schemes: {
    "SDK-HMAC-SHA256": huawei(AKSKSigner),
    "V11-HMAC-SHA256": huawei(DerivedAKSKSigner),
    "TC3-HMAC-SHA256": tc3,
  },
};
