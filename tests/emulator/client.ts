// The package's own client against an emulator of the sources, for scenarios a user would run.
import type * as cloudip from "../../pkg/default.js";
import { createEmulator } from "../../pkg-template/src/emulator/index.ts";
import { PROJECT } from "./bench.ts";
import { huaweiKey } from "./sign.ts";

const { HuaweiCloud } = (await import("../../pkg/default.js" as string)) as typeof cloudip;

/** A client, and what to call instead of waiting until a change took effect. */
export function scenario(): { huawei: cloudip.HuaweiCloud; settle: () => Promise<void> } {
  const emulator = createEmulator();
  const huawei = new HuaweiCloud({
    region: "cn-north-4",
    credentials: huaweiKey,
    projectId: PROJECT,
    fetch: emulator.fetch,
    // A refusal is what the scenario wants to see, not what comes of trying again.
    retry: false,
  });
  const settle = async () => {
    const body = JSON.stringify({ advanceMs: 2000 });
    await emulator.fetch("http://anything.test/_emulator/clock", { method: "POST", body });
  };
  return { huawei, settle };
}
