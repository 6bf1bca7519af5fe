// What every case starts from: a fresh emulator, clients that reach it at the providers' own URLs, and the traffic.

import type * as cloudip from "cloudip";
import type * as emulation from "cloudip/emulator";

/** What a runtime gives to the suite: the package as it loaded it. */
export interface Environment {
  cloudip: typeof cloudip;
  createEmulator: typeof emulation.createEmulator;
}

export interface Case {
  name: string;
  run(environment: Environment): Promise<void>;
}

/** The emulator's default keys (DESIGN.md, section 4). */
export const accessKeyId = "AKEXAMPLE0000000000";
export const secretAccessKey = "SKEXAMPLE0000000000000000000000000000000";
export const secretId = "AKIDEXAMPLE00000000000000000000000";
export const secretKey = "SKEXAMPLE000000000000000000000000";
export const projectId = "0123456789abcdef0123456789abcdef";

type HuaweiOptions = cloudip.HuaweiCloudOptions;
type TencentOptions = cloudip.TencentCloudOptions;

type Complete<T> = T extends (infer I)[] ? Complete<I>[] : T extends object ? { [K in keyof T]-?: Complete<T[K]> } : T;
/** What `GET /_emulator/state` answers: a state document in which nothing is left out. */
export type State = Complete<emulation.StateDocument>;

interface Exchange {
  url: string;
  method: string;
  status: number;
  body: string;
}

export class World {
  readonly emulator: emulation.Emulator;
  readonly traffic: Exchange[] = [];

  constructor(readonly environment: Environment) {
    this.emulator = environment.createEmulator();
  }

  /** The emulator as a client's `fetch`, with a record of what came back on the wire. */
  readonly fetch = async (url: string, init: RequestInit): Promise<Response> => {
    const { method = "GET" } = init;
    const response = await this.emulator.fetch(url, init);
    this.traffic.push({ url, method, status: response.status, body: await response.clone().text() });
    return response;
  };

  /** The JSON of the last answer as it was on the wire. */
  get lastAnswer(): unknown {
    return JSON.parse(this.traffic.at(-1)?.body ?? "null");
  }

  huawei(options: Partial<HuaweiOptions> = {}): cloudip.HuaweiCloud {
    const credentials = { accessKeyId, secretAccessKey };
    return new this.environment.cloudip.HuaweiCloud({
      region: "cn-north-4",
      credentials,
      projectId,
      fetch: this.fetch,
      retry: { baseDelayMs: 1 },
      ...options,
    });
  }

  tencent(options: Partial<TencentOptions> = {}): cloudip.TencentCloud {
    const credentials = { secretId, secretKey };
    return new this.environment.cloudip.TencentCloud({
      region: "ap-guangzhou",
      credentials,
      fetch: this.fetch,
      retry: { baseDelayMs: 1 },
      ...options,
    });
  }

  private async control(name: string, body?: object): Promise<unknown> {
    const init = body && { method: "POST", body: JSON.stringify(body) };
    const response = await this.emulator.fetch(`http://emulator.test/_emulator/${name}`, init);
    if (!response.ok) throw new Error(`/_emulator/${name} answered ${response.status}: ${await response.text()}`);
    return response.json();
  }

  /** What the emulator received. */
  async journal(): Promise<emulation.JournalEntry[]> {
    return ((await this.control("requests")) as { requests: emulation.JournalEntry[] }).requests;
  }

  /** Changes what the emulator holds. */
  async change(edit: (state: State) => void): Promise<void> {
    const state = (await this.control("state")) as State;
    edit(state);
    await this.control("seed", state);
  }

  /** The emulator as at the start: what it issued counts no more. */
  async reset(): Promise<void> {
    await this.control("reset", {});
  }

  /** Moves the emulator's clock, so that a client's is off by as much in the other direction. */
  async clockOff(minutes: number): Promise<void> {
    await this.control("clock", { offsetMs: minutes * 60_000 });
  }

  /** Lets the time pass that the providers take until an accepted change took effect; less than any clock window. */
  async settle(): Promise<void> {
    await this.control("clock", { advanceMs: 60_000 });
  }
}
