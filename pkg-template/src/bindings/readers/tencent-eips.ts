/** Elastic IPs of Tencent Cloud: one list (tencent.md 2.3, DescribeAddresses). */

import type { TencentCloud } from "../../client.js";
import type { TencentVpc } from "../../operations.js";
import { known, maker, page, type Reader } from "../reader.js";
import { merged, parts } from "../streams.js";
import type { Binding } from "../types.js";

/** The longest page, and the most values in a filter. */
const LIMIT = 100;

/** The words of AddressStatus; the others are on the way to one of these. */
const STATES: Record<string, Binding["state"]> = { BIND: "bound", BIND_ENI: "bound", UNBIND: "unbound" };

export const tencentEips: Reader<TencentCloud> = {
  cloud: "tencent",
  service: "vpc",
  kind: "eip",
  by: "address",

  async *read(source, only) {
    const binding = maker(tencentEips, source);
    const { client, calls } = source;
    const queries = only?.addresses
      ? [...parts(only.addresses, LIMIT)].map((Values) => ({ Filters: [{ Name: "address-ip", Values }] }))
      : [{}];
    const lists = queries.map((query) =>
      calls.pages(client.pages("vpc", "describeAddresses", { ...query, Limit: LIMIT })),
    );
    for await (const { AddressSet = [] } of merged(lists)) yield page(AddressSet.map((raw) => binding(eip(raw))));
  },
};

function eip(raw: TencentVpc.Address) {
  const state = STATES[raw.AddressStatus ?? ""] ?? "busy";
  const isFree = state === "unbound";
  const onInterface = isFree ? "" : (raw.NetworkInterfaceId ?? "");
  // An EIP on an interface names the server behind it too; it is the interface that has it.
  const on = onInterface || (isFree ? "" : (raw.InstanceId ?? ""));
  return {
    resource: {
      id: on,
      name: "",
      ...(on && { type: raw.InstanceType || (onInterface ? "ENI" : "CVM") }),
      ...(raw.CascadeRelease && { cascadeRelease: "yes" as const }),
    },
    ids: known({
      AddressId: raw.AddressId,
      NetworkInterfaceId: onInterface,
      PrivateIpAddress: isFree ? "" : raw.PrivateAddressIp,
      InstanceId: onInterface ? "" : on,
    }),
    address: raw.AddressIp ?? "",
    network: "public" as const,
    state,
    status: raw.AddressStatus ?? "",
    raw,
  };
}
