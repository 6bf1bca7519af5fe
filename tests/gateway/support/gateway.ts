// A gateway in front of an emulator, in this process, with a look at everything that happens in between.
import { createHash } from "node:crypto";
import type * as cloudip from "../../../pkg/default.js";
import type * as gateway from "../../../pkg/gateway/index.js";
import { createEmulator } from "../../../pkg-template/src/emulator/index.ts";
import { huaweiKey, tencentKey } from "../../emulator/sign.ts";

export const { createGateway } = (await import("../../../pkg/gateway.js" as string)) as typeof gateway;
export const { HuaweiCloud, TencentCloud, CloudError } = (await import(
  "../../../pkg/default.js" as string
)) as typeof cloudip;

export const PROJECT = "0123456789abcdef0123456789abcdef";
export const URL_OF_GATEWAY = "https://gateway.example";
/** A resolver endpoint of the emulator's. */
export const ENDPOINT = "ff80808169bf16c70169bf1d02270000";

/** What a caller proves itself with. */
export const tokenOf = (id: string) => `TOKENEXAMPLE-of-${id}`;
export const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

/** How callers reach a gateway. */
export interface Door {
  fetch: (path: string, init?: RequestInit) => Promise<Response>;
  /** Posts JSON as a caller, who is `reader` if none is named. */
  post: (path: string, params?: unknown, init?: RequestInit & { as?: string }) => Promise<Response>;
}

export function doorOf(fetch: Door["fetch"]): Door {
  return {
    fetch,
    post: (path, params = {}, { as = "reader", headers, ...init } = {}) =>
      fetch(path, {
        method: "POST",
        body: typeof params === "string" ? params : JSON.stringify(params),
        headers: { Authorization: `Bearer ${tokenOf(as)}`, "Content-Type": "application/json", ...headers },
        ...init,
      }),
  };
}

export interface Setting extends Door {
  handler: gateway.GatewayHandler<unknown>;
  lines: gateway.AuditLine[];
  /** The requests that went to the clouds. */
  sent: Request[];
  /** How often keys were asked for. */
  keysAsked: () => number;
  emulator: ReturnType<typeof createEmulator>;
}

/** `more` is laid over options that let the callers `reader` and `writer` in. */
export function setting(more: Partial<gateway.GatewayOptions> = {}): Setting {
  const emulator = createEmulator({ settleMs: 0 });
  const sent: Request[] = [];
  const lines: gateway.AuditLine[] = [];
  let asked = 0;
  const fetch = (url: string, init: RequestInit) => {
    sent.push(new Request(url, init));
    return emulator.fetch(url, init);
  };
  const keys = <K>(key: K) => ({
    fetch,
    credentials: () => {
      asked += 1;
      return key;
    },
  });
  const handler = createGateway({
    accounts: {
      hw: {
        cloud: "huawei",
        regions: ["cn-north-4", "cn-east-3"],
        projectIds: { "cn-north-4": PROJECT },
        ...keys(huaweiKey),
      },
      tc: { cloud: "tencent", regions: ["ap-guangzhou"], ...keys(tencentKey) },
    },
    callers: { tokens: Object.fromEntries(["reader", "writer"].map((id) => [id, sha256(tokenOf(id))])) },
    audit: { log: false, sink: (line) => lines.push(line) },
    ...more,
  });
  return {
    handler,
    ...doorOf((path, init) => handler.fetch(new Request(new URL(path, URL_OF_GATEWAY), init))),
    lines,
    sent,
    keysAsked: () => asked,
    emulator,
  };
}
