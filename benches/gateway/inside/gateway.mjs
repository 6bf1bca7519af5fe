// The gateway with a token, a policy that allows these calls and little else, and an audit whose lines go nowhere.

import { createGateway } from "../../../pkg/gateway.workerd.js";
import { calls, keys, projectId } from "../../call/calls.mjs";

const { Huawei, Tencent } = calls;

export default createGateway((env) => ({
  accounts: {
    huawei: {
      cloud: "huawei",
      regions: [Huawei.region],
      projectIds: { [Huawei.region]: projectId },
      credentials: keys.huawei,
    },
    tencent: { cloud: "tencent", regions: [Tencent.region], credentials: keys.tencent },
  },
  callers: { tokens: { bench: env.TOKEN_SHA256 } },
  policy: [
    { callers: ["bench"], clouds: ["huawei"], operations: ["add"], resources: { endpoint_id: ["ff80*"] } },
    { callers: ["bench"], clouds: ["tencent"], operations: [`${Tencent.service}.${Tencent.operation}`] },
  ],
  audit: { log: false, sink: () => undefined },
}));
