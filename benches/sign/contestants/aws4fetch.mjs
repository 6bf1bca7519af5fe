// aws4fetch has neither cloud's scheme. What it signs here is AWS SigV4 of the same request, its whole `sign()`: from
// arguments to a `Request`.

import { AwsClient } from "aws4fetch";
import { keys } from "../requests.mjs";

const sigV4 = () => {
  const client = new AwsClient({ ...keys.huawei, service: "dns", region: "cn-north-4" });
  return { sign: (request) => client.sign(request.url, request) };
};

export const aws4fetch = {
  name: "aws4fetch (SigV4)",
  otherScheme: true,
  schemes: { "SDK-HMAC-SHA256": sigV4, "TC3-HMAC-SHA256": sigV4 },
};
