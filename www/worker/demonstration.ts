import type { GatewayOptions } from "cloudip/gateway";

/** Of `TOKENEXAMPLE-of-the-demonstration`, which everybody knows. */
export const EXAMPLE_TOKEN_SHA256 = "b741fa5fb8bf812340f60b59e0dce3ba22b327ac7e5e5b393d4d45d9fea0a14b";

const OPERATIONS = [
  "read",
  "add",
  "dns.disassociateEndpointIpaddress",
  "apig.unregisterIngressIps",
  "workspace.batchDisassociateDesktopsEip",
  "eip.batchDisassociatePublicips",
  "vpc.unassignPrivateIpAddresses",
  "vpc.disassociateAddress",
  "vpcLegacy.unassignPrivateIpAddresses",
] as const;

/**
 * The emulator's example accounts, reached by its `fetch`. No deployment has their names: a job that the example caller
 * began finds no account any more when there are keys.
 */
export function demonstration(
  fetch: (url: string, init: RequestInit) => Promise<Response>,
): Pick<GatewayOptions, "accounts" | "callers" | "policy"> {
  return {
    accounts: {
      "example-huawei": {
        cloud: "huawei",
        regions: ["cn-north-4"],
        projectIds: { "cn-north-4": "0123456789abcdef0123456789abcdef" },
        credentials: {
          accessKeyId: "AKEXAMPLE0000000000",
          secretAccessKey: "SKEXAMPLE0000000000000000000000000000000",
        },
        fetch,
      },
      "example-tencent": {
        cloud: "tencent",
        regions: ["ap-guangzhou"],
        credentials: { secretId: "AKIDEXAMPLE00000000000000000000000", secretKey: "SKEXAMPLE000000000000000000000000" },
        fetch,
      },
    },
    callers: { tokens: { example: EXAMPLE_TOKEN_SHA256 } },
    policy: [{ callers: ["example"], operations: OPERATIONS }],
  };
}
