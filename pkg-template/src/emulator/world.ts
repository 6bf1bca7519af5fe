import { Addresses } from "./addresses.ts";
import { followHuawei } from "./huawei/holders.ts";
import { Ids } from "./ids.ts";
import { Journal } from "./journal.ts";
import type { State } from "./state.ts";
import { followTencent } from "./tencent/holders.ts";

/** The clouds as one account sees them. */
export class World {
  /** What the account is called in control calls. */
  readonly account: string;
  readonly settleMs: number;
  readonly journal = new Journal();
  state: State;
  ids: Ids;
  /** Which addresses something has, by subnet and by pool of public ones. */
  addresses: Addresses;
  /** Nonces seen within the clock window, with the time they may be forgotten. */
  readonly nonces = new Map<string, number>();

  constructor(account: string, state: State, settleMs: number) {
    this.account = account;
    this.settleMs = settleMs;
    this.state = state;
    this.ids = new Ids(state);
    this.addresses = addressesOf(state);
  }

  replace(state: State): void {
    this.state = state;
    this.ids = new Ids(state);
    this.addresses = addressesOf(state);
    this.nonces.clear();
  }
}

function addressesOf({ huawei, tencent }: State): Addresses {
  const addresses = new Addresses();
  followHuawei(addresses, huawei);
  followTencent(addresses, tencent);
  return addresses;
}
