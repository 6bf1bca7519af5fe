// Every night: returns the private addresses of network interfaces that no server has.

import { TencentCloud } from "cloudip";
import { type Binding, Bindings } from "cloudip/bindings";

export interface Env {
  SECRET_ID: string;
  SECRET_KEY: string;
  REGION: string;
  KEEP: string;
  MOST: string;
  RETURN: string;
  /** An emulator, in a test. */
  ENDPOINT?: string;
}

/** Addresses that serve nothing. What cannot be read stays as it is: its failure does not hide the rest. */
async function unused(bindings: Bindings, keep: Set<string>): Promise<Binding[]> {
  const found: Binding[] = [];
  for await (const item of bindings.idle({ kind: "eni-private-ip" })) {
    if (item.type === "failure") console.error(`not read: ${item.error.message}`);
    if (item.type === "idle" && !keep.has(item.binding.resource.id)) found.push(item.binding);
  }
  return found;
}

export default {
  async scheduled(_event: unknown, env: Env): Promise<void> {
    const client = new TencentCloud({
      region: env.REGION,
      credentials: { secretId: env.SECRET_ID, secretKey: env.SECRET_KEY },
      ...(env.ENDPOINT ? { endpoint: env.ENDPOINT } : {}),
    });
    const bindings = new Bindings([{ name: "main", client }]);
    const found = await unused(bindings, new Set(env.KEEP.split(",")));
    if (found.length > Number(env.MOST))
      throw new Error(`${found.length} are unused, more than ${env.MOST}: none goes`);

    // An address that has an EIP is refused, since the EIP would go along: nobody allowed that here.
    const plan = bindings.plan(found.map((binding) => ({ action: "unbind", binding })));
    for (const { message } of plan.refused) console.log(`stays: ${message}`);
    if (env.RETURN !== "yes") {
      for (const { binding } of plan.items) console.log(`would go: ${binding?.address} of ${binding?.resource.id}`);
      return;
    }

    const report = await bindings.apply(plan);
    for (const { outcome, binding, message } of report.items) {
      console.log(`${outcome}: ${binding?.address} of ${binding?.resource.id}${message ? `, ${message}` : ""}`);
    }
    // So that the platform counts the night as failed.
    if (!report.complete) throw new Error("not every address could be returned");
  },
};
