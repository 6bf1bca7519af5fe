// cloudip, with one client for all calls.

import entries from "cloudip-entries";
import { keys, projectId } from "../calls.mjs";

const [, { HuaweiCloud, TencentCloud }] = entries.find(([specifier]) => specifier === "cloudip");

const make = (options) => (call, fetch) => {
  const { region, service, operation, params } = call;
  const client =
    region === "cn-north-4"
      ? new HuaweiCloud({ region, credentials: keys.huawei, projectId, fetch, ...options })
      : new TencentCloud({ region, credentials: keys.tencent, fetch, ...options });
  const perform = client[service][operation];
  return () => perform(params);
};

export const ours = { name: "cloudip", make: make() };

/** With what a program that means to be safe sets: a limit for the whole call. */
export const limited = { name: "cloudip, timeoutMs", make: make({ timeoutMs: 60_000 }) };

/** With a signal for each request: ours is made when `fetch` asks for it, as every real one does. */
export const asked = {
  name: "cloudip, signal asked for",
  make(call, fetch) {
    const asking = (url, init) => {
      asking.signal = init.signal;
      return fetch(url, init);
    };
    return ours.make(call, asking);
  },
};
