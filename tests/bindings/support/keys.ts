// Bindings of the emulator at a URL, for programs of their own.
import { HuaweiCloud, TencentCloud } from "cloudip";
import { Bindings } from "cloudip/bindings";

export function bindingsAt(endpoint: string): Bindings {
  const huawei = new HuaweiCloud({
    region: "cn-north-4",
    projectId: "0123456789abcdef0123456789abcdef",
    credentials: { accessKeyId: "AKEXAMPLE0000000000", secretAccessKey: "SKEXAMPLE0000000000000000000000000000000" },
    endpoint,
  });
  const tencent = new TencentCloud({
    region: "ap-guangzhou",
    credentials: { secretId: "AKIDEXAMPLE00000000000000000000000", secretKey: "SKEXAMPLE000000000000000000000000" },
    endpoint,
  });
  return new Bindings([
    { name: "main", client: huawei },
    { name: "main", client: tencent },
  ]);
}
