// A fresh process: how long until the first signed request. Writes milliseconds, from before the import to the
// signature. Started by ../cold.mjs with a name and, for ours, the entry's file; it runs in the folder of the peers.

import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { huawei, keys, tc3, tc3Options, v1 } from "../requests.mjs";

const [, , name, file] = process.argv;
const require = createRequire(pathToFileURL(`${process.cwd()}/package.json`));
const core = "@huaweicloud/huaweicloud-sdk-core";
const importPeer = (specifier) => import(pathToFileURL(require.resolve(specifier)));

const first = {
  async cloudip() {
    const { HuaweiSigner } = await import(pathToFileURL(file));
    return new HuaweiSigner(keys.huawei).sign(huawei);
  },
  nothing: () => import("./nothing.mjs"),
  /** What the packages of the services are built on; the main file does not lead to the client. */
  async huaweiClient() {
    const [{ ClientBuilder }, { HcClient }, { BasicCredentials }] = [
      require(`${core}/ClientBuilder.js`),
      require(`${core}/HcClient.js`),
      require(`${core}/auth/BasicCredentials.js`),
    ];
    return ClientBuilder && HcClient && BasicCredentials;
  },
  async huaweiSigner() {
    const { AKSKSigner } = require(`${core}/auth/AKSKSigner.js`);
    const { url: endpoint, method, headers, body } = huawei;
    const request = { method, endpoint, headers, data: JSON.parse(body), queryParams: {} };
    return AKSKSigner.sign(request, { getAk: () => keys.huawei.accessKeyId, getSk: () => keys.huawei.secretAccessKey });
  },
  async tencentClient() {
    return require("tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_client.js").Client;
  },
  async tencentSigner() {
    const { default: Sign } = require("tencentcloud-sdk-nodejs/tencentcloud/common/sign.js");
    const timestamp = Math.floor(Date.now() / 1000);
    const payload = JSON.parse(tc3.body);
    return Sign.sign3({ ...tc3, payload, timestamp, service: tc3Options.service, ...keys.tencent });
  },
  async qcloudapi() {
    const QcloudApi = require("qcloudapi-sdk");
    const { secretId: SecretId, secretKey: SecretKey } = keys.tencent;
    return new QcloudApi({ SecretId, SecretKey, serviceType: "vpc" }).generateQueryString(v1.params);
  },
  async aws4fetch() {
    const { AwsClient } = await importPeer("aws4fetch");
    return new AwsClient({ ...keys.huawei, service: "dns", region: "cn-north-4" }).sign(huawei.url, huawei);
  },
  async nodeCrypto() {
    const { nodeCrypto } = await import("../contestants/node-crypto.mjs");
    return nodeCrypto[0].schemes["SDK-HMAC-SHA256"]().sign(huawei);
  },
};

const start = performance.now();
if (!(await first[name]())) throw new Error(`${name} gave nothing`);
console.log(performance.now() - start);
