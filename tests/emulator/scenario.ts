// The package's own clients before an emulator of the sources, for scenarios a user would run.
import type * as cloudip from "../../pkg/default.js";
import { createEmulator } from "../../pkg-template/src/emulator/index.ts";
import { type Json, PROJECT } from "./bench.ts";
import { huaweiKey, tencentKey } from "./sign.ts";

const { HuaweiCloud, TencentCloud } = (await import("../../pkg/default.js" as string)) as typeof cloudip;

export class Scenario {
  /** The emulator's clock stands still but for {@link settle}, however long the machine takes for what is in between. */
  readonly #began = Date.now();
  readonly emulator = createEmulator({ now: () => this.#began });
  readonly huawei = new HuaweiCloud({
    region: "cn-north-4",
    credentials: huaweiKey,
    projectId: PROJECT,
    fetch: this.emulator.fetch,
    // A refusal is what a scenario wants to see, not what comes of trying again.
    retry: false,
  });
  readonly tencent = new TencentCloud({
    region: "ap-guangzhou",
    credentials: tencentKey,
    fetch: this.emulator.fetch,
    retry: false,
  });

  /** Instead of waiting until a change took effect. */
  readonly settle = async (): Promise<void> => {
    const body = JSON.stringify({ advanceMs: 2000 });
    await this.emulator.fetch("http://emulator.test/_emulator/clock", { method: "POST", body });
  };

  /** An operation of Tencent Cloud. */
  async call(service: string, operation: string, params: object): Promise<Json> {
    return (await this.tencent.call(service as "vpc", operation as "describeAddresses", params as never)).data;
  }

  /** What the poller says before and after the change came into effect. */
  async pollVpcTask(TaskId: string): Promise<[before: string, after: string]> {
    const status = async () => (await this.call("vpc", "describeVpcTaskResult", { TaskId })).Status;
    const before = await status();
    await this.settle();
    return [before, await status()];
  }

  async pollTask(TaskId: string | number): Promise<[before: string, after: string]> {
    const result = async () => (await this.call("vpc", "describeTaskResult", { TaskId: Number(TaskId) })).Result;
    const before = await result();
    await this.settle();
    return [before, await result()];
  }
}

export const OVER = ["RUNNING", "SUCCESS"];
