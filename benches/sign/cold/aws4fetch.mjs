import { AwsClient } from "aws4fetch";
import { huawei, keys } from "../requests.mjs";

export default async () => {
  const client = new AwsClient({ ...keys.huawei, service: "dns", region: "cn-north-4" });
  return (await client.sign(huawei.url, huawei)).headers.get("Authorization");
};
