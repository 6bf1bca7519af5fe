import { createGateway } from "cloudip/gateway";
import { demonstration } from "./demonstration.js";
import { deployment, type Regions, type Secrets } from "./deployment.js";
import type { EmulatorObject } from "./emulator.js";

export { BulkJob, GatewayObject } from "cloudip/gateway";

/** The bindings of wrangler.jsonc, and the secrets if there are any. */
export interface Env extends Secrets, Regions {
  EMULATOR: DurableObjectNamespace<EmulatorObject>;
  OBJECTS: DurableObjectNamespace;
  BULK_JOBS: DurableObjectNamespace;
}

/** The emulator settles sooner than a cloud. */
const EMULATOR_LOOKS = { limits: { intervalMs: 700 } };

/** Serves the clouds with the keys of the secrets, or the emulator where there is no secret: never both. */
export const gateway = createGateway<Env>((env) => {
  const deployed = deployment(env);
  return {
    ...(deployed ?? demonstration((url, init) => env.EMULATOR.getByName("default").fetch(url, init))),
    limits: { rate: { perMinute: 600 } },
    objects: env.OBJECTS,
    bulk: { jobs: env.BULK_JOBS, queue: "BULK_QUEUE", objects: "OBJECTS", ...(!deployed && EMULATOR_LOOKS) },
  };
});
