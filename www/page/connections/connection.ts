/** Where bindings are read and changed: the built-in emulator, a gateway, or a cloud with somebody's keys. */

import { type Fetch, HuaweiCloud, type HuaweiCredentials, TencentCloud, type TencentCredentials } from "cloudip";
import type { Account, Cloud } from "cloudip/bindings";
import { viaWorker } from "./emulator.js";
import { type Tell, watched } from "./skew.js";

/** A connection of one account. Several regions are several clients. */
export interface Connection {
  id: string;
  /** The account's name here. */
  name: string;
  cloud: Cloud;
  regions: string[];
  by:
    | { type: "emulator"; key: Key }
    /** The gateway signs; the account has the same name there. */
    | { type: "gateway"; url: string; token?: string }
    /** The page signs; the keys are in its memory. */
    | { type: "keys"; key: Key; projectId?: string };
}

/** An access key of either cloud. */
export interface Key {
  id: string;
  secret: string;
  /** Of a temporary key. */
  token?: string;
}

/** The emulator's own keys, which are nobody's account. */
export const EMULATOR: readonly Connection[] = [
  {
    id: "emulator-huawei",
    name: "emulator",
    cloud: "huawei",
    regions: ["cn-north-4"],
    by: {
      type: "emulator",
      key: { id: "AKEXAMPLE0000000000", secret: "SKEXAMPLE0000000000000000000000000000000" },
    },
  },
  {
    id: "emulator-tencent",
    name: "emulator",
    cloud: "tencent",
    regions: ["ap-guangzhou"],
    by: {
      type: "emulator",
      key: { id: "AKIDEXAMPLE00000000000000000000000", secret: "SKEXAMPLE000000000000000000000000" },
    },
  },
];

/**
 * The clients of a connection. What is wrong with it is a `CloudError` of the client. `around` may listen to what is
 * sent.
 */
export function open(connection: Connection, tell: Tell, around: (send: Fetch) => Fetch = (send) => send): Account[] {
  const { name, cloud, regions, by } = connection;
  const send = around(watched(by.type === "emulator" ? viaWorker : fetch, tell));
  return regions.map((region) => {
    const common = { region, fetch: send };
    if (by.type === "gateway") {
      const { url, token } = by;
      const options = { ...common, gateway: { url, account: name, ...(token && { token }) } };
      return { name, client: cloud === "huawei" ? new HuaweiCloud(options) : new TencentCloud(options) };
    }
    if (cloud === "tencent") return { name, client: new TencentCloud({ ...common, credentials: tencentKey(by.key) }) };
    const project = by.type === "keys" && by.projectId ? { projectId: by.projectId } : {};
    return { name, client: new HuaweiCloud({ ...common, ...project, credentials: huaweiKey(by.key) }) };
  });
}

const huaweiKey = ({ id, secret, token }: Key): HuaweiCredentials => ({
  accessKeyId: id,
  secretAccessKey: secret,
  ...(token && { securityToken: token }),
});

const tencentKey = ({ id, secret, token }: Key): TencentCredentials => ({
  secretId: id,
  secretKey: secret,
  ...(token && { token }),
});
