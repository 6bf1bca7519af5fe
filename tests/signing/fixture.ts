// What each runtime does with `cloudip/sign`: one signature of each scheme, and the class of an error.

import { CloudError, HuaweiSigner, TencentSigner, TencentV1Signer } from "cloudip/sign";

const AT = Date.UTC(2025, 0, 2, 3, 4, 5);
const KEY = { accessKeyId: "AKEXAMPLE0000000000", secretAccessKey: "SKEXAMPLE0000000000000000000000000000000" };
const TENCENT_KEY = { secretId: "AKIDEXAMPLE00000000000000000000000", secretKey: "SKEXAMPLE000000000000000000000000" };
const URL_ = "https://dns.cn-north-4.myhuaweicloud.com/v2.1/endpoints/ff80808169bf16c70169bf1d02270000/ipaddresses";

export function signatures(): string[] {
  const body = '{"ipaddress":{"subnet_id":"3ee6107e-4188-4c4d-b453-80d6b9a147d5","ip":"192.168.0.10"}}';
  const project = { "Content-Type": "application/json", "X-Project-Id": "0123456789abcdef0123456789abcdef" };
  const huawei = new HuaweiSigner(KEY).explain({ method: "POST", url: URL_, headers: project, body }, AT);

  const headers = { "Content-Type": "application/json" };
  const payload = '{"NetworkInterfaceId":"eni-m6dyj72l","PrivateIpAddresses":[{"PrivateIpAddress":"10.0.0.2"}]}';
  const tc3 = new TencentSigner(TENCENT_KEY, { service: "vpc", signedHeaders: ["content-type", "host"] });
  const request = { method: "POST", url: "https://vpc.tencentcloudapi.com/", headers, body: payload };
  const tencent = tc3.explain(request, 1591264628000);

  const params = {
    Action: "UnassignPrivateIpAddresses",
    Region: "gz",
    RequestClient: "SDK_PYTHON_2.0.15",
    vpcId: "vpc-7t9nf3pu",
    networkInterfaceId: "eni-m6dyj72l",
    "privateIpAddress.0": "10.0.0.2",
  };
  const form = new TencentV1Signer(TENCENT_KEY, { method: "HmacSHA1" });
  const url = "https://vpc.api.qcloud.com/v2/index.php";
  const v1 = form.explain({ method: "POST", url, params }, 1591264628000, 11886);

  // A body that crosses in pieces.
  const large = new HuaweiSigner(KEY).explain({ method: "POST", url: URL_, body: "é".repeat(100_000) }, AT);
  const hash = large.canonicalRequest?.split("\n").at(-1) ?? "";
  return [huawei.signature, tencent.signature, v1.signature, hash, refusal()];
}

function refusal(): string {
  try {
    new HuaweiSigner({ ...KEY, accessKeyId: "" });
  } catch (error) {
    return error instanceof CloudError ? error.kind : "another class";
  }
  return "nothing";
}
