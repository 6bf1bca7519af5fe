// Runs that are killed at every position of their journals and go on, inside workerd.
import { HuaweiCloud, TencentCloud } from "cloudip";
import { type Binding, Bindings, type Change } from "cloudip/bindings";
import { createEmulator } from "cloudip/emulator";
import { killedAndResumed, type Setting, whole } from "./support/crash.ts";

/** Something of every system in the emulator's default state. */
async function setting(): Promise<Setting & { left: () => Promise<string[]> }> {
  const { fetch } = createEmulator({ settleMs: 10 });
  const huawei = new HuaweiCloud({
    region: "cn-north-4",
    projectId: "0123456789abcdef0123456789abcdef",
    credentials: { accessKeyId: "AKEXAMPLE0000000000", secretAccessKey: "SKEXAMPLE0000000000000000000000000000000" },
    fetch,
  });
  const tencent = new TencentCloud({
    region: "ap-guangzhou",
    credentials: { secretId: "AKIDEXAMPLE00000000000000000000000", secretKey: "SKEXAMPLE000000000000000000000000" },
    fetch,
  });
  const bindings = new Bindings([
    { name: "main", client: huawei },
    { name: "main", client: tencent },
  ]);
  const bound = async () => {
    const found: Binding[] = [];
    for await (const item of bindings.list({ state: "bound" })) if (item.type === "binding") found.push(item.binding);
    return found;
  };
  const found = await bound();
  const changes = found.map((binding): Change => ({ action: "unbind", binding }));
  return { bindings, changes, intervalMs: 15, left: async () => (await bound()).map(({ id }) => id).sort() };
}

export default {
  async fetch(): Promise<Response> {
    const first = await setting();
    const { entries, report } = await whole(first);
    const expected = { outcomes: report.items.map(({ outcome }) => outcome), left: await first.left() };
    const runs = [];
    for (let position = 0; position < entries; position += 1) {
      for (const written of [true, false]) {
        const own = await setting();
        const resumed = await killedAndResumed(own, position, written);
        const outcomes = resumed.report.items.map(({ outcome }) => outcome);
        runs.push({ position, written, outcomes, left: await own.left() });
      }
    }
    return Response.json({ entries, expected, runs });
  },
};
