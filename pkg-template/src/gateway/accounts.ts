/** The accounts, and the clients that are made of them when a call that is allowed needs one. */

import { HuaweiCloud, TencentCloud } from "../client.js";
import { refuse } from "../input.js";
import type { Action } from "./action.js";
import { refusal } from "./errors.js";
import type { GatewayAccount, HuaweiAccount } from "./types.js";

/** Where something is done. */
export type Place = Pick<Action, "cloud" | "account" | "region">;

/** Keys of nobody: what is signed with them shows how a request is made, and proves nothing. */
const NOBODY = {
  huawei: { accessKeyId: "access-key-id", secretAccessKey: "secret-access-key" },
  tencent: { secretId: "secret-id", secretKey: "secret-key" },
};

export class Accounts {
  readonly #accounts: Record<string, GatewayAccount>;
  readonly #clients = new Map<string, HuaweiCloud | TencentCloud>();

  constructor(accounts: Record<string, GatewayAccount>) {
    this.#accounts = accounts;
    for (const [name, { cloud, regions }] of Object.entries(accounts)) {
      const path = `options.accounts.${name}`;
      if (!(cloud in NOBODY)) refuse(`${path}.cloud`, "huawei or tencent", `\`${cloud}\``);
      if (!Array.isArray(regions) || regions.length === 0) refuse(`${path}.regions`, "a region at least", "none");
    }
  }

  /** The account and the region that a caller named, or those that count where none is named. */
  find(cloud: Action["cloud"], account: string | undefined, region: string | undefined): Place {
    const own = Object.entries(this.#accounts).filter(([, each]) => each.cloud === cloud);
    const found = account === undefined ? own[0] : own.find(([name]) => name === account);
    if (!found) throw refusal("Forbidden", `the gateway has no such account of ${cloud}`);
    const [name, { regions }] = found;
    if (region !== undefined && !regions.includes(region)) {
      throw refusal("Forbidden", `the gateway does not serve that region of the account ${name}`);
    }
    return { cloud, account: name, region: region ?? regions[0] };
  }

  /** The project of an account in a region, where it is named. */
  projectOf({ account, region }: Place): string | undefined {
    const found = this.#accounts[account];
    return found?.cloud === "huawei" ? found.projectIds?.[region] : undefined;
  }

  /** The accounts of these names, as callers may see them. */
  describe(names: readonly string[]): { name: string; cloud: Action["cloud"]; regions: readonly string[] }[] {
    return names.flatMap((name) => {
      const found = this.#accounts[name];
      return found ? [{ name, cloud: found.cloud, regions: found.regions }] : [];
    });
  }

  /** The client of an account in a region. An isolate keeps it, and with it what it got and learnt. */
  client(place: Place): HuaweiCloud | TencentCloud {
    const key = `${place.account} ${place.region}`;
    const client = this.#clients.get(key) ?? this.#open(place);
    this.#clients.set(key, client);
    return client;
  }

  /** A client that signs with nobody's keys, to show what would be sent. */
  explainer(place: Place): HuaweiCloud | TencentCloud {
    return this.#open(place, { credentials: NOBODY[place.cloud] });
  }

  #open({ account, region }: Place, credentials?: object): HuaweiCloud | TencentCloud {
    const found = this.#accounts[account];
    try {
      if (found?.cloud === "tencent") {
        const { cloud, regions, ...options } = found;
        return new TencentCloud({ ...options, region, ...credentials });
      }
      const { cloud, regions, projectIds, ...options } = found as HuaweiAccount;
      const projectId = this.projectOf({ cloud, account, region });
      return new HuaweiCloud({ ...options, region, ...(projectId && { projectId }), ...credentials });
    } catch (cause) {
      // What is wrong with it is for the gateway's operator, who has it in the log.
      throw refusal("BadAccount", `the gateway cannot use its account ${account}`, { cause });
    }
  }
}
