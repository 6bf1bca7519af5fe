// The package's own client before an emulator whose clock the test moves.
import { TencentCloud } from "../../pkg/default.js";
import { createEmulator } from "../../pkg-template/src/emulator/index.ts";
import type { Json } from "./bench.ts";
import { tencentKey } from "./sign.ts";

export class Scenario {
  readonly emulator = createEmulator();
  readonly cloud = new TencentCloud({
    region: "ap-guangzhou",
    credentials: tencentKey,
    fetch: this.emulator.fetch as typeof fetch,
  });

  async call(service: string, operation: string, params: object): Promise<Json> {
    return (await this.cloud.call(service as "vpc", operation as "describeAddresses", params as never)).data;
  }

  async settle(): Promise<void> {
    const body = JSON.stringify({ advanceMs: 2000 });
    await this.emulator.fetch("http://emulator.test/_emulator/clock", { method: "POST", body });
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
