// A gateway with bulk jobs, in front of the clouds at a URL.
import type { DurableObjectNamespace } from "@cloudflare/workers-types";
import { BulkJob, type BulkLimits, createGateway, GatewayObject, type ObjectNamespace } from "cloudip/gateway";

interface Env {
  JOBS: DurableObjectNamespace;
  CLOUDS: string;
  TOKENS: Record<string, string>;
  LIMITS: BulkLimits;
  HUAWEI: { accessKeyId: string; secretAccessKey: string };
  TENCENT: { secretId: string; secretKey: string };
}

export { BulkJob, GatewayObject };

/** What the callers that may write may do. */
const operations = [
  "dns.disassociateEndpointIpaddress",
  "apig.unregisterIngressIps",
  "workspace.batchDisassociateDesktopsEip",
  "eip.batchDisassociatePublicips",
  "vpc.unassignPrivateIpAddresses",
  "vpc.disassociateAddress",
  "vpcLegacy.unassignPrivateIpAddresses",
  "vpc.createHaVip",
] as const;

export default createGateway<Env>(({ JOBS, CLOUDS: endpoint, TOKENS, LIMITS, HUAWEI, TENCENT }) => ({
  accounts: {
    hw: {
      cloud: "huawei",
      regions: ["cn-north-4"],
      projectIds: { "cn-north-4": "0123456789abcdef0123456789abcdef" },
      credentials: HUAWEI,
      endpoint,
    },
    tc: { cloud: "tencent", regions: ["ap-guangzhou"], credentials: TENCENT, endpoint },
  },
  callers: { tokens: TOKENS },
  policy: [{ operations: ["read"] }, { callers: ["writer", "other"], operations }],
  audit: { log: false },
  bulk: {
    jobs: JOBS as unknown as ObjectNamespace,
    queue: "QUEUE",
    objects: "OBJECTS",
    operators: ["operator"],
    limits: LIMITS,
  },
}));
