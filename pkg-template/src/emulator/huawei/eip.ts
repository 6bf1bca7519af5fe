// EIP: three interfaces to the same public IPs (huawei.md 3.4), on VPC's host.
import { bandwidthOperations } from "./eip-bandwidth.ts";
import { bandwidthV3Operations } from "./eip-bandwidth-v3.ts";
import { batchOperations } from "./eip-batch.ts";
import { invalidEip } from "./eip-errors.ts";
import { floatingipOperations } from "./eip-neutron.ts";
import { prepaidOperations } from "./eip-prepaid.ts";
import { v1Operations } from "./eip-v1.ts";
import { v3Operations } from "./eip-v3.ts";
import { networkRefusal, shaped, styled, styleOf } from "./network-errors.ts";
import type { HuaweiService } from "./service.ts";

export const eip: HuaweiService = {
  operations: {
    ...styled("v1", { ...v1Operations, ...batchOperations, ...prepaidOperations, ...bandwidthOperations }),
    ...styled("v3", { ...v3Operations, ...bandwidthV3Operations }),
    ...styled("neutron", floatingipOperations),
  },
  refusal: networkRefusal,
  badInput(problem, { http }) {
    const style = styleOf(http.path);
    // The page "Error Codes" of the EIP API reference: VPC.0501 for a wrong parameter, EIP.7901 in v3.
    return shaped(style, invalidEip(problem.message, style === "v3" ? "EIP.7901" : undefined));
  },
};
