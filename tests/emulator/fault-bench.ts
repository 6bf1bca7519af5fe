// An emulator with fault rules, and the calls that meet them.
import { expect } from "vitest";
import { Bench } from "./bench.ts";

export const ENDPOINT = "ff80808169bf16c70169bf1d02270000";
export const OTHER_ENDPOINT = "ff80808169be2efb0169bef85d720013";
export const SUBNET = "3ee6107e-4188-4c4d-b453-80d6b9a147d5";

/** A status without a body, which is JSON enough for the bench. */
export const down = (status: number) => ({ status, body: "" });

export class FaultBench extends Bench {
  constructor() {
    super({ settleMs: 0 });
  }

  async setFaults(faults: object[], seed?: number): Promise<void> {
    const answer = await this.control("POST", "faults", { faults, ...(seed !== undefined && { seed }) });
    expect(answer).toMatchObject({ status: 200, body: {} });
  }

  show = (endpoint = ENDPOINT) => this.huawei("dns", "GET", `/v2.1/endpoints/${endpoint}`);

  bind = () =>
    this.huawei("dns", "POST", `/v2.1/endpoints/${ENDPOINT}/ipaddresses`, { ipaddress: { subnet_id: SUBNET } });

  /** How many addresses the endpoint has. */
  async addresses(): Promise<number> {
    return (await this.control("GET", "state")).body.huawei.endpoints[0].addresses.length;
  }

  /** The statuses of so many calls of show, one after the other. */
  async statuses(calls: number): Promise<number[]> {
    const all: number[] = [];
    for (let index = 0; index < calls; index += 1) all.push((await this.show()).status);
    return all;
  }
}
