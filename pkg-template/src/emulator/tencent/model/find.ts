// What is looked up by id, how ids and times look.
import type { Taken } from "../../ids.ts";
import type { Entry, Table } from "../../table.ts";
import type { World } from "../../world.ts";
import { BrokenRule, type Rule } from "../rules.ts";
import type { NetworkInterface, TencentState } from "../state.ts";

export function find<T extends object>(entries: Table<T, string>, id: string, missing: Rule): T {
  const found = entries.get(id);
  if (!found) throw new BrokenRule(missing, `${id} does not exist.`);
  return found;
}

export function checkVpc(world: World, id: string): void {
  if (!world.state.tencent.vpcs.includes(id)) throw new BrokenRule("vpc-missing", `The VPC ${id} does not exist.`);
}

export function findSubnet(world: World, id: string, vpcId: string): Entry<TencentState["subnets"]> {
  checkVpc(world, vpcId);
  const subnet = find(world.state.tencent.subnets, id, "subnet-missing");
  if (subnet.vpcId !== vpcId) throw new BrokenRule("subnet-missing", `The subnet ${id} is not in ${vpcId}.`);
  return subnet;
}

export const findEni = (world: World, id: string): NetworkInterface =>
  find(world.state.tencent.networkInterfaces, id, "eni-missing");

export const findInstance = (world: World, id: string): Entry<TencentState["instances"]> =>
  find(world.state.tencent.instances, id, "instance-missing");

/** `eni-m6dyj72l`: the kind, and eight characters. */
export const newId = ({ ids }: World, kind: string, taken: Taken): string =>
  ids.next((digits) => `${kind}-${digits.slice(0, 8)}`, taken);

/** The addresses of an interface, of which some get another description: `named[at]` that of `changes[at]`. */
export const describedAs = <A extends { description: string }>(
  addresses: readonly A[],
  named: A[],
  changes: { description?: string }[],
): A[] =>
  addresses.map((address) => {
    const description = changes[named.indexOf(address)]?.description;
    return description === undefined ? address : { ...address, description };
  });

/** `2020-06-04 09:00:00`, as the replies have it. */
export const timeText = (at: number): string => new Date(at).toISOString().slice(0, 19).replace("T", " ");
