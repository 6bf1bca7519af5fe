/** The clients that a plan or a list is for, and whose they are. */

import { filled, members, refuse } from "../input.js";
import type { Account, Cloud, Place } from "./types.js";

/** A client, and whose it is. */
export interface Desk extends Account {
  cloud: Cloud;
  region: string;
}

/** What {@link Account} says, checked; one for each account and region. */
export function desksOf(accounts: readonly Account[]): readonly Desk[] {
  if (!Array.isArray(accounts)) refuse("accounts", "an array", typeof accounts);
  const desks = accounts.map(desk);
  const names = desks.map(({ cloud, name, region }) => `${cloud}:${name}:${region}`);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) refuse("accounts", "one client for each account and region", `two for ${twice}`);
  return desks;
}

function desk(account: Account, index: number): Desk {
  const path = `accounts[${index}]`;
  const { name, client } = members(account, path, ["name", "client"]) as unknown as Account;
  if (filled(name, `${path}.name`).includes(":")) refuse(`${path}.name`, "a text without a colon", name);
  const { region } = client ?? {};
  if (typeof region !== "string") refuse(`${path}.client`, "a HuaweiCloud or a TencentCloud", typeof client);
  return { name, client, region, cloud: "dns" in client ? "huawei" : "tencent" };
}

/** What belongs to an account and a region: a binding, a place, a step of a plan. */
type Owned = Pick<Place, "cloud" | "account" | "region">;

/** The desk of a thing, if there is one. */
export const deskOf = (desks: readonly Desk[], { cloud, account, region }: Owned): Desk | undefined =>
  desks.find((desk) => desk.cloud === cloud && desk.name === account && desk.region === region);

/** The desk of a step; a plan that has none for one cannot be performed. */
export function neededDesk(desks: readonly Desk[], step: Owned): Desk {
  const { cloud, account, region } = step;
  const wanted = () => `an account given to Bindings: ${account}, ${cloud}, ${region}`;
  return deskOf(desks, step) ?? refuse("plan", wanted(), "none");
}
