// What is signed: the documented calls, with the emulator's default keys. The expected signatures are those of
// tests/vectors (huawei/01-seed001-dns-bind, tencent/js-tc3-seed-1ip-post, tencent/js-v2-seed-1ip-post-*).

export const keys = {
  huawei: { accessKeyId: "AKEXAMPLE0000000000", secretAccessKey: "SKEXAMPLE0000000000000000000000000000000" },
  tencent: { secretId: "AKIDEXAMPLE00000000000000000000000", secretKey: "SKEXAMPLE000000000000000000000000" },
};

/** DNS AssociateEndpointIpaddress: four signed headers with host and date, a body of 86 bytes. */
export const huawei = {
  method: "POST",
  url: "https://dns.cn-north-4.myhuaweicloud.com/v2.1/endpoints/ff80808169bf16c70169bf1d02270000/ipaddresses",
  headers: { "Content-Type": "application/json", "X-Project-Id": "0123456789abcdef0123456789abcdef" },
  body: '{"ipaddress":{"subnet_id":"3ee6107e-4188-4c4d-b453-80d6b9a147d5","ip":"192.168.0.10"}}',
};
export const huaweiScope = { region: "cn-north-4", service: "dns" };

/** UnassignPrivateIpAddresses of API 3.0. The official client signs these two headers. */
export const tc3 = {
  method: "POST",
  url: "https://vpc.tencentcloudapi.com/",
  headers: {
    "Content-Type": "application/json",
    "X-TC-Action": "UnassignPrivateIpAddresses",
    "X-TC-Version": "2017-03-12",
    "X-TC-Region": "ap-guangzhou",
  },
  body: '{"NetworkInterfaceId":"eni-m6dyj72l","PrivateIpAddresses":[{"PrivateIpAddress":"10.0.0.2"}]}',
};
export const tc3Options = { service: "vpc", signedHeaders: ["content-type", "host"] };

/** UnassignPrivateIpAddresses of API 2.0: a form. */
export const v1 = {
  method: "POST",
  url: "https://vpc.api.qcloud.com/v2/index.php",
  params: {
    Region: "gz",
    RequestClient: "SDK_PYTHON_2.0.15",
    Action: "UnassignPrivateIpAddresses",
    vpcId: "vpc-7t9nf3pu",
    networkInterfaceId: "eni-m6dyj72l",
    "privateIpAddress.0": "10.0.0.2",
  },
};

/** The schemes, each with its request, and the moment, nonce and signature of its known answer where there is one. */
export const schemes = {
  "SDK-HMAC-SHA256": {
    request: huawei,
    at: Date.UTC(2025, 0, 2, 3, 4, 5),
    signature: "4072cedb519158bc07c82e08bb5b8d3cdbf743655a042815e500de01ebe8774a",
  },
  "TC3-HMAC-SHA256": {
    request: tc3,
    at: 1591264628_000,
    signature: "409be31ce542f11823682369dcd69a76ea436f6de1e55b9c82fc80cbf41c66e9",
  },
  HmacSHA256: {
    request: v1,
    at: 1591264628_000,
    nonce: 11886,
    signature: "f6BTAWivywjdqEZcSMsO7GQkY7TYAdQdJ9kMIHD22wI=",
  },
  HmacSHA1: { request: v1, at: 1591264628_000, nonce: 11886, signature: "P2jeKLqiUU8gqJg/lZZy6Ckj72s=" },
  "V11-HMAC-SHA256": { request: huawei, at: Date.UTC(2025, 0, 2, 3, 4, 5) },
  "SDK-HMAC-SM3": { request: huawei, at: Date.UTC(2025, 0, 2, 3, 4, 5) },
};
