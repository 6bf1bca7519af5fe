// Frees an address, wherever it is bound: `node free.js 198.51.100.11` tells what would be done, `--yes` does it.

import { HuaweiCloud, TencentCloud } from "cloudip";
import { Bindings } from "cloudip/bindings";

/** The accounts whose keys are in the environment. */
function accountsOf(env) {
  const place = (region) => ({ region, ...(env.ENDPOINT ? { endpoint: env.ENDPOINT } : {}) });
  const accounts = [];
  if (env.HUAWEI_ACCESS_KEY_ID) {
    const credentials = { accessKeyId: env.HUAWEI_ACCESS_KEY_ID, secretAccessKey: env.HUAWEI_SECRET_ACCESS_KEY };
    accounts.push(new HuaweiCloud({ ...place(env.HUAWEI_REGION ?? "cn-north-4"), credentials }));
  }
  if (env.TENCENT_SECRET_ID) {
    const credentials = { secretId: env.TENCENT_SECRET_ID, secretKey: env.TENCENT_SECRET_KEY };
    accounts.push(new TencentCloud({ ...place(env.TENCENT_REGION ?? "ap-guangzhou"), credentials }));
  }
  return accounts.map((client) => ({ name: "main", client }));
}

const [address, ...options] = process.argv.slice(2);
const accounts = accountsOf(process.env);
if (!address || !accounts.length) {
  console.error("usage: node free.js ADDRESS [--yes], with keys in HUAWEI_ACCESS_KEY_ID, TENCENT_SECRET_ID ...");
  process.exit(2);
}
const bindings = new Bindings(accounts);
const changes = [];
for await (const item of bindings.list({ address, state: "bound" })) {
  if (item.type === "failure") console.error(`not read: ${item.service}, ${item.error.message}`);
  if (item.type === "binding") changes.push({ action: "unbind", binding: item.binding });
}
const plan = bindings.plan(changes);
for (const { binding } of plan.items)
  console.log(`bound to ${binding.resource.type ?? binding.kind} ${binding.resource.id}`);
for (const { message } of plan.refused) console.log(`stays: ${message}`);
for (const { service, operation } of plan.steps) console.log(`request: ${service}.${operation}`);
if (!plan.steps.length || !options.includes("--yes")) process.exit(plan.steps.length ? 0 : 1);

const report = await bindings.apply(plan);
for (const { outcome, message } of report.items) console.log(`${outcome}${message ? `: ${message}` : ""}`);
process.exitCode = report.complete ? 0 : 1;
