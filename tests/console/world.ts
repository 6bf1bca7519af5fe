// The emulator on a port, what has to be there before a call, and what came of one.

import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type * as cloudip from "../../pkg/default.js";
import { createEmulatorServer } from "../../pkg-template/src/bin/server.ts";
import { Emulation } from "../../pkg-template/src/emulator/emulation.ts";
import { consoleCatalogue } from "../../www/catalogue.mjs";
import type { Catalogue, Operation, Params } from "../../www/page/explorer/catalogue.ts";
import type { Subject } from "../../www/page/explorer/samples/sample.ts";
import { type Before, later } from "./later.ts";

const { HuaweiCloud, TencentCloud } = (await import("../../pkg/default.js" as string)) as typeof cloudip;

export const catalogue = (await consoleCatalogue()) as Catalogue;
export const keyOf = ({ cloud, service, name }: Operation): string => `${cloud}.${service}.${name}`;
export const operationOf = (key: string): Operation => {
  const found = catalogue.operations.find((operation) => keyOf(operation) === key);
  if (!found) throw new Error(`the catalogue has no ${key}`);
  return found;
};

const projectId = "0123456789abcdef0123456789abcdef";

/** Keys as the samples take them from the environment. */
export type Keys = Record<string, string>;

const common: Keys = {
  HUAWEICLOUD_SDK_PROJECT_ID: projectId,
  HUAWEICLOUD_SDK_DOMAIN_ID: "d78cbac186b744899480f25bd0221ff5",
  HUAWEICLOUD_AUTH_TOKEN: "TOKENEXAMPLE0000000000000000000000000000",
  HUAWEICLOUD_SUBJECT_TOKEN: "TOKENEXAMPLE0000000000000000000000000000",
  HUAWEICLOUD_PASSWORD: "PASSWORDEXAMPLE0000",
};

export const permanent: Keys = {
  ...common,
  HUAWEICLOUD_SDK_AK: "AKEXAMPLE0000000000",
  HUAWEICLOUD_SDK_SK: "SKEXAMPLE0000000000000000000000000000000",
  TENCENTCLOUD_SECRET_ID: "AKIDEXAMPLE00000000000000000000000",
  TENCENTCLOUD_SECRET_KEY: "SKEXAMPLE000000000000000000000000",
};

export const temporary: Keys = {
  ...common,
  HUAWEICLOUD_SDK_AK: "AKTEMPORARY00000000",
  HUAWEICLOUD_SDK_SK: "SKTEMPORARY00000000000000000000000000000",
  HUAWEICLOUD_SDK_SECURITY_TOKEN: "SECURITYTOKENEXAMPLE00000000000000000000",
  TENCENTCLOUD_SECRET_ID: "AKIDTEMPORARY000000000000000000000",
  TENCENTCLOUD_SECRET_KEY: "SKTEMPORARY0000000000000000000000",
  TENCENTCLOUD_TOKEN: "TOKENEXAMPLE+/=0001",
};

/** Of these no sample may hold one. */
export const secretsOf = (keys: Keys): string[] =>
  Object.entries(keys).flatMap(([name, value]) => (/(SK|KEY|TOKEN|PASSWORD)$/.test(name) ? [value] : []));

/** A client whose calls are made by name. */
interface Client {
  call(service: string, method: string, params: Params): ReturnType<Before["call"]>;
  prepare(service: string, method: string, params: Params): Promise<Subject["request"]>;
}

export class World {
  /** Where the samples may write; it is the home folder of their programs. */
  readonly folder: string;
  readonly url: string;
  /** The body of the last answer that a client had. */
  body = "";
  readonly #server: ReturnType<typeof createEmulatorServer>;
  readonly #time: { now: number };

  private constructor(folder: string, server: ReturnType<typeof createEmulatorServer>, time: { now: number }) {
    this.folder = folder;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    this.#server = server;
    this.#time = time;
  }

  static async start(): Promise<World> {
    const time = { now: Date.now() };
    const server = createEmulatorServer(new Emulation({ now: () => time.now }));
    // It ends no connection that the next request may be on its way on.
    server.keepAliveTimeout = 0;
    await once(server.listen(0, "127.0.0.1"), "listening");
    return new World(await mkdtemp(join(tmpdir(), "cloudip-samples-")), server, time);
  }

  /** Lets the time of the emulator be that of now. It stands still then: what takes effect later does so for no sample. */
  holdTime(): void {
    this.#time.now = Date.now();
  }

  async stop(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await rm(this.folder, { recursive: true });
  }

  client({ cloud, auth }: Operation, keys: Keys): Client {
    const options = { endpoint: this.url, retry: false as const, fetch: this.#send };
    const text = (name: string) => keys[name] ?? "";
    if (cloud === "tencent") {
      const token = text("TENCENTCLOUD_TOKEN");
      const key = { secretId: text("TENCENTCLOUD_SECRET_ID"), secretKey: text("TENCENTCLOUD_SECRET_KEY") };
      const credentials = { ...key, ...(token && { token }) };
      return new TencentCloud({ ...options, region: "ap-guangzhou", credentials }) as unknown as Client;
    }
    const securityToken = text("HUAWEICLOUD_SDK_SECURITY_TOKEN");
    const key = { accessKeyId: text("HUAWEICLOUD_SDK_AK"), secretAccessKey: text("HUAWEICLOUD_SDK_SK") };
    const credentials =
      auth === "token"
        ? { token: text("HUAWEICLOUD_AUTH_TOKEN") }
        : { ...key, ...(securityToken && { securityToken }) };
    return new HuaweiCloud({ ...options, region: "cn-north-4", projectId, credentials }) as unknown as Client;
  }

  readonly #send = async (url: string, init: RequestInit): Promise<Response> => {
    const response = await fetch(url, init);
    this.body = await response.clone().text();
    return response;
  };

  async #control(name: string, body?: object): Promise<unknown> {
    const init = body && { method: "POST", body: JSON.stringify(body) };
    const answer = await fetch(`${this.url}/_emulator/${name}`, init);
    if (!answer.ok) throw new Error(await answer.text());
    return answer.json();
  }

  /** Brings the emulator into the state in which the operation can be called; gives parameters for it. */
  async ready(operation: Operation): Promise<Params> {
    await this.#control("reset", {});
    const before = later[keyOf(operation)];
    if (!before) return operation.example;
    return before({
      call: (name, params) => {
        const other = operationOf(`${operation.cloud}.${name}`);
        return this.client(other, permanent).call(other.service, other.method, params ?? other.example);
      },
      settle: async () => {
        await this.#control("clock", { advanceMs: 2000 });
      },
    });
  }

  /** What came of the last request: its status, and everything that the emulator holds. */
  async effect(): Promise<unknown> {
    const { requests } = (await this.#control("requests")) as { requests: { status: number }[] };
    return {
      status: requests.at(-1)?.status,
      requests: requests.length,
      state: plain(await this.#control("state")),
    };
  }
}

const TIME = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?Z?$/;
const MILLISECONDS = 1.7e12;

/** Without the times, which differ from call to call, and without what is null or empty: Huawei Cloud's package leaves it out. */
export function plain(value: unknown): unknown {
  if (typeof value === "string") return TIME.test(value) ? "TIME" : value;
  if (typeof value === "number") return value > MILLISECONDS ? "TIME" : value;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).filter(([, item]) => item !== null);
  if (members.length === 0) return null;
  // Our client makes a number of the text that is a task's id.
  const isNumber = (name: string, item: unknown) => name === "TaskId" && /^\d+$/.test(String(item));
  return Object.fromEntries(members.map(([name, item]) => [name, plain(isNumber(name, item) ? Number(item) : item)]));
}
