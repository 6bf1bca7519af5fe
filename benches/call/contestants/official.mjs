// The official clients for Node on the same `fetch`: Huawei Cloud's through the adapter of axios, Tencent Cloud's in
// place of its node-fetch. Huawei Cloud has no package for DNS, so its core's client is given what one would give it.

import { BasicCredentials } from "@huaweicloud/huaweicloud-sdk-core/auth/BasicCredentials.js";
import { HcClient } from "@huaweicloud/huaweicloud-sdk-core/HcClient.js";
import { DefaultHttpClient } from "@huaweicloud/huaweicloud-sdk-core/http/DefaultHttpClient.js";
import tencentTransport from "tencentcloud-sdk-nodejs/tencentcloud/common/http/fetch.js";
import vpc from "tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_client.js";
import { keys, projectId } from "../calls.mjs";

const adapterOf = (fetch) => async (config) => {
  const { method, data, headers } = config;
  const url = `${config.baseURL}${config.url}`;
  const response = await fetch(url, { method, body: data, headers: headers.toJSON() });
  const answer = await response.text();
  return { data: answer, status: response.status, headers: Object.fromEntries(response.headers), config };
};

function huawei({ url, params }, fetch) {
  const { origin } = new URL(url);
  const { accessKeyId, secretAccessKey } = keys.huawei;
  const http = new DefaultHttpClient({ axiosRequestConfig: { adapter: adapterOf(fetch) } }, [origin]);
  const credential = new BasicCredentials({ ak: accessKeyId, sk: secretAccessKey, projectId });
  const client = new HcClient(http, {}).withEndpoints([origin]).withCredential(credential);
  const { endpoint_id, ...data } = params;
  return () =>
    client.sendRequest({
      method: "POST",
      url: "/v2.1/endpoints/{endpoint_id}/ipaddresses",
      contentType: "application/json",
      queryParams: {},
      pathParams: { endpoint_id },
      headers: {},
      data,
    });
}

function tencent({ region, params }, fetch) {
  tencentTransport.default = (url, { method, headers, body }) => fetch(url, { method, headers, body });
  const client = new vpc.Client({ credential: keys.tencent, region, profile: {} });
  return () => client.UnassignPrivateIpAddresses(params);
}

export const official = {
  name: "official client",
  make: (call, fetch) => (call.service === "dns" ? huawei : tencent)(call, fetch),
};
