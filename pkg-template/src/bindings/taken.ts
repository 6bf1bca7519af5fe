/** Who has a private address now that is to be bound again: the services can be asked, the plan cannot know. */

import type { HuaweiCloud, TencentCloud } from "../client.js";
import type { Calls } from "./calls.js";
import type { Desk } from "./desks.js";
import { canonical } from "./reader.js";
import { parts } from "./streams.js";
import type { Binding, Change } from "./types.js";

/** The most addresses that one question takes (tencent.md 2.3, DescribeVpcPrivateIpAddresses, DescribeVpcIpv6Addresses). */
const AT_ONCE = { v4: 100, v6: 10 };

type Wanted = Extract<Change, { action: "bind" }> & { address: string };

/** The addresses that something has, as bindings of something that the plan has not to know more of. */
export async function taken(
  changes: readonly Change[],
  deskOf: (change: Wanted) => Desk | undefined,
  calls: Calls,
): Promise<Binding[]> {
  const wanted = changes.filter((change): change is Wanted => change.action === "bind" && change.address !== undefined);
  /** By the range that is asked about. */
  const ranges = new Map<string, Wanted[]>();
  for (const change of wanted) {
    const { cloud, account, region, ids, kind } = change.to;
    const range = kind === "eni-private-ip" ? ids.VpcId : kind === "dns-endpoint-ip" ? ids.subnet_id : undefined;
    if (!range) continue;
    const key = [cloud, account, region, range].join(":");
    ranges.set(key, [...(ranges.get(key) ?? []), change]);
  }
  const found = [...ranges.values()].map(async (changes) => {
    const [first] = changes as [Wanted];
    const desk = deskOf(first);
    if (!desk) return [];
    const addresses = changes.map(({ address }) => address);
    const used = await (desk.cloud === "tencent" ? inVpc : inSubnet)(desk, first, addresses, calls);
    return changes.filter(({ address }) => used.has(address)).map(held);
  });
  return (await Promise.all(found)).flat();
}

async function inVpc({ client }: Desk, { to }: Wanted, addresses: string[], calls: Calls): Promise<Set<string>> {
  const used = new Set<string>();
  const { vpc } = client as TencentCloud;
  const VpcId = to.ids.VpcId ?? "";
  const isV6 = (address: string) => address.includes(":");
  const [v4, v6] = [addresses.filter((address) => !isV6(address)), addresses.filter(isV6)];
  for (const PrivateIpAddresses of parts(v4, AT_ONCE.v4)) {
    const answer = await calls.data(() => vpc.describeVpcPrivateIpAddresses({ VpcId, PrivateIpAddresses }));
    for (const { PrivateIpAddress = "" } of answer.VpcPrivateIpAddressSet ?? []) used.add(PrivateIpAddress);
  }
  for (const Ipv6Addresses of parts(v6, AT_ONCE.v6)) {
    const answer = await calls.data(() => vpc.describeVpcIpv6Addresses({ VpcId, Ipv6Addresses }));
    for (const { Ipv6Address = "" } of answer.Ipv6AddressSet ?? []) used.add(canonical(Ipv6Address));
  }
  return used;
}

async function inSubnet({ client }: Desk, { to }: Wanted, _: string[], calls: Calls): Promise<Set<string>> {
  const used = new Set<string>();
  const pages = (client as HuaweiCloud).pages("vpc", "listPrivateips", { subnet_id: to.ids.subnet_id ?? "" });
  for await (const { privateips = [] } of calls.pages(pages)) {
    for (const { ip_address = "" } of privateips) used.add(ip_address);
  }
  return used;
}

const held = ({ to, address }: Wanted): Binding => ({
  ...to,
  id: `${to.cloud}:${to.account}:${to.region}:taken:${address}`,
  service: "vpc",
  resource: { id: "another resource", name: "" },
  address,
  family: address.includes(":") ? 6 : 4,
  network: "private",
  state: "bound",
  status: "",
  primary: false,
});
