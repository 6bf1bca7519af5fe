import type { GatewayOptions, Rule } from "cloudip/gateway";
import { EXAMPLE_TOKEN_SHA256 } from "./demonstration.js";

/** What `wrangler secret put` has put. */
export interface Secrets {
  HUAWEI_ACCESS_KEY_ID?: string;
  HUAWEI_SECRET_ACCESS_KEY?: string;
  TENCENT_SECRET_ID?: string;
  TENCENT_SECRET_KEY?: string;
  /** The SHA-256 of the token that proves the caller `console`. */
  CONSOLE_TOKEN_SHA256?: string;
}

/** What wrangler.jsonc says of a deployment. */
export interface Regions {
  HUAWEI_REGIONS: [string, ...string[]];
  TENCENT_REGIONS: [string, ...string[]];
}

/** What the caller may do. An operation that changes or takes away what there is has to be named here. */
const POLICY: Rule[] = [{ callers: ["console"], operations: ["read"] }];

/**
 * The accounts and the caller of the secrets; nothing if there is no secret at all. A part of what is needed is refused:
 * one secret is enough to be no demonstration.
 */
export function deployment(
  env: Secrets & Regions,
): Pick<GatewayOptions, "accounts" | "callers" | "policy"> | undefined {
  const huawei = pair(env, "HUAWEI_ACCESS_KEY_ID", "HUAWEI_SECRET_ACCESS_KEY");
  const tencent = pair(env, "TENCENT_SECRET_ID", "TENCENT_SECRET_KEY");
  const { CONSOLE_TOKEN_SHA256: token, HUAWEI_REGIONS, TENCENT_REGIONS } = env;
  if (!huawei && !tencent && token === undefined) return undefined;
  if (!huawei && !tencent)
    throw new Error("HUAWEI_ACCESS_KEY_ID or TENCENT_SECRET_ID: expected one at least, got none");
  if (!token) throw new Error("CONSOLE_TOKEN_SHA256: expected a secret beside the keys, got none");
  if (token.toLowerCase() === EXAMPLE_TOKEN_SHA256) {
    throw new Error("CONSOLE_TOKEN_SHA256: expected the hash of a token of your own, got that of the demonstration's");
  }
  return {
    accounts: {
      ...(huawei && {
        huawei: {
          cloud: "huawei",
          regions: HUAWEI_REGIONS,
          credentials: { accessKeyId: huawei.id, secretAccessKey: huawei.secret },
        },
      }),
      ...(tencent && {
        tencent: {
          cloud: "tencent",
          regions: TENCENT_REGIONS,
          credentials: { secretId: tencent.id, secretKey: tencent.secret },
        },
      }),
    },
    callers: { tokens: { console: token } },
    policy: POLICY,
  };
}

/** Both secrets of a key, or nothing if neither is there. */
function pair(env: Secrets, idName: keyof Secrets, secretName: keyof Secrets) {
  const { [idName]: id, [secretName]: secret } = env;
  if (id === undefined && secret === undefined) return undefined;
  if (!id || !secret) throw new Error(`${id ? secretName : idName}: expected a secret beside its other half, got none`);
  return { id, secret };
}
