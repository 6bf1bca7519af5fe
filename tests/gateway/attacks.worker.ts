// A gateway to be attacked: what it asks for and tells is seen outside of it.
import { createGateway, type GatewayOptions } from "cloudip/gateway";

interface Env {
  OPTIONS: Omit<GatewayOptions, "accounts">;
  KEYS: string;
  AUDIT: string;
}

const gateway = createGateway<Env>(({ OPTIONS, KEYS, AUDIT }) => ({
  accounts: {
    hw: {
      cloud: "huawei",
      regions: ["cn-north-4", "cn-east-3"],
      projectIds: { "cn-north-4": "0123456789abcdef0123456789abcdef" },
      credentials: async () => (await fetch(`${KEYS}/huawei`)).json(),
    },
    tc: {
      cloud: "tencent",
      regions: ["ap-guangzhou"],
      credentials: async () => (await fetch(`${KEYS}/tencent`)).json(),
    },
  },
  audit: { log: false, sink: (line) => fetch(AUDIT, { method: "POST", body: JSON.stringify(line) }) },
  ...OPTIONS,
}));

export default {
  fetch: (request: Request, env: Env, context: Parameters<typeof gateway.fetch>[2]) =>
    new URL(request.url).pathname === "/runtime"
      ? new Response(navigator.userAgent)
      : gateway.fetch(request, env, context),
};
