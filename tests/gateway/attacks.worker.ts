// A gateway to be attacked: what it asks for and tells is seen outside of it.
import { type Context, createGateway, type GatewayOptions } from "cloudip/gateway";

interface Env {
  OPTIONS: Omit<GatewayOptions, "accounts">;
  HASTY: Env["OPTIONS"];
  KEYS: string;
  AUDIT: string;
}

const gatewayOf = (name: "OPTIONS" | "HASTY") =>
  createGateway<Env>(({ KEYS, AUDIT, [name]: options }) => ({
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
    ...options,
  }));

const [usual, hasty] = [gatewayOf("OPTIONS"), gatewayOf("HASTY")];

export default {
  fetch(request: Request, env: Env, context: Context) {
    const { hostname, pathname } = new URL(request.url);
    if (pathname === "/runtime") return new Response(navigator.userAgent);
    return (hostname === "hasty.example" ? hasty : usual).fetch(request, env, context);
  },
};
