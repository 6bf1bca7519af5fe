// The gateway as it is deployed: keys from secrets, callers, a policy, and what several isolates share in objects.
import { createGateway, GatewayObject, type ObjectNamespace, type RateLimitBinding } from "cloudip/gateway";

export { GatewayObject };

interface Env {
  CLOUDS: string;
  ORIGIN: string;
  HUAWEI_ACCESS_KEY_ID: string;
  HUAWEI_SECRET_ACCESS_KEY: string;
  TENCENT_SECRET_ID: string;
  TENCENT_SECRET_KEY: string;
  TOKENS: string;
  OBJECTS: ObjectNamespace;
  RATE: RateLimitBinding;
  /** Which limit of the rate is tried. */
  RATE_BY: "platform" | "objects" | "none";
  REQUEST_MS: number;
}

const UNBINDING = [
  "dns.disassociateEndpointIpaddress",
  "apig.unregisterIngressIps",
  "workspace.batchDisassociateDesktopsEip",
  "vpc.unassignPrivateIpAddresses",
  "vpcLegacy.unassignPrivateIpAddresses",
] as const;

export default createGateway<Env>((env) => ({
  accounts: {
    huawei: {
      cloud: "huawei",
      regions: ["cn-north-4"],
      endpoint: env.CLOUDS,
      credentials: { accessKeyId: env.HUAWEI_ACCESS_KEY_ID, secretAccessKey: env.HUAWEI_SECRET_ACCESS_KEY },
    },
    tencent: {
      cloud: "tencent",
      regions: ["ap-guangzhou"],
      endpoint: env.CLOUDS,
      credentials: { secretId: env.TENCENT_SECRET_ID, secretKey: env.TENCENT_SECRET_KEY },
    },
  },
  callers: { tokens: JSON.parse(env.TOKENS) },
  policy: [
    { callers: ["page"], operations: ["read", "add", ...UNBINDING] },
    { callers: ["once"], once: true },
    { callers: ["auditor", "fast"] },
  ],
  cors: { origins: [env.ORIGIN], maxAgeSeconds: 600 },
  limits: {
    requestMs: env.REQUEST_MS,
    ...(env.RATE_BY === "platform" && { rate: env.RATE }),
    ...(env.RATE_BY === "objects" && { rate: { perMinute: 3 } }),
  },
  audit: { log: false, keepDays: 1, readers: ["auditor"] },
  objects: env.OBJECTS,
}));
