// The gateway of entry.worker.ts as it is deployed, in real workerd.
import { fileURLToPath } from "node:url";
import { huaweiKey, tencentKey } from "../../emulator/sign.ts";
import { Miniflare } from "../../support/miniflare.ts";
import type { Project } from "../../support/project.ts";
import { workerOf } from "../../support/workerd.ts";
import { sha256, tokenOf } from "./gateway.ts";

/** Those whom it knows. */
const CALLERS = ["page", "once", "auditor", "fast"];

/** Where the clouds are, which origin's pages may call, which limit of the rate is tried, and how long bodies may take. */
export interface Place {
  clouds: string;
  origin?: string;
  rateBy?: "platform" | "objects" | "none";
  /** Where no body is to come too slowly, longer than any machine takes for one. */
  requestMs?: number;
}

export async function deployed(
  project: Pick<Project, "folder">,
  { clouds, origin = "https://page.example", rateBy = "none", requestMs = 300_000 }: Place,
): Promise<Miniflare> {
  const bindings = {
    CLOUDS: clouds,
    ORIGIN: origin,
    HUAWEI_ACCESS_KEY_ID: huaweiKey.accessKeyId,
    HUAWEI_SECRET_ACCESS_KEY: huaweiKey.secretAccessKey,
    TENCENT_SECRET_ID: tencentKey.secretId,
    TENCENT_SECRET_KEY: tencentKey.secretKey,
    TOKENS: JSON.stringify(Object.fromEntries(CALLERS.map((id) => [id, sha256(tokenOf(id))]))),
    RATE_BY: rateBy,
    REQUEST_MS: requestMs,
  };
  return new Miniflare({
    ...(await workerOf(project, fileURLToPath(new URL("../entry.worker.ts", import.meta.url)))),
    compatibilityFlags: ["enable_request_signal"],
    bindings,
    durableObjects: { OBJECTS: { className: "GatewayObject", useSQLite: true } },
    ratelimits: { RATE: { simple: { limit: 2, period: 60 } } },
  });
}
