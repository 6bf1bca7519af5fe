/** Addresses of network interfaces, of both families: one list (tencent.md 2.3, DescribeNetworkInterfaces). */

import type { TencentCloud } from "../../client.js";
import type { TencentVpc } from "../../operations.js";
import { known, maker, page, type Reader } from "../reader.js";
import { merged, parts } from "../streams.js";
import type { Binding } from "../types.js";

/** The longest page, and the most ids in a filter. */
const LIMIT = 100;

/** Of an address: PENDING, MIGRATING, DELETING or AVAILABLE. */
const STATES: Record<string, Binding["state"]> = { AVAILABLE: "bound" };

export const interfaces: Reader<TencentCloud> = {
  cloud: "tencent",
  service: "vpc",
  kind: "eni-private-ip",
  by: "resource",

  async *read(source, only) {
    const binding = maker(interfaces, source);
    const { client, calls } = source;
    // A filter, since an id that is gone would make the call with ids fail as a whole.
    const queries = only?.resources
      ? [...parts(only.resources, LIMIT)].map((Values) => ({ Filters: [{ Name: "network-interface-id", Values }] }))
      : [{}];
    const lists = queries.map((query) =>
      calls.pages(client.pages("vpc", "describeNetworkInterfaces", { ...query, Limit: LIMIT })),
    );
    for await (const { NetworkInterfaceSet = [] } of merged(lists)) {
      yield page(NetworkInterfaceSet.flatMap((eni) => addressesOf(eni).map(binding)));
    }
  },
};

function addressesOf(eni: TencentVpc.NetworkInterface) {
  const resource = { id: eni.NetworkInterfaceId ?? "", name: eni.NetworkInterfaceName ?? "" };
  const common = known({
    NetworkInterfaceId: eni.NetworkInterfaceId,
    SubnetId: eni.SubnetId,
    VpcId: eni.VpcId,
    InstanceId: eni.Attachment?.InstanceId,
  });
  const addressOf = (
    raw: TencentVpc.PrivateIpAddressSpecification | TencentVpc.Ipv6Address,
    address: string | undefined,
    ids: Record<string, string | null | undefined>,
  ) => ({
    resource,
    ids: { ...common, ...known(ids) },
    address: address ?? "",
    network: "private" as const,
    state: STATES[raw.State ?? "AVAILABLE"] ?? ("busy" as const),
    status: raw.State ?? "",
    primary: raw.Primary ?? false,
    raw,
  });
  return [
    ...(eni.PrivateIpAddressSet ?? []).map((raw) =>
      addressOf(raw, raw.PrivateIpAddress, { PrivateIpAddress: raw.PrivateIpAddress, AddressId: raw.AddressId }),
    ),
    // An elastic IPv6 address is bound by calls of its own, which give its id this name.
    ...(eni.Ipv6AddressSet ?? []).map((raw) => addressOf(raw, raw.Address, { IPv6AddressId: raw.AddressId })),
  ];
}
