// IPv6 addresses of interfaces, API 3.0 (tencent.md 2.3, A.b1).
import { canonicalIpv6 } from "../../ipv6.ts";
import { v3Refusal } from "../errors.ts";
import { checkVpc, findEni } from "../model/find.ts";
import { assignIpv6, describeIpv6, unassignIpv6 } from "../model/ipv6.ts";
import { once } from "../once.ts";
import { withV3Codes } from "../rules.ts";
import { type Query, select } from "./lists.ts";
import { checkCount } from "./private-ips.ts";
import { showIpv6 } from "./show.ts";

interface Ipv6Address {
  Address?: string;
  Primary?: boolean;
  Description?: string;
}

interface Named {
  NetworkInterfaceId: string;
  Ipv6Addresses: Ipv6Address[];
}

const addresses = (entries: Ipv6Address[]) => entries.map(({ Address }) => Address ?? "");

export const ipv6 = withV3Codes(
  {
    AssignIpv6Addresses(world, call) {
      const { NetworkInterfaceId, Ipv6Addresses, Ipv6AddressCount } = call.params as Partial<Named> & {
        Ipv6AddressCount?: number;
      };
      if (Ipv6Addresses === undefined && Ipv6AddressCount === undefined)
        throw v3Refusal("MissingParameter", "Ipv6Addresses or Ipv6AddressCount is required.");
      if (Ipv6Addresses?.some(({ Primary }) => Primary))
        throw v3Refusal("UnsupportedOperation", "A primary address cannot be assigned.");
      const eni = findEni(world, NetworkInterfaceId ?? "");
      const count = checkCount(Ipv6AddressCount);
      const { requestId, made } = once(world, call, false, () =>
        assignIpv6(world, eni, addresses(Ipv6Addresses ?? []), count, call),
      );
      return {
        Ipv6AddressSet: eni.ipv6.filter(({ ip }) => made.includes(ip)).map((entry) => showIpv6(world, eni, entry)),
        RequestId: requestId,
      };
    },

    DescribeVpcIpv6Addresses(world, { params }) {
      const { VpcId, SubnetId, Ipv6Addresses, ...query } = params as unknown as {
        VpcId: string;
        SubnetId?: string;
        Ipv6Addresses?: string[];
      } & Query;
      checkVpc(world, VpcId);
      const wanted = Ipv6Addresses?.map((ip) => {
        const canonical = canonicalIpv6(ip);
        if (canonical === undefined)
          throw v3Refusal("InvalidParameterValue.Malformed", `${ip} is not an IPv6 address.`);
        return canonical;
      });
      const { networkInterfaces, subnets } = world.state.tencent;
      const used = networkInterfaces
        .filter(({ vpcId, subnetId }) => vpcId === VpcId && (SubnetId ?? subnetId) === subnetId)
        .flatMap(({ ipv6, subnetId, createdTime }) => ipv6.map(({ ip }) => ({ ip, subnetId, createdTime })))
        .filter(({ ip }) => wanted?.includes(ip) ?? true);
      const { page, total } = select(used, query, {});
      return {
        Ipv6AddressSet: page.map(({ ip, subnetId, createdTime }) => ({
          Ipv6Address: ip,
          CidrBlock: `${subnets.get(subnetId)?.ipv6Prefix}::/64`,
          Ipv6AddressType: "ENI",
          CreatedTime: createdTime,
        })),
        TotalCount: total,
      };
    },
  },
  { "in-use": "ResourceInUse.Address", duplicate: "InvalidParameterValue", quota: "LimitExceeded.Address" },
);

export const ipv6Changes = withV3Codes(
  {
    UnassignIpv6Addresses(world, call) {
      const { NetworkInterfaceId, Ipv6Addresses } = call.params as unknown as Named;
      unassignIpv6(world, findEni(world, NetworkInterfaceId), addresses(Ipv6Addresses), call);
      return {};
    },

    ModifyIpv6AddressesAttribute(world, { params }) {
      const { NetworkInterfaceId, Ipv6Addresses } = params as unknown as Named;
      describeIpv6(
        findEni(world, NetworkInterfaceId),
        Ipv6Addresses.map(({ Address = "", Description }) => ({
          ip: Address,
          ...(Description !== undefined && { description: Description }),
        })),
      );
      return {};
    },
  },
  // Neither action lists a code for what is no address.
  { malformed: "UnsupportedOperation", duplicate: "InvalidParameterValue.Duplicate" },
);
