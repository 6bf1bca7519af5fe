/** Private addresses of network interfaces: one list (tencent.md 2.3, DescribeNetworkInterfaces). */

import type { TencentCloud } from "../../client.js";
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
      yield page(
        NetworkInterfaceSet.flatMap((eni) =>
          (eni.PrivateIpAddressSet ?? []).map((raw) =>
            binding({
              resource: { id: eni.NetworkInterfaceId ?? "", name: eni.NetworkInterfaceName ?? "" },
              ids: known({
                NetworkInterfaceId: eni.NetworkInterfaceId,
                PrivateIpAddress: raw.PrivateIpAddress,
                SubnetId: eni.SubnetId,
                VpcId: eni.VpcId,
                AddressId: raw.AddressId,
                InstanceId: eni.Attachment?.InstanceId,
              }),
              address: raw.PrivateIpAddress ?? "",
              network: "private",
              state: STATES[raw.State ?? "AVAILABLE"] ?? "busy",
              status: raw.State ?? "",
              primary: raw.Primary ?? false,
              raw,
            }),
          ),
        ),
      );
    }
  },
};
