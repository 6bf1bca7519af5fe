// A webhook: when the network interface that serves an address is reported dead, the address moves to the other one.

import { TencentCloud } from "cloudip";
import { type Binding, Bindings } from "cloudip/bindings";
import { isSigned } from "./signature.js";

interface Service {
  address: string;
  interfaces: string[];
}

/** What the monitor posts. */
interface Alert {
  service: string;
  /** The interface that it looked at: the same alert twice moves nothing twice. */
  interface: string;
  healthy: boolean;
}

export interface Env {
  SECRET_ID: string;
  SECRET_KEY: string;
  /** What the monitor signs its alerts with. */
  WEBHOOK_SECRET: string;
  REGION: string;
  SERVICES: Record<string, Service>;
  /** An emulator, in a test. */
  ENDPOINT?: string;
}

/** All addresses of these interfaces. Without any of them nothing may be decided. */
async function addressesOf(bindings: Bindings, interfaces: string[]): Promise<Binding[]> {
  const found: Binding[] = [];
  for await (const item of bindings.list({ kind: "eni-private-ip", resource: interfaces })) {
    if (item.type === "failure") throw item.error;
    if (item.type === "binding") found.push(item.binding);
  }
  return found;
}

/** Moves the address off the dead interface; its EIP goes along. Tells what came of it. */
async function move({ address, interfaces }: Service, dead: string, env: Env): Promise<{ outcome: string }> {
  const client = new TencentCloud({
    region: env.REGION,
    credentials: { secretId: env.SECRET_ID, secretKey: env.SECRET_KEY },
    ...(env.ENDPOINT ? { endpoint: env.ENDPOINT } : {}),
  });
  const bindings = new Bindings([{ name: "main", client }]);
  const addresses = await addressesOf(bindings, interfaces);
  const binding = addresses.find((found) => found.address === address);
  if (!binding) throw new Error(`none of ${interfaces.join(", ")} has ${address}`);
  if (binding.resource.id !== dead) return { outcome: "already" };
  const to = addresses.find(({ resource }) => resource.id !== dead);
  if (!to) throw new Error(`there is no other interface for ${address}`);

  const plan = bindings.plan([{ action: "move", binding, to }]);
  const [refused] = plan.refused;
  if (refused) throw new Error(refused.message);
  const { items } = await bindings.apply(plan);
  const [item] = items;
  return { outcome: item?.outcome ?? "skipped", ...(item?.message && { message: item.message }) };
}

export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    if (request.method !== "POST") return Response.json({ error: "POST an alert" }, { status: 405 });
    const body = await request.text();
    if (!(await isSigned(body, request.headers.get("X-Signature"), env.WEBHOOK_SECRET))) {
      return Response.json({ error: "X-Signature is not that of the body" }, { status: 401 });
    }
    const alert = JSON.parse(body) as Alert;
    const service = env.SERVICES[alert.service];
    if (!service) return Response.json({ error: `no service is called ${alert.service}` }, { status: 404 });
    if (alert.healthy) return Response.json({ outcome: "healthy" });
    try {
      const result = await move(service, alert.interface, env);
      // Another status than 2xx makes the monitor post again.
      return Response.json(result, { status: ["done", "already"].includes(result.outcome) ? 200 : 502 });
    } catch (error) {
      return Response.json({ error: (error as Error).message }, { status: 502 });
    }
  },
};
